import type { Database } from 'better-sqlite3';
import { findCodeParts } from '../shared/dossier/code.ts';
import type { LedgerEvent } from '../shared/dossier/event.ts';
import { type BodyOf, type EventType, eventTypes, isEventType } from '../shared/dossier/event-types.ts';

/** What screens and use cases ask of a ledger beside its dossiers: who it is, who works there, which rules, numbers. */
export interface LedgerProjections {
  project(commune: string, event: LedgerEvent): void;
}

export function createLedgerProjections(db: Database): LedgerProjections {
  const putLedger = db.prepare(
    `INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET kind = excluded.kind, desk = excluded.desk,
     generation = excluded.generation, key = excluded.key, recipient = excluded.recipient, training = excluded.training, cause = excluded.cause,
     predecessor = excluded.predecessor, opened_at = excluded.opened_at`,
  );
  const admitLedger = db.prepare('INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const putStaff = db.prepare(
    'INSERT INTO staff VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name, role = excluded.role, seq = excluded.seq WHERE excluded.seq > seq',
  );
  const putRules = db.prepare(
    'INSERT INTO rules_in_force VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET sha256 = excluded.sha256, seq = excluded.seq WHERE excluded.seq > seq',
  );
  const putNumbering = db.prepare(
    'INSERT INTO numbering VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET opening_number = excluded.opening_number, seq = excluded.seq WHERE excluded.seq > seq',
  );
  const putClock = db.prepare(
    'INSERT INTO clock_confirmation VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET wall = excluded.wall, offset_ms = excluded.offset_ms, seq = excluded.seq WHERE excluded.seq > seq',
  );
  const putBlock = db.prepare(
    'INSERT INTO code_block VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET k = max(k, excluded.k)',
  );
  const putBook = db.prepare(
    'INSERT INTO book VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET entry_no = max(entry_no, excluded.entry_no)',
  );

  function block(code: string, commune: string): void {
    const parts = findCodeParts(code);
    if (parts !== null && parts.agency === commune)
      putBlock.run(commune, parts.date, parts.desk, parts.generation, parts.k);
  }

  return {
    project(commune, event) {
      const { header } = event;
      const { ledger, seq } = header;
      switch (header.type) {
        case 'ledger.opened.v1': {
          const b = bodyOf(event, header.type);
          if (b === null) return;
          putLedger.run(
            commune,
            ledger,
            b.kind,
            b.desk,
            b.generation,
            b.key,
            b.recipient,
            b.training ? 1 : 0,
            b.cause,
            b.predecessor?.ledger ?? null,
            header.at,
          );
          return;
        }
        case 'ledger.admitted.v1': {
          const b = bodyOf(event, header.type);
          if (b !== null)
            admitLedger.run(
              commune,
              b.ledger,
              'desk',
              b.desk,
              b.generation,
              b.key,
              b.recipient,
              0,
              b.replaces === null ? 'enrolled' : 'replaced',
              b.replaces,
              header.at,
            );
          return;
        }
        case 'staff.appointed.v1': {
          const b = bodyOf(event, header.type);
          const name = event.personal?.data['name'];
          if (b !== null) putStaff.run(commune, ledger, b.id, typeof name === 'string' ? name : '', b.role, seq);
          return;
        }
        case 'catalogue.adopted.v1':
        case 'calendar.adopted.v1': {
          const b = bodyOf(event, header.type);
          if (b !== null)
            putRules.run(
              commune,
              ledger,
              header.type === 'catalogue.adopted.v1' ? 'catalogue' : 'calendar',
              b.version,
              b.sha256,
              seq,
            );
          return;
        }
        case 'numbering.set.v1': {
          const b = bodyOf(event, header.type);
          if (b !== null) putNumbering.run(commune, ledger, b.openingNumber, seq);
          return;
        }
        case 'clock.confirmed.v1': {
          const b = bodyOf(event, header.type);
          if (b !== null) putClock.run(commune, ledger, b.wall, b.offsetMs, seq);
          return;
        }
        case 'dossier.received.v1': {
          const { code, bookNo, entryNo } = event.body;
          if (typeof code === 'string') block(code, commune);
          if (typeof bookNo === 'string' && typeof entryNo === 'number') putBook.run(commune, bookNo, entryNo);
          return;
        }
        case 'dossier.refused.v1':
        case 'dossier.supplementRequested.v1': {
          const { bookNo, entryNo } = event.body;
          if (typeof bookNo === 'string' && typeof entryNo === 'number') putBook.run(commune, bookNo, entryNo);
          return;
        }
        default:
      }
    },
  };
}

/** Null where the event cannot be used: it is set aside, and the rest goes on. */
function bodyOf<T extends EventType>(event: LedgerEvent, type: T): BodyOf<T> | null {
  if (!isEventType(type)) return null;
  const parsed = eventTypes[type].body.safeParse(event.body);
  return parsed.success ? (parsed.data as BodyOf<T>) : null;
}
