import { assertContinues, bulkEvents, openingCommune } from '../../append-events.ts';
import { createNotedNumbers } from '../../given-numbers.ts';
import type { IdOfKey } from '../../ledger-facts.ts';
import type { DistrictTx } from '../types.ts';
import { runsOf } from './bulk.ts';
import type { OneConnection } from './connection.ts';
import { eventsCopied } from './event-writes.ts';
import type { LedgerReads } from './ledger-reads.ts';
import { projectEnd, projectLedgerEvent } from './ledger-writes.ts';
import { createTouchedDossiers, projectAnew } from './touched-dossiers.ts';
import { freedDossiers } from './withheld.ts';
import type { WriteBehind } from './write-behind.ts';

/** So many events are carried on and made rows of while those before them are written. */
const eventsAtOnce = 2000;

interface Append extends Pick<DistrictTx, 'appendEvents' | 'applyWithheld'> {
  /** Writes the rows of all dossiers that were put off. */
  settle(): Promise<void>;
  /** Before anything else is asked or written: what was left behind is written then. */
  pause(): Promise<void>;
}

/**
 * As db/writer.ts appends, set by set: events, what they say of ledgers, and at the end the rows of their dossiers. It
 * comes back while the last of them are written, so that the next events are read and checked meanwhile.
 */
export function createAppend(
  { db: tx, copyIn }: OneConnection,
  read: Pick<LedgerReads, 'communeOf' | 'ledgerHead'>,
  idOfKey: IdOfKey,
  behind: WriteBehind,
): Append {
  const dossiers = createTouchedDossiers(tx, behind);
  const numbers = createNotedNumbers();

  async function settle(): Promise<void> {
    await dossiers.settle();
    await behind.settled();
  }
  return {
    async appendEvents(ledger, events, home) {
      const last = events.at(-1);
      if (last === undefined) return;
      await behind.settled();
      const commune = (await read.communeOf(ledger)) ?? home ?? openingCommune(events);
      assertContinues(await read.ledgerHead(ledger), ledger, events);
      const turn = dossiers.nextTurn();
      const carry = await dossiers.meet(commune, events);
      for (const run of runsOf(events, eventsAtOnce)) {
        run.forEach(carry);
        const rows = eventsCopied(commune, run);
        await behind.put(() => copyIn(rows));
      }
      for (const event of events) {
        if (event.header.dossier !== null) numbers.note(commune, event);
        else {
          await behind.put(() => projectLedgerEvent(tx, commune, event, idOfKey));
          dossiers.forgetAround();
        }
      }
      await behind.put(() => projectEnd(tx, commune, last, numbers));
      await dossiers.settle(events.length < bulkEvents ? undefined : turn);
    },
    async applyWithheld(commune) {
      await settle();
      const freed = await freedDossiers(tx, commune);
      await projectAnew(tx, commune, freed);
      return freed.length;
    },
    settle,
    async pause() {
      await behind.settled();
      dossiers.forgetAround();
    },
  };
}
