import { type Kysely, sql } from 'kysely';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import type { NotedNumbers } from '../../given-numbers.ts';
import {
  type Admitted,
  type IdOfKey,
  type LedgerFact,
  ledgerFactOf,
  type Opened,
  type Revoked,
  whySetAside,
} from '../../ledger-facts.ts';
import type { DistrictSchema } from '../schema.ts';
import { assign } from './assigned.ts';
import { learnAdopted } from './withheld.ts';

type Db = Kysely<DistrictSchema>;

/** What an event that concerns no dossier says, into the tables that keep it; set aside where that cannot be. */
export async function projectLedgerEvent(tx: Db, commune: string, event: LedgerEvent, idOfKey: IdOfKey): Promise<void> {
  const fact = ledgerFactOf(commune, event, idOfKey);
  const { ledger, seq, type, at } = event.header;
  if (fact !== null && (await writeFact(tx, commune, ledger, fact))) return;
  const odd = { commune, ledger, seq, dossier: null, type, at, kind: 'setAside', why: whySetAside(event) };
  await tx.insertInto('odd_event').values(odd).execute();
}

/** False where it was not the district that said so. */
async function writeFact(tx: Db, commune: string, ledger: string, fact: LedgerFact): Promise<boolean> {
  switch (fact.kind) {
    case 'noted':
      return true;
    case 'assigned':
      await assign(tx, fact);
      return true;
    case 'opened':
      return open(tx, commune, fact);
    case 'admitted':
      return admit(tx, commune, fact);
    case 'revoked':
      return revoke(tx, commune, fact);
    case 'adopted': {
      const { what: kind, version, sha256, seq, clockMs: clock_ms, clockN: clock_n } = fact;
      await tx
        .insertInto('adoption')
        .values({ commune, kind, ledger, seq, version, sha256, clock_ms, clock_n })
        .execute();
      await learnAdopted(tx, sha256);
      return true;
    }
    case 'staff': {
      const { id, name, role } = fact;
      await tx
        .insertInto('staff')
        .values({ commune, ledger, id, name, role })
        .onConflict((known) => known.columns(['commune', 'ledger', 'id']).doUpdateSet({ name, role }))
        .execute();
      return true;
    }
    case 'numbering': {
      const said = { opening_number: fact.openingNumber };
      await tx
        .insertInto('numbering')
        .values({ commune, ledger, ...said })
        .onConflict((known) => known.columns(['commune', 'ledger']).doUpdateSet(said))
        .execute();
      return true;
    }
    case 'clock': {
      const said = { wall: fact.wall, offset_ms: fact.offsetMs };
      await tx
        .insertInto('clock_confirmation')
        .values({ commune, ledger, ...said })
        .onConflict((known) => known.columns(['commune', 'ledger']).doUpdateSet(said))
        .execute();
      return true;
    }
  }
}

async function open(tx: Db, commune: string, opened: Opened): Promise<true> {
  const { id, ledgerKind, desk, generation, key, recipient, training, cause, predecessor, at } = opened;
  const said = {
    ...{ kind: ledgerKind, desk, generation, key, recipient, training, cause, predecessor },
    opened_at: at,
    opened: 1,
  };
  const unadmitted = {
    admitted_by: null,
    admitted_seq: null,
    admitted_clock_ms: null,
    admitted_clock_n: null,
    replaces: null,
  };
  await tx
    .insertInto('ledger')
    .values({ commune, id, ...said, ...unadmitted })
    .onConflict((known) => known.columns(['commune', 'id']).doUpdateSet(said))
    .execute();
  return true;
}

/** As db/ledger-projections.ts does: of several admissions the greatest by (clock, ledger, number) counts. */
async function admit(tx: Db, commune: string, admitted: Admitted): Promise<boolean> {
  const district = await openedDistrict(tx, commune, admitted.by);
  if (district === undefined) return false;
  const { id, desk, generation, key, recipient, cause, replaces, at, by, seq, clockMs, clockN } = admitted;
  const foretold = {
    ...{ desk, generation, recipient, training: district.training, cause },
    predecessor: replaces,
    opened_at: at,
  };
  const said = {
    ...{ admitted_by: by, admitted_seq: seq, admitted_clock_ms: clockMs, admitted_clock_n: clockN },
    replaces,
  };
  await tx
    .insertInto('ledger')
    .values({ commune, id, kind: 'desk', key, ...foretold, opened: 0, ...said })
    .onConflict((known) =>
      known
        .columns(['commune', 'id'])
        .doUpdateSet(said)
        .where(
          sql<boolean>`ledger.admitted_by IS NULL OR (ledger.admitted_clock_ms, ledger.admitted_clock_n, ledger.admitted_by, ledger.admitted_seq)
            < (excluded.admitted_clock_ms, excluded.admitted_clock_n, excluded.admitted_by, excluded.admitted_seq)`,
        ),
    )
    .execute();
  await tx
    .updateTable('ledger')
    .set(foretold)
    .where('commune', '=', commune)
    .where('id', '=', id)
    .where('opened', '=', 0)
    .where('admitted_by', '=', by)
    .where('admitted_seq', '=', seq)
    .execute();
  return true;
}

async function revoke(tx: Db, commune: string, revoked: Revoked): Promise<boolean> {
  if ((await openedDistrict(tx, commune, revoked.by)) === undefined) return false;
  const { id: ledger, upTo, by, seq, clockMs, clockN } = revoked;
  const said = { up_to: upTo, said_by: by, said_seq: seq, clock_ms: clockMs, clock_n: clockN };
  await tx
    .insertInto('revocation')
    .values({ commune, ledger, ...said })
    .onConflict((known) =>
      known
        .columns(['commune', 'ledger'])
        .doUpdateSet(said)
        .where(
          sql<boolean>`(revocation.clock_ms, revocation.clock_n, revocation.said_by, revocation.said_seq)
            < (excluded.clock_ms, excluded.clock_n, excluded.said_by, excluded.said_seq)`,
        ),
    )
    .execute();
  return true;
}

function openedDistrict(tx: Db, commune: string, ledger: string) {
  return tx
    .selectFrom('ledger')
    .select('training')
    .where('commune', '=', commune)
    .where('id', '=', ledger)
    .where('opened', '=', 1)
    .where('kind', '=', 'district')
    .executeTakeFirst();
}

/** After the last of a run of events of one ledger. */
export async function projectEnd(
  tx: Db,
  commune: string,
  { header: { ledger, seq, clock, at }, hash }: LedgerEvent,
  numbers: NotedNumbers,
): Promise<void> {
  const end = { seq, hash, clock_ms: clock[0], clock_n: clock[1], at };
  await tx
    .insertInto('ledger_end')
    .values({ commune, ledger, ...end })
    .onConflict((known) => known.columns(['commune', 'ledger']).doUpdateSet(end))
    .execute();
  const { blocks, books } = numbers.take();
  if (blocks.length > 0)
    await tx
      .insertInto('code_block')
      .values([...blocks])
      .onConflict((known) =>
        known
          .columns(['commune', 'date', 'desk', 'generation'])
          .doUpdateSet({ k: sql`greatest(code_block.k, excluded.k)` }),
      )
      .execute();
  if (books.length > 0)
    await tx
      .insertInto('book')
      .values([...books])
      .onConflict((known) =>
        known
          .columns(['commune', 'book_no'])
          .doUpdateSet({ entry_no: sql`greatest(book.entry_no, excluded.entry_no)` }),
      )
      .execute();
}
