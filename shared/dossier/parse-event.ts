import type { z } from 'zod';
import type { LedgerEvent } from './event.ts';
import { type BodyOf, type DossierEventType, eventTypes, isDossierEventType, type PersonalOf } from './event-types.ts';
import { type QuickReader, quickReader, unread } from './quick-reader.ts';

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
  const reader = readerOf(type);
  const body = reader.body(source.body);
  if (body === unread) return 'malformed';
  const personal = reader.personal === null || source.personal === null ? null : reader.personal(source.personal.data);
  if (personal === unread) return 'malformed';
  // The pairing of type with its own schemas is what eventTypes states; the compiler cannot follow it.
  return { type, source, body, personal } as DossierEvent;
}

interface EventReader {
  readonly body: QuickReader;
  readonly personal: QuickReader | null;
}

/** Made when a type is first met. */
const readers = new Map<DossierEventType, EventReader>();

function readerOf(type: DossierEventType): EventReader {
  const known = readers.get(type);
  if (known !== undefined) return known;
  const { body, personal } = eventTypes[type];
  const made = { body: wholeReader(body), personal: personal === null ? null : wholeReader(personal) };
  readers.set(type, made);
  return made;
}

/** `unread` only of what the schema refuses. */
function wholeReader(schema: z.ZodType): QuickReader {
  const quick = quickReader(schema);
  return (value) => {
    const read = quick === null ? unread : quick(value);
    if (read !== unread) return read;
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : unread;
  };
}
