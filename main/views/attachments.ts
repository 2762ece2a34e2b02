import type { DossierRecord } from '../../db/store.ts';
import type { CallOutput, ParsedInput } from '../../shared/contract/contract.ts';
import type { DossierView } from '../../shared/contract/dossier-calls.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { iso } from '../ledger/answers.ts';
import type { ViewHost } from './host.ts';

/** Scans of a dossier, each with where its content is: a dossier never waits for one. */
export async function attachmentViews(
  { read, shelf }: Pick<ViewHost, 'read' | 'shelf'>,
  { commune, state }: DossierRecord,
): Promise<DossierView['attachments']> {
  const views: DossierView['attachments'] = [];
  for (const { sha256, component, kind, sizeBytes, name, at } of state.attachments) {
    const here = await shelf.has({ commune, sha256 });
    const held = await read.isAttachmentHeld(commune, sha256);
    views.push({ sha256, component, kind, sizeBytes, name, at: iso(at), here, held });
  }
  return views;
}

const endings = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png', 'image/tiff': 'tif' } as const;

/** One scan of the dossier. Refuses: attachment.not-found, attachment.not-here, attachment.altered. */
export async function attachmentContent(
  { shelf }: Pick<ViewHost, 'shelf'>,
  { commune, state }: DossierRecord,
  { sha256 }: Pick<ParsedInput<'attachment.get'>, 'sha256'>,
): Promise<Result<CallOutput<'attachment.get'>>> {
  const known = state.attachments.find((attachment) => attachment.sha256 === sha256);
  if (known === undefined) return refuse('attachment.not-found');
  const content = await shelf.get({ commune, sha256 });
  if (!content.ok) return content;
  const { kind, name } = known;
  return ok({ name: name ?? `${sha256.slice(0, 8)}.${endings[kind]}`, kind, base64: toBase64(content.value) });
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
