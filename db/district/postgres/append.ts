import type { Kysely } from 'kysely';
import { assertContinues, bulkEvents, openingCommune } from '../../append-events.ts';
import { createNotedNumbers } from '../../given-numbers.ts';
import type { IdOfKey } from '../../ledger-facts.ts';
import type { DistrictSchema } from '../schema.ts';
import type { DistrictTx } from '../types.ts';
import { insertEvents } from './event-writes.ts';
import type { LedgerReads } from './ledger-reads.ts';
import { projectEnd, projectLedgerEvent } from './ledger-writes.ts';
import { createTouchedDossiers, projectAnew } from './touched-dossiers.ts';
import { freedDossiers } from './withheld.ts';

/** As db/writer.ts appends, set by set: events, what they say of ledgers, and at the end the rows of their dossiers. */
export function createAppend(
  tx: Kysely<DistrictSchema>,
  read: Pick<LedgerReads, 'communeOf' | 'ledgerHead'>,
  idOfKey: IdOfKey,
): Pick<DistrictTx, 'appendEvents' | 'applyWithheld'> & { settle(): Promise<void> } {
  const dossiers = createTouchedDossiers(tx);
  const numbers = createNotedNumbers();
  return {
    async appendEvents(ledger, events, home) {
      const last = events.at(-1);
      if (last === undefined) return;
      const commune = (await read.communeOf(ledger)) ?? home ?? openingCommune(events);
      assertContinues(await read.ledgerHead(ledger), ledger, events);
      const turn = dossiers.nextTurn();
      await dossiers.carry(commune, events);
      await insertEvents(tx, commune, events);
      for (const event of events) {
        if (event.header.dossier === null) await projectLedgerEvent(tx, commune, event, idOfKey);
        else numbers.note(commune, event);
      }
      await projectEnd(tx, commune, last, numbers);
      await dossiers.settle(events.length < bulkEvents ? undefined : turn);
    },
    async applyWithheld(commune) {
      await dossiers.settle();
      const freed = await freedDossiers(tx, commune);
      await projectAnew(tx, commune, freed);
      return freed.length;
    },
    settle: () => dossiers.settle(),
  };
}
