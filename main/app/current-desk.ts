import type { Topic } from '../../shared/contract/envelope.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import type { Desk } from '../desk/desk.ts';
import { deskHandlers } from '../desk/handlers.ts';
import { reopenDesk } from '../desk/open.ts';
import { newLedgerKeys } from '../desk/open-ledger.ts';
import { nextGeneration, writeSuccessor } from '../desk/successor.ts';
import { agreedSeqs } from '../sync/standing.ts';

export interface CurrentDesk {
  /** The desk as it is now: after a fork it goes on in another ledger. */
  readonly desk: () => Desk;
  /** The counter's calls on that desk. */
  readonly handlers: () => Handlers;
  /** The district holds another branch of the ledger: from now on all is written to a new one, in a new number block. */
  goOn(): Promise<Result<null>>;
}

/** Who writes at this counter at this moment; `notify` is told when that changes. */
export function createCurrentDesk(opened: Desk, notify: (topics: readonly Topic[]) => void): CurrentDesk {
  let desk = opened;
  let handlers: Handlers = deskHandlers(desk);

  return {
    desk: () => desk,
    handlers: () => handlers,
    async goOn() {
      const { deps } = desk;
      const keys = await newLedgerKeys(deps);
      const carryFrom = (agreedSeqs(desk.store.read)[desk.ledger] ?? 0) + 1;
      const written = writeSuccessor(desk, keys, { cause: 'forked', carryFrom }, nextGeneration(desk));
      const reopened = written.ok ? reopenDesk(desk) : written;
      if (!reopened.ok) return reopened;
      deps.log.warn({ event: 'desk.forked', ledger: desk.ledger, successor: reopened.value.ledger }, 'went on');
      desk = reopened.value;
      handlers = deskHandlers(desk);
      notify(['desk', 'dossiers', 'sync']);
      return ok(null);
    },
  };
}
