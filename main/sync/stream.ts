import { setImmediate } from 'node:timers/promises';
import type { Passing } from './deliver.ts';
import { createTurns } from './turns.ts';

/** Batches that were begun and are not answered yet: what the district keeps half arrived of one ledger has a bound. */
const mostOpen = 7;

/** Sealing stops all else for a moment: before the next is sealed the one before is on the line. */
const turnsToBegin = 3;

export interface StreamDeps<Batch> {
  /** How many batches send at once. */
  readonly lanes: () => number;
  readonly mayGoOn: () => boolean;
  /** Seals the next of at most `places` that may be begun now; null when there is none. */
  readonly next: (places: number) => Promise<Batch | null>;
  /** Brings one and takes its answer. */
  readonly send: (batch: Batch, passing: Passing) => Promise<void>;
}

export interface Stream {
  /** Until nothing is left, or nothing may go on; then what was begun is brought to its end. Throws the first defect. */
  run(): Promise<void>;
  /** Fewer open ones from now on; false when this is the only one. */
  narrow(): boolean;
}

/**
 * Keeps a line at work: while batches send, the next one is sealed and waits for its turn; one whose bytes are all at
 * the district waits for its answer beside them. The district is asked to import in the order of the ledger, so that
 * nothing is parked there that need not be.
 */
export function createStream<Batch>({ lanes, mayGoOn, next, send }: StreamDeps<Batch>): Stream {
  const nextTurn = createTurns(lanes);
  const defects: unknown[] = [];
  let most = mostOpen;
  let open = 0;
  /** Of the open ones, those of which not all bytes are at the district. */
  let onTheWay = 0;
  /** Of the newest batch: the district was asked for it, and reads it before what is posted whole from now on. */
  let last = { asked: Promise.resolve(), read: Promise.resolve() };
  let moves = 0;
  let wake: () => void = () => undefined;

  function moved(): void {
    moves += 1;
    wake();
  }

  /** One more than send at once is sealed ahead. */
  const places = () => Math.min(most - open, lanes() + 1 - onTheWay);

  async function follow(batch: Batch): Promise<void> {
    const turn = nextTurn();
    const earlier = last;
    const asked = Promise.withResolvers<void>();
    const read = Promise.withResolvers<void>();
    last = { asked: asked.promise, read: read.promise };
    let isComing = true;
    open += 1;
    onTheWay += 1;
    function arrived(): void {
      if (isComing) onTheWay -= 1;
      isComing = false;
      turn.end();
      moved();
    }
    async function inOrder(as: 'whole' | 'pieces'): Promise<void> {
      await (as === 'whole' ? earlier.read : earlier.asked);
      asked.resolve();
      if (as === 'whole') read.resolve();
    }
    try {
      await send(batch, { turn, isWanted, arrived, inOrder });
    } catch (error) {
      defects.push(error);
    }
    open -= 1;
    arrived();
    asked.resolve();
    read.resolve();
  }

  async function seal(): Promise<Batch | null> {
    try {
      return await next(places());
    } catch (error) {
      defects.push(error);
      return null;
    }
  }

  const isWanted = () => defects.length === 0 && mayGoOn();

  return {
    async run() {
      for (;;) {
        const seen = moves;
        const batch = isWanted() && places() > 0 ? await seal() : null;
        if (batch !== null) {
          void follow(batch);
          for (let turn = 0; turn < turnsToBegin; turn += 1) await setImmediate();
        } else if (open > 0 && moves === seen) await new Promise<void>((resolve) => (wake = resolve));
        else if (open === 0 && moves === seen) break;
      }
      if (defects.length > 0) throw defects[0];
    },
    narrow() {
      if (open <= 1) return false;
      most = Math.max(1, open - 1);
      return true;
    },
  };
}
