import { type AttachmentKind, findAttachmentKind } from '../../shared/dossier/attachment.ts';
import type { Hash } from '../../shared/dossier/ids.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { tidyLine } from '../../shared/text/tidy.ts';
import type { Desk } from './desk.ts';

const megabyte = 1_000_000;
const limitSetting = 'attachmentLimitMb';
const defaultLimitMb = 20;
const longestName = 200;

/** A file that was chosen as a scan, looked at. */
export interface ReadScan {
  readonly bytes: Uint8Array;
  readonly sha256: Hash;
  readonly kind: AttachmentKind;
  readonly sizeBytes: number;
  readonly name: string;
}

/** What one scan may weigh at this desk, MB. */
export function attachmentLimitMb({ store }: Pick<Desk, 'store'>): number {
  return Number(store.read.findSetting(limitSetting) ?? defaultLimitMb);
}

export function keepAttachmentLimit({ store }: Pick<Desk, 'store'>, limitMb: number): Result<null> {
  return store.write((tx) => {
    tx.setSetting(limitSetting, String(limitMb));
    return ok(null);
  });
}

/** Refuses: attachment.too-large, attachment.kind-unknown. */
export function readScan(desk: Desk, file: { readonly name: string; readonly base64: string }): Result<ReadScan> {
  const bytes = Buffer.from(file.base64, 'base64');
  const limitMb = attachmentLimitMb(desk);
  if (bytes.length > limitMb * megabyte) return refusedFile('attachment.too-large', { limitMb });
  const kind = findAttachmentKind(bytes);
  if (kind === null) return refusedFile('attachment.kind-unknown');
  const name = tidyLine(file.name).slice(0, longestName);
  return ok({ bytes, sha256: desk.deps.crypto.sha256Hex(bytes), kind, sizeBytes: bytes.length, name });
}

type FileRefusal = 'attachment.too-large' | 'attachment.kind-unknown' | 'attachment.already-there';

export function refusedFile(code: FileRefusal, params: Readonly<Record<string, number>> = {}): Result<never> {
  return refuse(code, params, { file: code });
}
