import type { Result } from '../../../shared/result.ts';
import type { IncomingBatch } from './range-opener.ts';

/** So many batches lie open at most that wait for their turn to be written. */
const mostAhead = 2;

/** Room for batches that are opened while others are written. */
export interface Ahead {
  /** Begins to open one; null where enough lie open: that one is opened when its turn comes. */
  begin(open: () => Promise<Result<IncomingBatch>>): AheadBatch | null;
}

export interface AheadBatch {
  /** Its turn has come: the room is another's from now on. Who takes it disposes of it. */
  take(): Promise<Result<IncomingBatch>>;
  /** Its turn will not come; nothing happens where it was taken. */
  drop(): Promise<void>;
}

export function createAhead(): Ahead {
  let open = 0;
  return {
    begin(opening) {
      if (open >= mostAhead) return null;
      open += 1;
      const opened = opening();
      // Who takes it hears of it; nobody need take it.
      opened.catch(() => undefined);
      let isTaken = false;
      function take(): Promise<Result<IncomingBatch>> {
        if (!isTaken) open -= 1;
        isTaken = true;
        return opened;
      }
      return {
        take,
        async drop() {
          if (isTaken) return;
          const dropped = await take();
          if (dropped.ok) dropped.value[Symbol.dispose]();
        },
      };
    },
  };
}
