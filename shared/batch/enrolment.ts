import { z } from 'zod';
import type { JsonValue } from '../dossier/event.ts';
import { LedgerId } from '../dossier/ids.ts';
import { ok, type Result, refuse } from '../result.ts';
import { canonicalJson } from './canonical-json.ts';
import type { CryptoPort } from './crypto-port.ts';
import { CommuneCode, Instant } from './open-header.ts';
import { readSealed, sealFile } from './sealed-file.ts';
import { findZstdContentSize } from './zstd-size.ts';

export {
  type EnrolmentRequest,
  makeEnrolmentRequest,
  openEnrolmentRequest,
  provesCode,
} from './enrolment-request.ts';

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
  /** Certificate (PEM) of the only authority that may vouch for `url`; null: those that the machine trusts. */
  readonly authority: string | null;
  /** As `shared/procedure` and `shared/calendar` define them; carried as they are. */
  readonly catalogue: JsonValue;
  readonly calendar: JsonValue;
  /** As `shared/forms` defines them; null: the texts that the desk's program brings along. */
  readonly forms: JsonValue | null;
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

const defaultTierName = 'Cấp tỉnh';
/** What an enrolment inflates to at most: a catalogue of thousands of procedures. */
const maxPayloadBytes = 16 * 1024 * 1024;

const json: z.ZodType<JsonValue> = z.json();
const Payload = z.object({
  districtName: z.string().min(1).max(300),
  tierName: z.string().min(1).max(100).default(defaultTierName),
  districtRecipient: z.string().min(1).max(200),
  agencyCode: CommuneCode,
  unitCode: z.string().min(1).max(60).nullable(),
  communeName: z.string().min(1).max(300),
  province: z.string().min(1).max(300),
  generation: z.number().int().min(0).max(1_000_000),
  replaces: LedgerId.nullable(),
  oneTimeCode: z.string().min(16).max(200),
  url: z.string().max(500).nullable(),
  authority: z.string().max(10_000).nullable().default(null),
  catalogue: json,
  calendar: json,
  forms: json.nullable().default(null),
  formSet: z.string().min(1).max(100),
  expiresAt: Instant.nullable(),
});

/** The commune of the file is its agency code. The payload is one zstd frame of canonical JSON. */
export function makeEnrolment(
  crypto: CryptoPort,
  input: EnrolmentFacts & { readonly seed: Uint8Array; readonly sealedAt: number; readonly nonce?: Uint8Array },
): Uint8Array {
  const { commune, seed, sealedAt, nonce, desk, training, authority, forms, ...facts } = input;
  const payload = {
    ...facts,
    ...(authority === null ? {} : { authority }),
    ...(forms === null ? {} : { forms }),
    agencyCode: commune.agencyCode,
    unitCode: commune.unitCode,
    communeName: commune.name,
    province: commune.province,
  };
  return sealFile(crypto, {
    format: 'enrolment',
    training,
    commune: commune.agencyCode,
    desk,
    seed,
    sealedAt,
    payload: crypto.deflate(new TextEncoder().encode(canonicalJson(payload))),
    ...(nonce === undefined ? {} : { nonce }),
    more: {},
  }).bytes;
}

/**
 * Opens an enrolment file. Total. `training` null: the reader becomes what the file says. The district's key is taken
 * on this file's word: that is what enrolling means. Refuses: those of `readSealed`, batch.wrong-format,
 * enrolment.training-mismatch, enrolment.expired, enrolment.malformed, batch.too-large.
 */
export function openEnrolment(
  crypto: CryptoPort,
  bytes: Uint8Array,
  expect: { readonly training: boolean | null; readonly now: number },
): Result<Enrolment> {
  const sealed = readSealed(crypto, bytes);
  if (!sealed.ok) return sealed;
  const { header, payload } = sealed.value;
  if (header.format !== 'enrolment') return refuse('batch.wrong-format');
  if (expect.training !== null && header.training !== expect.training) return refuse('enrolment.training-mismatch');
  const inflated = inflateJson(crypto, payload);
  if (!inflated.ok) return inflated;
  const parsed = Payload.safeParse(inflated.value);
  if (!parsed.success || header.desk === null || parsed.data.agencyCode !== header.commune) {
    return refuse('enrolment.malformed');
  }
  const { agencyCode, unitCode, communeName, province, ...facts } = parsed.data;
  if (facts.expiresAt !== null && expect.now > facts.expiresAt) return refuse('enrolment.expired');
  return ok({
    ...facts,
    commune: { agencyCode, unitCode, name: communeName, province },
    desk: header.desk,
    training: header.training,
    district: header.ledger,
    districtKey: header.key,
    sealedAt: header.sealedAt,
  });
}

function inflateJson(crypto: CryptoPort, payload: Uint8Array): Result<unknown> {
  const size = findZstdContentSize(payload);
  if (size === null) return refuse('enrolment.malformed');
  if (size > maxPayloadBytes) return refuse('batch.too-large');
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(crypto.inflate(payload, size));
    const value: unknown = JSON.parse(text);
    return canonicalJson(value) === text ? ok(value) : refuse('enrolment.malformed');
  } catch {
    return refuse('enrolment.malformed');
  }
}
