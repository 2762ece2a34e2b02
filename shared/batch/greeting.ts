import { z } from 'zod';
import type { LedgerId } from '../dossier/ids.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { CryptoPort } from './crypto-port.ts';
import { HeadRows, headRows, type LedgerHead } from './heads.ts';
import { readSealed, sealFile } from './sealed-file.ts';

export interface GreetingFacts {
  readonly commune: string;
  readonly desk: number | null;
  readonly training: boolean;
  /** The sender's own ledgers, newest first; empty ledgers are left out. */
  readonly heads: readonly LedgerHead[];
  /** What the sender holds of the other's (and of sibling desks') ledgers. */
  readonly holds: readonly LedgerHead[];
  /** The sender's clock, milliseconds UTC. */
  readonly at: number;
  /** Newest version of sealed files that the sender reads; left out: 1. */
  readonly reads?: number;
}

export interface Greeting extends GreetingFacts {
  readonly reads: number;
  readonly ledger: LedgerId;
  readonly nonce: string;
  /** SHA-256 of the whole file in hex: with `nonce` what the acknowledgement answers. */
  readonly sha256: string;
}

export interface MakeGreeting extends GreetingFacts {
  readonly seed: Uint8Array;
  readonly nonce?: Uint8Array;
}

/** A small signed word: who I am, what I have, what I hold of yours. Everything stands in the open header. */
export function makeGreeting(
  crypto: CryptoPort,
  input: MakeGreeting,
): { readonly bytes: Uint8Array; readonly greeting: Greeting } {
  const { seed, nonce, reads = 1, ...facts } = input;
  const { bytes, header, sha256 } = sealFile(crypto, {
    format: 'greeting',
    training: facts.training,
    commune: facts.commune,
    desk: facts.desk,
    seed,
    sealedAt: facts.at,
    payload: null,
    ...(nonce === undefined ? {} : { nonce }),
    more: { heads: headRows(facts.heads), holds: headRows(facts.holds), ...(reads > 1 ? { reads } : {}) },
  });
  return { bytes, greeting: { ...facts, reads, ledger: header.ledger, nonce: header.nonce, sha256 } };
}

const More = z.object({ heads: HeadRows, holds: HeadRows, reads: z.number().int().min(1).optional() });

/**
 * Total. `commune` null: any; `trustedKey` as for batches. Refuses: those of `readSealed`, batch.wrong-format,
 * batch.training-mismatch, batch.wrong-commune, batch.unknown-signer, batch.malformed.
 */
export function openGreeting(
  crypto: CryptoPort,
  bytes: Uint8Array,
  expect: {
    readonly training: boolean;
    readonly commune: string | null;
    trustedKey(ledger: LedgerId, claimedKey: string, commune: string): string | null;
  },
): Result<Greeting> {
  const sealed = readSealed(crypto, bytes);
  if (!sealed.ok) return sealed;
  const { header, sha256 } = sealed.value;
  const { commune, desk, training, ledger, nonce } = header;
  if (header.format !== 'greeting') return refuse('batch.wrong-format');
  if (training !== expect.training) return refuse('batch.training-mismatch');
  if (expect.commune !== null && commune !== expect.commune) return refuse('batch.wrong-commune', { commune });
  if (expect.trustedKey(ledger, header.key, commune) !== header.key) return refuse('batch.unknown-signer');
  const more = More.safeParse(header.more);
  if (!more.success || header.payload !== null) return refuse('batch.malformed');
  const { heads, holds, reads = 1 } = more.data;
  return ok({ ledger, nonce, sha256, commune, desk, training, heads, holds, reads, at: header.sealedAt });
}
