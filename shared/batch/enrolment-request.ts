import { z } from 'zod';
import { LedgerId } from '../dossier/ids.ts';
import { ok, type Result, refuse } from '../result.ts';
import { findBase64url, toBase64url } from './base64url.ts';
import { canonicalJson } from './canonical-json.ts';
import type { CryptoPort } from './crypto-port.ts';
import { HashText } from './open-header.ts';
import { readSealed, sealFile } from './sealed-file.ts';

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

/** The one-time code itself does not travel back: only an HMAC of what it vouches for, keyed by it. */
function proofOf(
  crypto: CryptoPort,
  oneTimeCode: string,
  request: EnrolmentRequestFacts & { readonly key: string },
): Uint8Array {
  const { commune, desk, generation, key, recipient, replaces, training } = request;
  const vouched = { commune, desk, generation, key, recipient, replaces, training, what: 'motcua.enrolment.v1' };
  const utf8 = new TextEncoder();
  return crypto.hmacSha256(utf8.encode(oneTimeCode), utf8.encode(canonicalJson(vouched)));
}

/** The desk's answer to its enrolment: its new key and age recipient, signed by that key. */
export function makeEnrolmentRequest(
  crypto: CryptoPort,
  input: EnrolmentRequestFacts & {
    /** Raw Ed25519 seed of the new ledger. */
    readonly seed: Uint8Array;
    readonly oneTimeCode: string;
    readonly sealedAt: number;
    readonly nonce?: Uint8Array;
  },
): Uint8Array {
  const { commune, desk, generation, replaces, training, recipient } = input;
  const key = toBase64url(crypto.ed25519PublicKey(input.seed));
  const proof = proofOf(crypto, input.oneTimeCode, { ...input, key });
  return sealFile(crypto, {
    format: 'enrolmentRequest',
    training,
    commune,
    desk,
    seed: input.seed,
    sealedAt: input.sealedAt,
    payload: null,
    ...(input.nonce === undefined ? {} : { nonce: input.nonce }),
    more: { generation, replaces, recipient, proof: toBase64url(proof) },
  }).bytes;
}

const More = z.object({
  generation: z.number().int().min(0).max(1_000_000),
  replaces: LedgerId.nullable(),
  recipient: z.string().min(1).max(200),
  proof: HashText,
});

/**
 * Total. Proves that the file is whole and signed by its own new key; the caller checks the code by `provesCode`.
 * Refuses: those of `readSealed`, batch.wrong-format, enrolment.training-mismatch, enrolment.malformed.
 */
export function openEnrolmentRequest(
  crypto: CryptoPort,
  bytes: Uint8Array,
  expect: { readonly training: boolean },
): Result<EnrolmentRequest> {
  const sealed = readSealed(crypto, bytes);
  if (!sealed.ok) return sealed;
  const { header } = sealed.value;
  const { commune, desk, training, ledger, key, sealedAt } = header;
  if (header.format !== 'enrolmentRequest') return refuse('batch.wrong-format');
  if (training !== expect.training) return refuse('enrolment.training-mismatch');
  const more = More.safeParse(header.more);
  if (!more.success || desk === null || header.payload !== null) return refuse('enrolment.malformed');
  return ok({ ...more.data, commune, desk, training, ledger, key, sealedAt });
}

/** Whether the request was made by someone who has this one-time code, for this very key, commune and desk. */
export function provesCode(crypto: CryptoPort, request: EnrolmentRequest, oneTimeCode: string): boolean {
  const claimed = findBase64url(request.proof);
  const expected = proofOf(crypto, oneTimeCode, request);
  if (claimed === null || claimed.length !== expected.length) return false;
  // All bytes are looked at whatever the first ones are, so that the time taken tells nothing.
  let difference = 0;
  for (let i = 0; i < expected.length; i += 1) difference |= (expected[i] ?? 0) ^ (claimed[i] ?? 0);
  return difference === 0;
}
