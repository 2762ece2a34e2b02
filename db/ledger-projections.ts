import type { LedgerEvent } from '../shared/dossier/event.ts';
import { createGivenNumbers } from './given-numbers.ts';
import { type Admitted, type Adopted, type IdOfKey, ledgerFactOf, type Opened, whySetAside } from './ledger-facts.ts';
import { createRevocations } from './revocations.ts';
import type { Sql } from './sql.ts';
import { createLearnCatalogues } from './withheld-dossiers.ts';

/** What is asked of a ledger beside its dossiers: who it is, who works there, by which rules, which numbers are given. */
export interface LedgerProjections {
  /** Any event; every one of a ledger in order, the ledgers in any order. */
  project(commune: string, event: LedgerEvent): void;
  /** After the last of a run of events of one ledger. */
  projectEnd(commune: string, last: LedgerEvent): void;
  /** After a roll-back in the middle of a run. */
  forget(): void;
}

export function createLedgerProjections(sql: Sql, idOfKey: IdOfKey): LedgerProjections {
  const openings = createOpenings(sql);
  const admissions = createAdmissions(sql);
  const revocations = createRevocations(sql);
  const adoptions = createAdoptions(sql);
  const numbers = createGivenNumbers(sql);
  const putEnd = sql(
    `INSERT INTO ledger_end VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq, hash = excluded.hash,
     clock_ms = excluded.clock_ms, clock_n = excluded.clock_n, at = excluded.at`,
  );
  const putStaff = sql(
    'INSERT INTO staff VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name, role = excluded.role',
  );
  const putNumbering = sql(
    'INSERT INTO numbering VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET opening_number = excluded.opening_number',
  );
  const putClock = sql(
    'INSERT INTO clock_confirmation VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET wall = excluded.wall, offset_ms = excluded.offset_ms',
  );
  const putAssignment = sql(
    'INSERT INTO assignment VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET user_id = excluded.user_id, at = excluded.at',
  );
  const removeAssignment = sql('DELETE FROM assignment WHERE commune = ? AND dossier = ?');
  const putOdd = sql("INSERT INTO odd_event VALUES (?, ?, ?, NULL, ?, ?, 'setAside', ?)");

  /** False where the event says what cannot be. */
  function projectFact(commune: string, event: LedgerEvent): boolean {
    const fact = ledgerFactOf(commune, event, idOfKey);
    const { ledger } = event.header;
    switch (fact?.kind) {
      case undefined:
        return false;
      case 'noted':
        return true;
      case 'assigned':
        if (fact.user === null) removeAssignment.run(fact.commune, fact.dossier);
        else putAssignment.run(fact.commune, fact.dossier, fact.user, fact.at);
        return true;
      case 'opened':
        return openings.open(commune, fact);
      case 'admitted':
        return admissions.admit(commune, fact);
      case 'revoked':
        return revocations.revoke(commune, fact);
      case 'adopted':
        return adoptions.adopt(commune, fact);
      case 'staff':
        putStaff.run(commune, ledger, fact.id, fact.name, fact.role);
        return true;
      case 'numbering':
        putNumbering.run(commune, ledger, fact.openingNumber);
        return true;
      case 'clock':
        putClock.run(commune, ledger, fact.wall, fact.offsetMs);
        return true;
    }
  }

  return {
    project(commune, event) {
      const { ledger, seq, type, at, dossier } = event.header;
      if (dossier !== null) numbers.note(commune, event);
      else if (!projectFact(commune, event)) putOdd.run(commune, ledger, seq, type, at, whySetAside(event));
    },
    projectEnd(commune, { header: { ledger, seq, clock, at }, hash }) {
      putEnd.run(commune, ledger, seq, hash, clock[0], clock[1], at);
      numbers.write();
    },
    forget: () => numbers.forget(),
  };
}

function createOpenings(sql: Sql) {
  const open = sql(
    `INSERT INTO ledger VALUES (:commune, :id, :ledgerKind, :desk, :generation, :key, :recipient, :training, :cause, :predecessor, :at, 1, NULL, NULL, NULL, NULL, NULL)
     ON CONFLICT DO UPDATE SET kind = excluded.kind, desk = excluded.desk, generation = excluded.generation, key = excluded.key,
     recipient = excluded.recipient, training = excluded.training, cause = excluded.cause, predecessor = excluded.predecessor,
     opened_at = excluded.opened_at, opened = 1`,
  );
  return {
    open(commune: string, { kind: _kind, ...opened }: Opened): true {
      open.run({ commune, ...opened });
      return true;
    },
  };
}

function createAdoptions(sql: Sql) {
  const add = sql('INSERT INTO adoption VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const learn = createLearnCatalogues(sql);
  return {
    adopt(commune: string, { what, by, seq, version, sha256, clockMs, clockN }: Adopted): true {
      add.run(commune, what, by, seq, version, sha256, clockMs, clockN);
      if (what === 'catalogue') learn.ofAdoption(version, sha256);
      return true;
    },
  };
}

/**
 * A ledger is known by its admission before anything of it arrives. Of several admissions the greatest by (clock,
 * ledger, number) counts, whatever came first; once the opening is here it says what the ledger is.
 */
function createAdmissions(sql: Sql) {
  const admit = sql(
    `INSERT INTO ledger VALUES (:commune, :id, 'desk', :desk, :generation, :key, :recipient, :training, :cause, :replaces, :at, 0, :by, :seq, :clockMs, :clockN, :replaces)
     ON CONFLICT DO UPDATE SET admitted_by = :by, admitted_seq = :seq, admitted_clock_ms = :clockMs, admitted_clock_n = :clockN, replaces = :replaces
     WHERE admitted_by IS NULL OR (admitted_clock_ms, admitted_clock_n, admitted_by, admitted_seq) < (:clockMs, :clockN, :by, :seq)`,
  );
  const foretell = sql(
    `UPDATE ledger SET desk = :desk, generation = :generation, recipient = :recipient, training = :training, cause = :cause, predecessor = :replaces, opened_at = :at
     WHERE commune = :commune AND id = :id AND opened = 0 AND admitted_by = :by AND admitted_seq = :seq`,
  );
  const writer = sql<{ training: number }>(
    "SELECT training FROM ledger WHERE commune = ? AND id = ? AND opened = 1 AND kind = 'district'",
  );
  return {
    /** False when it was not the district that said so. */
    admit(commune: string, { kind: _kind, clockMs, clockN, key, ...admitted }: Admitted): boolean {
      const district = writer.get(commune, admitted.by);
      if (district === undefined) return false;
      const facts = { commune, ...admitted, training: district.training };
      admit.run({ ...facts, key, clockMs, clockN });
      foretell.run(facts);
      return true;
    },
  };
}
