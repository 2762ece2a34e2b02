import { z } from 'zod';
import { LedgerId } from '../dossier/ids.ts';
import { findBase64url } from './base64url.ts';
import { canonicalJson } from './canonical-json.ts';

export const sealedFormats = [
  'batch',
  'greeting',
  'acknowledgement',
  'down',
  'offer',
  'attachment',
  'attachmentRequest',
  'enrolment',
  'enrolmentRequest',
] as const;
export type SealedFormat = (typeof sealedFormats)[number];

const base64url = (bytes: number) => z.string().refine((text) => findBase64url(text)?.length === bytes);
/** SHA-256 in base64url: open headers keep binary values short. */
export const HashText = base64url(32);
export const KeyText = base64url(32);
export const NonceText = base64url(16);
export const Instant = z.number().int().min(0).max(8_640_000_000_000_000);
export const CommuneCode = z.string().min(1).max(60);
export const DeskNumber = z.number().int().min(0).max(9);

const Common = z.strictObject({
  format: z.enum(sealedFormats),
  training: z.boolean(),
  commune: CommuneCode,
  desk: DeskNumber.nullable(),
  ledger: LedgerId,
  key: KeyText,
  nonce: NonceText,
  sealedAt: Instant,
  payload: z.strictObject({ bytes: z.number().int().min(0), sha256: HashText }).optional(),
});

/** What every open header says. Binary values are base64url without padding. */
export interface OpenHeader {
  readonly format: SealedFormat;
  readonly training: boolean;
  readonly commune: string;
  readonly desk: number | null;
  /** Who signed the file: their ledger and raw public key. The id is always the key's own (`ledgerIdOf`). */
  readonly ledger: LedgerId;
  readonly key: string;
  /** 16 random bytes, base64url: tells two files apart that say the same. */
  readonly nonce: string;
  /** The signer's clock, milliseconds UTC. Never a reason to refuse. */
  readonly sealedAt: number;
  /** Null when the file has no payload; the header then leaves the member out. */
  readonly payload: { readonly bytes: number; readonly sha256: string } | null;
  /** What the format adds: the header's other members. */
  readonly more: Readonly<Record<string, unknown>>;
}

export function writeOpenHeader(header: OpenHeader): string {
  const { more, payload, ...common } = header;
  return canonicalJson({ ...more, ...common, ...(payload === null ? {} : { payload }) });
}

/** Null unless the text is a header in its canonical form, so that each header has one text. */
export function findOpenHeader(text: string): OpenHeader | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
    if (canonicalJson(value) !== text) return null;
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const common: Record<string, unknown> = {};
  const more: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (Object.hasOwn(Common.shape, name)) common[name] = member;
    else if (name !== '__proto__') more[name] = member;
  }
  const parsed = Common.safeParse(common);
  return parsed.success ? { ...parsed.data, payload: parsed.data.payload ?? null, more } : null;
}
