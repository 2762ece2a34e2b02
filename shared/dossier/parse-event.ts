import type { LedgerEvent } from './event.ts';
import { type BodyOf, type DossierEventType, eventTypes, isDossierEventType, type PersonalOf } from './event-types.ts';

/** A dossier event whose body and personal part have been read. `personal` is null when purged or when there is none. */
export type DossierEvent = {
  [T in DossierEventType]: {
    readonly type: T;
    readonly source: LedgerEvent;
    readonly body: BodyOf<T>;
    readonly personal: PersonalOf<T> | null;
  };
}[DossierEventType];

/** Reads a dossier event; says why where it cannot be used. Never throws. */
export function parseDossierEvent(source: LedgerEvent): DossierEvent | 'unknown-type' | 'malformed' {
  const { type } = source.header;
  if (!isDossierEventType(type)) return 'unknown-type';
  const schemas = eventTypes[type];
  const body = schemas.body.safeParse(source.body);
  if (!body.success) return 'malformed';
  let personal: unknown = null;
  if (schemas.personal !== null && source.personal !== null) {
    const parsed = schemas.personal.safeParse(source.personal.data);
    if (!parsed.success) return 'malformed';
    personal = parsed.data;
  }
  // The pairing of type with its own schemas is what eventTypes states; the compiler cannot follow it.
  return { type, source, body: body.data, personal } as DossierEvent;
}
