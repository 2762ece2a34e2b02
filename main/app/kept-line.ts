import type { CryptoPort } from '../../shared/batch/crypto-port.ts';
import type { Result } from '../../shared/result.ts';
import type { Clock } from '../ports.ts';
import type { ConnectionFacts } from '../sync/connections.ts';
import { createHttpLine, type Line } from '../sync/line.ts';
import { type LineMeasure, unmeasured } from '../sync/line-measure.ts';

export interface KeptLine {
  /**
   * Does `work` over connections that are still open from the time before. Those may have died unseen: what could not
   * reach anybody over them is done once more over new ones. Refuses what `work` refuses.
   */
  over<T>(
    to: { readonly baseUrl: string; readonly facts: ConnectionFacts; readonly signal: AbortSignal },
    work: (line: Line) => Promise<Result<T>>,
  ): Promise<Result<T>>;
  /** What the line that is kept showed itself to carry; null before the first. */
  measure(): LineMeasure | null;
  close(): Promise<void>;
}

/** The network road between rounds. What was learned of a line to an address outlives its connections. */
export function createKeptLine(deps: {
  readonly clock: Clock;
  readonly crypto: CryptoPort;
  readonly deadlineMs: number;
  /** What is known of a line from before the program was started. */
  readonly remembered?: (baseUrl: string) => LineMeasure;
}): KeptLine {
  let kept: { readonly baseUrl: string; readonly by: string; readonly line: Line } | null = null;

  async function renew(baseUrl: string, facts: ConnectionFacts): Promise<Line> {
    await kept?.line.close();
    const learned = kept?.baseUrl === baseUrl ? kept.line.measure() : (deps.remembered?.(baseUrl) ?? unmeasured);
    const { clock, crypto, deadlineMs } = deps;
    const line = createHttpLine({ clock, crypto, baseUrl, deadlineMs, learned, ...facts });
    kept = { baseUrl, by: JSON.stringify(facts), line };
    return line;
  }

  return {
    async over({ baseUrl, facts, signal }, work) {
      const open = kept?.baseUrl === baseUrl && kept.by === JSON.stringify(facts) ? kept.line : null;
      if (open !== null) {
        const done = await work(open);
        if (done.ok || done.refusal.code !== 'sync.unreachable' || signal.aborted) return done;
      }
      return work(await renew(baseUrl, facts));
    },
    measure: () => kept?.line.measure() ?? null,
    async close() {
      await kept?.line.close();
      kept = null;
    },
  };
}
