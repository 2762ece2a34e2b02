import type { EventHeader, JsonObject, LedgerEvent, PersonalPart } from '../dossier/event.ts';
import { type Hash, LedgerId } from '../dossier/ids.ts';
import { canonicalJson } from './canonical-json.ts';
import type { CryptoPort } from './crypto-port.ts';

/** Where a ledger stands: its last number (0 when empty) and the header hash at it (null when empty). */
export interface ChainEnd {
  readonly seq: number;
  readonly hash: Hash | null;
}

/** What a writer says of a new event; the hashes are worked out from it. */
export interface NewEvent extends Omit<EventHeader, 'v' | 'body' | 'personal'> {
  readonly body: JsonObject;
  /** Null or without a single field: the event has no personal part, hence no salt. */
  readonly personal: JsonObject | null;
  /** 16 fresh random bytes in hex; drawn here when left out. Not kept where there is no personal part. */
  readonly salt?: string;
}

/** Why an event is not what its chain says. */
export type EventFlaw = 'ledger' | 'seq' | 'prev' | 'body' | 'personal' | 'header';

export type ChainCheck =
  | { readonly ok: true; readonly end: ChainEnd; readonly events: number }
  | { readonly ok: false; readonly seq: number; readonly flaw: EventFlaw };

/** First 16 bytes of SHA-256 over the raw 32-byte public key, in lower-case hex. */
export function ledgerIdOf(crypto: CryptoPort, publicKey: Uint8Array): LedgerId {
  return LedgerId.parse(crypto.sha256Hex(publicKey).slice(0, 32));
}

/** Canonical JSON of a header, byte-equal to `canonicalJson(header)` and several times faster. */
export function headerJson(header: EventHeader): string {
  const { dossier, personal, prev } = header;
  // Hashes, ids and roles hold no character that JSON escapes; actor and type may.
  return (
    `{"actor":${quoted(header.actor)},"after":[${header.after.map((hash) => `"${hash}"`).join(',')}],"at":${header.at},` +
    `"body":"${header.body}","clock":[${header.clock[0]},${header.clock[1]}],` +
    `"dossier":${dossier === null ? 'null' : `"${dossier}"`},"ledger":"${header.ledger}",` +
    `"personal":${personal === null ? 'null' : `"${personal}"`},"prev":${prev === null ? 'null' : `"${prev}"`},` +
    `"role":"${header.role}","seq":${header.seq},"type":${quoted(header.type)},"v":${header.v}}`
  );
}

const plainText = /^[A-Za-z0-9 ._:-]*$/;

function quoted(text: string): string {
  return plainText.test(text) ? `"${text}"` : canonicalJson(text);
}

export function bodyHash(crypto: CryptoPort, body: JsonObject): Hash {
  return crypto.sha256Hex(canonicalJson(body));
}

/** SHA-256 over the canonical JSON of `{"data":…,"salt":…}`. */
export function personalHash(crypto: CryptoPort, part: PersonalPart): Hash {
  return personalTextHash(crypto, canonicalJson(part.data), part.salt);
}

/** As `personalHash`, of data whose canonical JSON is at hand. */
export function personalTextHash(crypto: CryptoPort, data: string, salt: string): Hash {
  return crypto.sha256Hex(`{"data":${data},"salt":"${salt}"}`);
}

/** Makes the next event of a ledger. Throws on a body without canonical JSON: that is a defect of the caller. */
export function makeEvent(crypto: CryptoPort, input: NewEvent): LedgerEvent {
  const personal =
    input.personal === null || Object.values(input.personal).every((value) => value === undefined)
      ? null
      : { salt: input.salt ?? freshSalt(crypto), data: input.personal };
  const header: EventHeader = {
    v: 1,
    ledger: input.ledger,
    seq: input.seq,
    clock: input.clock,
    at: input.at,
    actor: input.actor,
    role: input.role,
    after: input.after.toSorted(),
    type: input.type,
    dossier: input.dossier,
    body: bodyHash(crypto, input.body),
    personal: personal === null ? null : personalHash(crypto, personal),
    prev: input.prev,
  };
  return { header, hash: crypto.sha256Hex(headerJson(header)), body: input.body, personal };
}

function freshSalt(crypto: CryptoPort): string {
  return Array.from(crypto.randomBytes(16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Recomputes every hash of one event. A purged personal part (hash without part) is no flaw. */
export function checkEvent(crypto: CryptoPort, event: LedgerEvent): EventFlaw | null {
  const { header, personal } = event;
  if (bodyHash(crypto, event.body) !== header.body) return 'body';
  if (personal !== null && personalHash(crypto, personal) !== header.personal) return 'personal';
  return crypto.sha256Hex(headerJson(header)) === event.hash ? null : 'header';
}

/** Follows a ledger from `start` on: numbers without a gap, each header chained to the one before, all hashes right. */
export function verifyChain(
  crypto: CryptoPort,
  ledger: LedgerId,
  start: ChainEnd,
  events: Iterable<LedgerEvent>,
): ChainCheck {
  let { seq, hash } = start;
  let count = 0;
  for (const event of events) {
    const flaw = linkFlaw(event, ledger, seq + 1, hash) ?? checkEvent(crypto, event);
    if (flaw !== null) return { ok: false, seq: seq + 1, flaw };
    seq += 1;
    count += 1;
    hash = event.hash;
  }
  return { ok: true, end: { seq, hash }, events: count };
}

function linkFlaw(event: LedgerEvent, ledger: LedgerId, seq: number, prev: Hash | null): EventFlaw | null {
  if (event.header.ledger !== ledger) return 'ledger';
  if (event.header.seq !== seq) return 'seq';
  return event.header.prev === prev ? null : 'prev';
}
