import { z } from 'zod';
import { Hash, type LedgerId } from './ids.ts';

/** What a scan may be: what every scanner gives and every later office can still open. */
export const attachmentKinds = ['application/pdf', 'image/jpeg', 'image/png', 'image/tiff'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** The paper that a scan is of: its place in the procedure's checklist, from 0, or what the dossier came to. */
export const AttachmentOf = z.union([z.number().int().min(0).max(200), z.literal('result')]);
export type AttachmentOf = z.infer<typeof AttachmentOf>;

/** A scan of one paper, named by the SHA-256 of the plain file. */
export const AttachmentPlace = z.object({ sha256: Hash, component: AttachmentOf });
export type AttachmentPlace = z.infer<typeof AttachmentPlace>;

/** A scan as the dossier's story has it. Its content travels by itself and may be missing here. */
export interface Attachment extends AttachmentPlace {
  readonly kind: AttachmentKind;
  readonly sizeBytes: number;
  /** Null when purged. */
  readonly name: string | null;
  /** When it was attached, ms UTC, and the event that says so. */
  readonly at: number;
  readonly ledger: LedgerId;
  readonly seq: number;
}

export function isSamePlace(a: AttachmentPlace, b: AttachmentPlace): boolean {
  return a.sha256 === b.sha256 && a.component === b.component;
}

const marks: readonly (readonly [AttachmentKind, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['image/tiff', [0x4d, 0x4d, 0x00, 0x2a]],
];

/** What a file is by its first bytes, whatever its name says; null for what no scan is. */
export function findAttachmentKind(bytes: Uint8Array): AttachmentKind | null {
  return marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0] ?? null;
}
