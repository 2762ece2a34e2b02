import type { JsonValue } from '../dossier/event.ts';
import type { LedgerId } from '../dossier/ids.ts';
import type { Result } from '../result.ts';
import type { CryptoPort } from './crypto-port.ts';

/** What the district tells a new desk. */
export interface EnrolmentFacts {
  readonly districtName: string;
  /** What the tier above the commune is called on screen and paper; "Cấp tỉnh" by default. */
  readonly tierName: string;
  /** age recipient of the district. */
  readonly districtRecipient: string;
  readonly commune: {
    /** Agency code of the dossier code, `H60.15.3`. */
    readonly agencyCode: string;
    readonly unitCode: string | null;
    readonly name: string;
    readonly province: string;
  };
  readonly desk: number;
  readonly generation: number;
  /** The ledger that this enrolment replaces (lost, restored, replaced PC), else null. */
  readonly replaces: LedgerId | null;
  /** At least 16 characters; shown to nobody, proves the desk's request. */
  readonly oneTimeCode: string;
  readonly url: string | null;
  /** As `shared/procedure` and `shared/calendar` define them; carried as they are. */
  readonly catalogue: JsonValue;
  readonly calendar: JsonValue;
  readonly formSet: string;
  readonly training: boolean;
  /** Milliseconds UTC, or null when it does not expire. */
  readonly expiresAt: number | null;
}

export interface Enrolment extends EnrolmentFacts {
  /** The district's ledger and raw public key (base64url). */
  readonly district: LedgerId;
  readonly districtKey: string;
  readonly sealedAt: number;
}

export interface EnrolmentRequestFacts {
  readonly commune: string;
  readonly desk: number;
  readonly generation: number;
  readonly replaces: LedgerId | null;
  readonly training: boolean;
  /** age recipient of the desk. */
  readonly recipient: string;
}

export interface EnrolmentRequest extends EnrolmentRequestFacts {
  /** The new desk's ledger and raw public key (base64url). */
  readonly ledger: LedgerId;
  readonly key: string;
  readonly sealedAt: number;
  /** HMAC of the one-time code, base64url: `provesCode` checks it. */
  readonly proof: string;
}

export function makeEnrolment(
  crypto: CryptoPort,
  input: EnrolmentFacts & { readonly seed: Uint8Array; readonly sealedAt: number; readonly nonce?: Uint8Array },
): Uint8Array {
  throw new Error(`${crypto} ${input}`);
}

/** Total. `training` null: the reader is set up as what the file says. Refuses with `batch.*`, `enrolment.*`. */
export function openEnrolment(
  crypto: CryptoPort,
  bytes: Uint8Array,
  expect: { readonly training: boolean | null; readonly now: number },
): Result<Enrolment> {
  throw new Error(`${crypto} ${bytes.length} ${expect}`);
}

export function makeEnrolmentRequest(
  crypto: CryptoPort,
  input: EnrolmentRequestFacts & {
    readonly seed: Uint8Array;
    readonly oneTimeCode: string;
    readonly sealedAt: number;
    readonly nonce?: Uint8Array;
  },
): Uint8Array {
  throw new Error(`${crypto} ${input}`);
}

/** Total. Proves that the file is whole and signed by its own new key; the caller checks the code by `provesCode`. */
export function openEnrolmentRequest(
  crypto: CryptoPort,
  bytes: Uint8Array,
  expect: { readonly training: boolean },
): Result<EnrolmentRequest> {
  throw new Error(`${crypto} ${bytes.length} ${expect}`);
}

/** Whether the request was made by someone who has this one-time code, for this very key, commune and desk. */
export function provesCode(crypto: CryptoPort, request: EnrolmentRequest, oneTimeCode: string): boolean {
  throw new Error(`${crypto} ${request} ${oneTimeCode}`);
}
