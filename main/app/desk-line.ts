import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { Line } from '../sync/line.ts';
import { type LineMeasure, unmeasured } from '../sync/line-measure.ts';
import { rememberedMeasure, rememberMeasure } from '../sync/line-memory.ts';
import { createKeptLine } from './kept-line.ts';
import { connectionFacts } from './network-settings.ts';
import type { Training } from './training/training.ts';

/** The line from this desk to its district. */
export interface DeskLine {
  /** Does `work` over the line to the given or the set address. Refuses: sync.no-address, and what `work` refuses. */
  over<T>(signal: AbortSignal, given: string | undefined, work: (line: Line) => Promise<Result<T>>): Promise<Result<T>>;
  /** The address as the screens name it; null while none is set. A training desk names its district. */
  url(): string | null;
  hasAddress(): boolean;
  measure(): LineMeasure;
  close(): Promise<void>;
}

const deadlineMs = 60_000;
/** A training desk's district is on the same machine. */
const straight = { authority: null, proxy: null } as const;

/** `training`: its district is found by starting it; null takes the address that is set. */
export function createDeskLine(desk: () => Desk, training: Training | null): DeskLine {
  const setUrl = () => desk().store.read.findSetting('districtUrl');
  const line = createKeptLine({
    ...desk().deps,
    deadlineMs,
    remembered: (baseUrl) => rememberedMeasure(desk(), baseUrl),
  });

  async function address(given: string | undefined): Promise<Result<string>> {
    if (given !== undefined) return ok(given);
    if (training !== null) {
      const both = await training.open();
      return both.ok ? ok(both.value.line.url) : both;
    }
    const url = setUrl();
    return url === null ? refuse('sync.no-address') : ok(url);
  }

  return {
    async over(signal, given, work) {
      const url = await address(given);
      if (!url.ok) return url;
      const facts = training === null ? await connectionFacts(desk(), url.value) : straight;
      const done = await line.over({ baseUrl: url.value, facts, signal }, work);
      rememberMeasure(desk(), url.value, line.measure() ?? unmeasured);
      return done;
    },
    url: () => (training === null ? setUrl() : desk().office.district.name),
    hasAddress: () => training !== null || setUrl() !== null,
    measure: () => line.measure() ?? rememberedMeasure(desk(), null),
    close: () => line.close(),
  };
}
