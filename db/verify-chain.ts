import { canonicalJson } from '../shared/batch/canonical-json.ts';
import { headerJson } from '../shared/batch/chain.ts';
import type { LedgerEvent } from '../shared/dossier/event.ts';
import type { IdOfKey } from './ledger-facts.ts';
import type { Sql } from './sql.ts';

export interface Hashing {
  readonly sha256Hex: (data: string) => string;
  readonly idOfKey: IdOfKey;
  /** Over the SHA-256 of `text`; keys and signatures in base64url. Left out: signatures are not looked at. */
  readonly isSigned?: ((key: string, text: string, signature: string) => boolean) | undefined;
}

/** Why an event is not what its ledger says, `last` being the one before it; null when it is. */
export function flawOf(event: LedgerEvent, last: LedgerEvent | null, { sha256Hex }: Hashing): string | null {
  const { header, hash, body, personal } = event;
  const seq = (last?.header.seq ?? 0) + 1;
  if (header.seq !== seq) return `number ${seq} is missing`;
  if (sha256Hex(canonicalJson(body)) !== header.body) return 'the body is not the one that was written';
  if (personal !== null && sha256Hex(canonicalJson(personal)) !== header.personal)
    return 'the personal part is not the one that was written';
  if (sha256Hex(headerJson(header)) !== hash)
    return 'the header is not the one that was written, or the chain is broken here';
  return null;
}

/**
 * What is wrong with the first event of a ledger: a ledger is named by its key, and one that goes on from another is
 * signed by that one's key where it says so (design.md, idea 2).
 */
export function openingFlaw(live: Sql, commune: string, { header, body }: LedgerEvent, hash: Hashing): string | null {
  if (header.type !== 'ledger.opened.v1') return 'the ledger does not begin with its opening';
  const { key, predecessor, predecessorSignature: signature, ...rest } = body;
  if (typeof key !== 'string' || hash.idOfKey(Buffer.from(key, 'base64url')) !== header.ledger)
    return 'the ledger is not named by its key';
  if (typeof signature !== 'string' || hash.isSigned === undefined) return null;
  const before = live<{ key: string | null }>(
    "SELECT body ->> 'key' AS key FROM event WHERE commune = ? AND ledger = ? AND seq = 1 AND type = 'ledger.opened.v1'",
  ).get(commune, ledgerOf(predecessor));
  // The one before may never have come here.
  if (before === undefined || before.key === null) return null;
  const signed = canonicalJson({ ...rest, key, predecessor });
  return hash.isSigned(before.key, signed, signature) ? null : 'the opening is not signed by the ledger before it';
}

function ledgerOf(predecessor: unknown): string {
  return typeof predecessor === 'object' && predecessor !== null && 'ledger' in predecessor
    ? String(predecessor.ledger)
    : '';
}
