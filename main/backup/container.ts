import { createHash } from 'node:crypto';
import { z } from 'zod';

const magic = Buffer.from('MCBK');

/** In the clear: what the backup is of, and the key file as it lies in the folder (wrapped). No personal data. */
export const BackupHeader = z.strictObject({
  v: z.literal(1),
  kind: z.enum(['desk', 'district']),
  training: z.boolean(),
  commune: z.string().nullable(),
  desk: z.number().int().nullable(),
  /** First ledger of the desk's line; null for a district. */
  rootLedger: z.string().nullable(),
  madeAt: z.number().int(),
  keyFile: z.string(),
});
export type BackupHeader = z.infer<typeof BackupHeader>;

/** `MCBK` ‖ u32 header length ‖ header JSON ‖ sealed database ‖ SHA-256 of all before it. */
export function packBackup(header: BackupHeader, sealedDatabase: Uint8Array): Uint8Array {
  const json = Buffer.from(JSON.stringify(header), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  const body = Buffer.concat([magic, length, json, sealedDatabase]);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}

/** Null for anything that is not a whole backup. */
export function unpackBackup(
  bytes: Uint8Array,
): { readonly header: BackupHeader; readonly sealedDatabase: Uint8Array } | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 40 || !buffer.subarray(0, 4).equals(magic)) return null;
  const end = buffer.length - 32;
  if (!createHash('sha256').update(buffer.subarray(0, end)).digest().equals(buffer.subarray(end))) return null;
  const headerEnd = 8 + buffer.readUInt32BE(4);
  if (headerEnd > end) return null;
  try {
    return {
      header: BackupHeader.parse(JSON.parse(buffer.toString('utf8', 8, headerEnd))),
      sealedDatabase: buffer.subarray(headerEnd, end),
    };
  } catch {
    return null;
  }
}
