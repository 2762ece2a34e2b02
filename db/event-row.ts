import type { ActorRole, JsonObject, LedgerEvent } from '../shared/dossier/event.ts';
import type { DossierId, Hash, LedgerId } from '../shared/dossier/ids.ts';
import type { DistrictSchema } from './district/schema.ts';

/** A row of `event` but its commune; `prev` is not kept twice: it is the hash of the event before. */
export type EventRow = Omit<DistrictSchema['event'], 'commune'>;

export function eventToRow({ header, hash, body, personal, texts }: LedgerEvent): EventRow {
  return {
    ledger: header.ledger,
    seq: header.seq,
    clock_ms: header.clock[0],
    clock_n: header.clock[1],
    at: header.at,
    actor: header.actor,
    role: header.role,
    after_json: header.after.length === 0 ? null : JSON.stringify(header.after),
    type: header.type,
    dossier: header.dossier,
    body_hash: header.body,
    personal_hash: header.personal,
    hash,
    // As it came: the canonical form is worked out again whenever it is hashed.
    body: texts?.body ?? JSON.stringify(body),
    salt: personal === null ? null : personal.salt,
    data: personal === null ? null : (texts?.data ?? JSON.stringify(personal.data)),
  };
}

/**
 * What was checked when it was written is taken as it lies; `verify` is what distrusts it, and gives a `parse` that
 * reads anything.
 */
export function rowToEvent(
  row: EventRow,
  prev: Hash | null,
  parse: (json: string) => unknown = JSON.parse,
): LedgerEvent {
  return {
    header: {
      v: 1,
      ledger: row.ledger as LedgerId,
      seq: row.seq,
      clock: [row.clock_ms, row.clock_n],
      at: row.at,
      actor: row.actor,
      role: row.role as ActorRole,
      after: row.after_json === null ? [] : hashesOf(parse(row.after_json)),
      type: row.type,
      dossier: row.dossier as DossierId | null,
      body: row.body_hash,
      personal: row.personal_hash,
      prev,
    },
    hash: row.hash,
    body: parse(row.body) as JsonObject,
    personal: row.salt === null || row.data === null ? null : { salt: row.salt, data: parse(row.data) as JsonObject },
  };
}

function hashesOf(value: unknown): Hash[] {
  // Anything else makes the header's hash wrong, where it is looked at.
  return Array.isArray(value) ? value : [JSON.stringify(value)];
}
