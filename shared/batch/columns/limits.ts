/** What one segment may hold; docs/protocol.md, "Segment". A reader checks each before it spends memory or time. */
export const limits = {
  /** Inflated bytes of the tame part, and bytes of the wild part. */
  partBytes: 16 * 1024 * 1024,
  events: 16_384,
  /** Rows of all columns together: what keeps a constant column from standing for a billion values. */
  rows: 8_000_000,
  /** Characters of all keys and values together, each counted as often as it stands in an event. */
  characters: 64 * 1024 * 1024,
  /** Columns within columns. A writer turns to plain JSON at 60, so that it stays below whatever comes within. */
  depth: 70,
  writtenDepth: 60,
  /** Tame bytes up to which a dictionary is used: beyond, a segment has learned all that it says. */
  dictionaryBytes: 64 * 1024,
} as const;

export const segmentVersion = 1;

/** First byte of a column. */
export const tags = {
  absent: 0,
  constant: 1,
  mixed: 2,
  object: 3,
  array: 4,
  integer: 5,
  dictionary: 6,
  split: 7,
  digits: 8,
  hex: 9,
  uuid: 10,
  text: 11,
  json: 12,
  same: 13,
} as const;

/** What an integer column counts from. */
export const bases = { none: 0, previous: 1, at: 2, day: 3 } as const;

const dayMs = 86_400_000;
/** Asia/Ho_Chi_Minh, which has no summer time. */
const zoneMs = 25_200_000;

/** Midnight in Vietnam of the day that `at` lies in, milliseconds UTC. */
export function dayStart(at: number): number {
  return Math.floor((at + zoneMs) / dayMs) * dayMs - zoneMs;
}

type SegmentFault = 'batch.malformed' | 'batch.too-large' | 'batch.version-newer';

/** Bytes that are no segment, or none of this version. Caught where a segment is read, and told by its code. */
export class SegmentError extends Error {
  override readonly name = 'SegmentError';
  readonly code: SegmentFault;
  constructor(code: SegmentFault, what: string) {
    super(what);
    this.code = code;
  }
}

export function malformed(what: string): SegmentError {
  return new SegmentError('batch.malformed', what);
}
