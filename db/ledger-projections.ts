import { districtHome, isDistrictEventType } from '../shared/district/district-events.ts';
import type { LedgerEvent } from '../shared/dossier/event.ts';
import { type BodyOf, type EventType, eventTypes, isEventType } from '../shared/dossier/event-types.ts';
import { createGivenNumbers } from './given-numbers.ts';
import { createRevocations } from './revocations.ts';
import type { Sql } from './sql.ts';

/** What is asked of a ledger beside its dossiers: who it is, who works there, by which rules, which numbers are given. */
export interface LedgerProjections {
  /** Any event; every one of a ledger in order, the ledgers in any order. */
  project(commune: string, event: LedgerEvent): void;
  /** After the last of a run of events of one ledger. */
  projectEnd(commune: string, last: LedgerEvent): void;
  /** After a roll-back in the middle of a run. */
  forget(): void;
}

/** How a ledger's id follows from its key, so that nobody opens or admits a ledger under another's id. */
export type IdOfKey = (publicKey: Uint8Array) => string;

export function createLedgerProjections(sql: Sql, idOfKey: IdOfKey): LedgerProjections {
  const admissions = createAdmissions(sql);
  const revocations = createRevocations(sql);
  const numbers = createGivenNumbers(sql);
  const open = sql(
    `INSERT INTO ledger VALUES (:commune, :id, :kind, :desk, :generation, :key, :recipient, :training, :cause, :predecessor, :at, 1, NULL, NULL, NULL, NULL, NULL)
     ON CONFLICT DO UPDATE SET kind = excluded.kind, desk = excluded.desk, generation = excluded.generation, key = excluded.key,
     recipient = excluded.recipient, training = excluded.training, cause = excluded.cause, predecessor = excluded.predecessor,
     opened_at = excluded.opened_at, opened = 1`,
  );
  const putEnd = sql(
    `INSERT INTO ledger_end VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq, hash = excluded.hash,
     clock_ms = excluded.clock_ms, clock_n = excluded.clock_n, at = excluded.at`,
  );
  const putStaff = sql(
    'INSERT INTO staff VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name, role = excluded.role',
  );
  const addAdoption = sql('INSERT INTO adoption VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const putNumbering = sql(
    'INSERT INTO numbering VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET opening_number = excluded.opening_number',
  );
  const putClock = sql(
    'INSERT INTO clock_confirmation VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET wall = excluded.wall, offset_ms = excluded.offset_ms',
  );
  const putOdd = sql("INSERT INTO odd_event VALUES (?, ?, ?, NULL, ?, ?, 'setAside', ?)");

  /** False where the event says what cannot be: it is set aside, and the rest goes on. */
  function projectBody(commune: string, event: LedgerEvent, type: EventType): boolean {
    const { ledger, seq, at, clock } = event.header;
    switch (type) {
      case 'ledger.opened.v1': {
        const b = bodyOf(event, type);
        if (b === null || seq !== 1 || b.commune !== commune || !isKeyOf(ledger, b.key)) return false;
        const { kind, desk, generation, key, recipient, cause, predecessor } = b;
        const facts = { commune, id: ledger, kind, desk, generation, key, recipient, cause, at };
        open.run({ ...facts, training: b.training ? 1 : 0, predecessor: predecessor?.ledger ?? null });
        return true;
      }
      case 'ledger.admitted.v1': {
        const b = bodyOf(event, type);
        return b !== null && isKeyOf(b.ledger, b.key) && admissions.admit(commune, event, b);
      }
      case 'ledger.revoked.v1': {
        const b = bodyOf(event, type);
        return b !== null && revocations.revoke(commune, event, b);
      }
      case 'staff.appointed.v1': {
        const b = bodyOf(event, type);
        const name = event.personal?.data.name;
        if (b !== null) putStaff.run(commune, ledger, b.id, typeof name === 'string' ? name : '', b.role);
        return b !== null;
      }
      case 'catalogue.adopted.v1':
      case 'calendar.adopted.v1': {
        const b = bodyOf(event, type);
        const kind = type === 'catalogue.adopted.v1' ? 'catalogue' : 'calendar';
        if (b !== null) addAdoption.run(commune, kind, ledger, seq, b.version, b.sha256, clock[0], clock[1]);
        return b !== null;
      }
      case 'numbering.set.v1': {
        const b = bodyOf(event, type);
        if (b !== null) putNumbering.run(commune, ledger, b.openingNumber);
        return b !== null;
      }
      case 'clock.confirmed.v1': {
        const b = bodyOf(event, type);
        if (b !== null) putClock.run(commune, ledger, b.wall, b.offsetMs);
        return b !== null;
      }
      default:
        // What the district's people did stands in its own ledger alone; else a dossier event without a dossier.
        return isDistrictEventType(type) && commune === districtHome && bodyOf(event, type) !== null;
    }
  }

  function isKeyOf(ledger: string, key: string): boolean {
    return idOfKey(Buffer.from(key, 'base64url')) === ledger;
  }

  return {
    project(commune, event) {
      const { ledger, seq, type, at, dossier } = event.header;
      if (dossier !== null) {
        numbers.note(commune, event);
        return;
      }
      const known = isEventType(type);
      if (known && projectBody(commune, event, type)) return;
      putOdd.run(commune, ledger, seq, type, at, known ? 'malformed' : 'unknown-type');
    },
    projectEnd(commune, { header: { ledger, seq, clock, at }, hash }) {
      putEnd.run(commune, ledger, seq, hash, clock[0], clock[1], at);
      numbers.write();
    },
    forget: () => numbers.forget(),
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
    admit(commune: string, { header }: LedgerEvent, b: BodyOf<'ledger.admitted.v1'>): boolean {
      const { ledger: by, seq, at, clock } = header;
      const district = writer.get(commune, by);
      if (district === undefined) return false;
      const { desk, generation, key, recipient, replaces } = b;
      const facts = {
        ...{ commune, id: b.ledger, desk, generation, recipient, replaces, at, by, seq },
        training: district.training,
        cause: replaces === null ? 'enrolled' : 'replaced',
      };
      admit.run({ ...facts, key, clockMs: clock[0], clockN: clock[1] });
      foretell.run(facts);
      return true;
    },
  };
}

function bodyOf<T extends EventType>(event: LedgerEvent, type: T): BodyOf<T> | null {
  const parsed = eventTypes[type].body.safeParse(event.body);
  // The pairing of type with its own schema is what eventTypes states; the compiler cannot follow it.
  return parsed.success ? (parsed.data as BodyOf<T>) : null;
}
