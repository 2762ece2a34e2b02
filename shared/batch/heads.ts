import { z } from 'zod';
import { type Hash, LedgerId } from '../dossier/ids.ts';
import { findBase64url, findHex, toBase64url, toHex } from './base64url.ts';
import { HashText } from './open-header.ts';

/** Where one ledger stands at the one who says it. */
export interface LedgerHead {
  readonly ledger: LedgerId;
  readonly seq: number;
  readonly hash: Hash;
}

/** What a sender holds of other ledgers, by ledger id. */
export type Holds = Readonly<Record<string, { readonly seq: number; readonly hash: Hash }>>;

/** In an open header: `[ledger, number, hash in base64url]` each. */
export const HeadRows = z
  .array(z.tuple([LedgerId, z.number().int().min(1), HashText]))
  .max(10_000)
  .transform((rows) => rows.map(([ledger, seq, hash]): LedgerHead => ({ ledger, seq, hash: hashOfText(hash) })));

export function headRows(heads: readonly LedgerHead[]) {
  return heads.map(({ ledger, seq, hash }) => [ledger, seq, textOfHash(hash)]);
}

export function textOfHash(hash: Hash): string {
  const bytes = findHex(hash);
  if (bytes === null) throw new Error('not a hash');
  return toBase64url(bytes);
}

/** `text` has passed HashText. */
export function hashOfText(text: string): Hash {
  const bytes = findBase64url(text);
  if (bytes === null) throw new Error('not the text of a hash');
  return toHex(bytes);
}

export function holdsOf(heads: readonly LedgerHead[]): Holds {
  return Object.fromEntries(heads.map(({ ledger, seq, hash }) => [ledger, { seq, hash }]));
}

export function headsOf(holds: Holds): LedgerHead[] {
  return Object.entries(holds)
    .map(([ledger, { seq, hash }]) => ({ ledger: LedgerId.parse(ledger), seq, hash }))
    .sort((a, b) => (a.ledger < b.ledger ? -1 : 1));
}
