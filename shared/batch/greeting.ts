import type { LedgerId } from '../dossier/ids.ts';
import type { Result } from '../result.ts';
import type { LedgerHead } from './acknowledgement.ts';
import type { CryptoPort } from './crypto-port.ts';

export interface GreetingFacts {
  readonly commune: string;
  readonly desk: number | null;
  readonly training: boolean;
  /** The sender's own ledgers, newest first; empty ledgers are left out. */
  readonly heads: readonly LedgerHead[];
  /** What the sender holds of the other's (and of sibling desks') ledgers. */
  readonly holds: readonly LedgerHead[];
  readonly at: number;
}

export interface Greeting extends GreetingFacts {
  readonly ledger: LedgerId;
  readonly nonce: string;
  /** SHA-256 of the whole file in hex: with `nonce` what the acknowledgement answers. */
  readonly sha256: string;
}

export interface MakeGreeting extends GreetingFacts {
  readonly seed: Uint8Array;
  readonly nonce?: Uint8Array;
}

export function makeGreeting(
  crypto: CryptoPort,
  input: MakeGreeting,
): { readonly bytes: Uint8Array; readonly greeting: Greeting } {
  throw new Error(`${crypto} ${input}`);
}

/** Total. `commune` null: any. `trustedKey` as for batches. */
export function openGreeting(
  crypto: CryptoPort,
  bytes: Uint8Array,
  expect: {
    readonly training: boolean;
    readonly commune: string | null;
    trustedKey(ledger: LedgerId, claimedKey: string, commune: string): string | null;
  },
): Result<Greeting> {
  throw new Error(`${crypto} ${bytes.length} ${expect}`);
}
