import type { Hash, LedgerId } from '../dossier/ids.ts';
import type { Result } from '../result.ts';
import type { CryptoPort } from './crypto-port.ts';

/** Where one ledger stands at the one who says it. */
export interface LedgerHead {
  readonly ledger: LedgerId;
  readonly seq: number;
  readonly hash: Hash;
}

export const answerStates = ['accepted', 'duplicate', 'gap', 'fork', 'refused'] as const;
export type AnswerState = (typeof answerStates)[number];

export interface AcknowledgementFacts {
  readonly commune: string;
  /** The desk that is answered; null where the file's sender could not be read. */
  readonly desk: number | null;
  readonly training: boolean;
  /** The batch or greeting that is answered: SHA-256 of the file in hex, its nonce (empty when it could not be read). */
  readonly answers: { readonly sha256: Hash; readonly nonce: string };
  readonly state: AnswerState;
  /** Error code for `refused`, `gap`, `fork`; else null. */
  readonly code: string | null;
  /** For `gap`: the number to send from. */
  readonly resumeFrom: number | null;
  /** What the district holds of that desk's ledgers (also abandoned ones). */
  readonly ledgers: readonly LedgerHead[];
  /** The district's clock, milliseconds UTC. */
  readonly at: number;
}

export interface Acknowledgement extends AcknowledgementFacts {
  /** The district's ledger that signed it. */
  readonly district: LedgerId;
  readonly nonce: string;
}

export interface MakeAcknowledgement extends AcknowledgementFacts {
  readonly seed: Uint8Array;
  readonly nonce?: Uint8Array;
}

export function makeAcknowledgement(crypto: CryptoPort, input: MakeAcknowledgement): Uint8Array {
  throw new Error(`${crypto} ${input}`);
}

/**
 * Opens an acknowledgement that must come from this district for this commune and kind. Total.
 * `districtKey` is base64url. Refuses with `batch.*`.
 */
export function openAcknowledgement(
  crypto: CryptoPort,
  bytes: Uint8Array,
  expect: { readonly districtKey: string; readonly commune: string; readonly training: boolean },
): Result<Acknowledgement> {
  throw new Error(`${crypto} ${bytes.length} ${expect}`);
}
