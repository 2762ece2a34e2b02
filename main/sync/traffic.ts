import { carriedDuring, type LineSample, type Passage } from './line-measure.ts';

/** What goes up over one line at once, so that a body that shared it is not taken for a slower line. */
export interface Traffic {
  begin(bytes: number, at: number): Passage;
  /** `isTorn`: it was not answered. */
  end(passage: Passage, at: number, isTorn: boolean): LineSample;
}

export function createTraffic(): Traffic {
  let passages: Passage[] = [];
  return {
    begin(bytes, at) {
      const passage = { bytes, startedAt: at, endedAt: null, isTorn: false };
      passages.push(passage);
      return passage;
    },
    end(passage, at, isTorn) {
      const ended = { ...passage, endedAt: at, isTorn };
      passages = passages.map((other) => (other === passage ? ended : other));
      const carried = carriedDuring(ended, passages);
      // What ended before everything that still goes has nothing more to tell.
      const oldest = Math.min(...passages.map(({ startedAt, endedAt }) => (endedAt === null ? startedAt : at)));
      passages = passages.filter(({ endedAt }) => endedAt === null || endedAt > oldest);
      return { bytes: passage.bytes, carried, elapsedMs: at - passage.startedAt };
    },
  };
}
