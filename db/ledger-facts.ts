import { canonicalJson } from '../shared/batch/canonical-json.ts';
import { districtHome, isDistrictEventType } from '../shared/district/district-events.ts';
import type { LedgerEvent } from '../shared/dossier/event.ts';
import { type BodyOf, type EventType, eventTypes, isEventType } from '../shared/dossier/event-types.ts';
import type { RulesKind } from '../shared/rules/draft.ts';
import { plainText } from './plain-text.ts';

/** How a ledger's id follows from its key, so that nobody opens or admits a ledger under another's id. */
export type IdOfKey = (publicKey: Uint8Array) => string;

/** Who said something and when: of several words about the same the greatest by (clock, ledger, number) counts. */
interface Said {
  readonly by: string;
  readonly seq: number;
  readonly clockMs: number;
  readonly clockN: number;
}

/** What an event that concerns no dossier says of its ledger or of another, in the columns that keep it. */
export type LedgerFact =
  | {
      readonly kind: 'opened';
      readonly id: string;
      readonly ledgerKind: string;
      readonly desk: number | null;
      readonly generation: number;
      readonly key: string;
      readonly recipient: string;
      readonly training: number;
      readonly cause: string;
      readonly predecessor: string | null;
      readonly at: number;
    }
  | ({
      readonly kind: 'admitted';
      readonly id: string;
      readonly desk: number;
      readonly generation: number;
      readonly key: string;
      readonly recipient: string;
      readonly cause: string;
      readonly replaces: string | null;
      readonly at: number;
    } & Said)
  | ({ readonly kind: 'revoked'; readonly id: string; readonly upTo: number } & Said)
  | { readonly kind: 'staff'; readonly id: string; readonly name: string; readonly role: string }
  | ({ readonly kind: 'adopted'; readonly what: string; readonly version: string; readonly sha256: string } & Said)
  | { readonly kind: 'numbering'; readonly openingNumber: number }
  | { readonly kind: 'clock'; readonly wall: number; readonly offsetMs: number }
  /** With whom a dossier is at the tier above; `user` null: with nobody again. */
  | {
      readonly kind: 'assigned';
      readonly commune: string;
      readonly dossier: string;
      readonly user: string | null;
      readonly at: number;
    }
  /** It stands in the ledger, and that is all. */
  | { readonly kind: 'noted' };

type FactOf<Kind extends LedgerFact['kind']> = Extract<LedgerFact, { readonly kind: Kind }>;
export type Opened = FactOf<'opened'>;
export type Admitted = FactOf<'admitted'>;
export type Revoked = FactOf<'revoked'>;
export type Adopted = FactOf<'adopted'>;
export type Assigned = FactOf<'assigned'>;

/** Why an event says nothing that can be used; it is set aside, and the rest goes on. */
export function whySetAside({ header: { type } }: LedgerEvent): 'malformed' | 'unknown-type' {
  return isEventType(type) ? 'malformed' : 'unknown-type';
}

const adoptedKinds = {
  'catalogue.adopted.v1': 'catalogue',
  'calendar.adopted.v1': 'calendar',
  'forms.adopted.v1': 'forms',
} as const satisfies Partial<Record<EventType, RulesKind>>;

const adoptedNames = { kind: 'adopted', what: 'names' } as const;

/** Null where the event is of no known type, or says what cannot be. */
export function ledgerFactOf(commune: string, event: LedgerEvent, idOfKey: IdOfKey): LedgerFact | null {
  const { type } = event.header;
  const isKeyOf = (ledger: string, key: string) => idOfKey(Buffer.from(key, 'base64url')) === ledger;
  switch (type) {
    case 'ledger.opened.v1': {
      const body = bodyOf(event, type);
      const isSound = body?.commune === commune && event.header.seq === 1 && isKeyOf(event.header.ledger, body.key);
      return body !== null && isSound ? openedFact(event, body) : null;
    }
    case 'ledger.admitted.v1': {
      const body = bodyOf(event, type);
      return body !== null && isKeyOf(body.ledger, body.key) ? admittedFact(event, body) : null;
    }
    case 'ledger.revoked.v1': {
      const body = bodyOf(event, type);
      return body && { kind: 'revoked', id: body.ledger, upTo: body.upTo, ...saidOf(event) };
    }
    case 'staff.appointed.v1': {
      const body = bodyOf(event, type);
      const name = event.personal?.data.name;
      return (
        body && {
          kind: 'staff',
          id: plainText(body.id),
          name: typeof name === 'string' ? plainText(name) : '',
          role: body.role,
        }
      );
    }
    case 'catalogue.adopted.v1':
    case 'calendar.adopted.v1':
    case 'forms.adopted.v1': {
      const body = bodyOf(event, type);
      const what = adoptedKinds[type];
      return body && { kind: 'adopted', what, version: plainText(body.version), sha256: body.sha256, ...saidOf(event) };
    }
    case 'office.named.v1': {
      const body = bodyOf(event, type);
      // Kept as what an office adopted is: the same order decides which word is the last.
      return (
        body && {
          ...adoptedNames,
          version: plainText(canonicalJson(body)),
          sha256: event.header.body,
          ...saidOf(event),
        }
      );
    }
    case 'numbering.set.v1': {
      const body = bodyOf(event, type);
      return body && { kind: 'numbering', openingNumber: body.openingNumber };
    }
    case 'clock.confirmed.v1': {
      const body = bodyOf(event, type);
      return body && { kind: 'clock', wall: body.wall, offsetMs: body.offsetMs };
    }
    case 'district.dossierAssigned.v1': {
      const body = commune === districtHome ? bodyOf(event, type) : null;
      return body && { kind: 'assigned', ...body, at: event.header.at };
    }
    default:
      // What the district's people did stands in its own ledger alone; else a dossier event without a dossier.
      return isDistrictEventType(type) && commune === districtHome && bodyOf(event, type) !== null
        ? { kind: 'noted' }
        : null;
  }
}

function openedFact({ header }: LedgerEvent, body: BodyOf<'ledger.opened.v1'>): Opened {
  const { kind: ledgerKind, desk, generation, cause, predecessor } = body;
  return {
    ...{ kind: 'opened', id: header.ledger, ledgerKind, desk, generation, cause, at: header.at },
    key: plainText(body.key),
    recipient: plainText(body.recipient),
    training: body.training ? 1 : 0,
    predecessor: predecessor?.ledger ?? null,
  };
}

function admittedFact(event: LedgerEvent, body: BodyOf<'ledger.admitted.v1'>): Admitted {
  const { ledger: id, desk, generation, replaces } = body;
  const cause = replaces === null ? 'enrolled' : 'replaced';
  const facts = { id, desk, generation, replaces, cause, at: event.header.at };
  const texts = { key: plainText(body.key), recipient: plainText(body.recipient) };
  return { kind: 'admitted', ...facts, ...texts, ...saidOf(event) };
}

function saidOf({ header: { ledger, seq, clock } }: LedgerEvent): Said {
  return { by: ledger, seq, clockMs: clock[0], clockN: clock[1] };
}

function bodyOf<T extends EventType>(event: LedgerEvent, type: T): BodyOf<T> | null {
  const parsed = eventTypes[type].body.safeParse(event.body);
  // The pairing of type with its own schema is what eventTypes states; the compiler cannot follow it.
  return parsed.success ? (parsed.data as BodyOf<T>) : null;
}
