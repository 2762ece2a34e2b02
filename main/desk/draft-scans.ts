import { z } from 'zod';
import type { DraftScanRow } from '../../db/draft-scans.ts';
import type { ReadDb } from '../../db/types.ts';
import { attachmentKinds } from '../../shared/dossier/attachment.ts';
import type { Hash } from '../../shared/dossier/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Desk } from './desk.ts';

/** What is known of a scan that lies with a form; sealed at rest, as the file's name may be a person's. */
const Facts = z.strictObject({
  procedureCode: z.string(),
  name: z.string(),
  kind: z.enum(attachmentKinds),
  sizeBytes: z.number(),
  pages: z.number().nullable(),
});
export type DraftScanFacts = z.infer<typeof Facts>;

export interface DraftScan extends Pick<DraftScanRow, 'draft' | 'component' | 'sha256'>, DraftScanFacts {}

export function sealFacts({ keyring }: Pick<Desk, 'keyring'>, facts: DraftScanFacts): Uint8Array {
  return keyring.seal(Buffer.from(JSON.stringify(facts)));
}

/** Scans of one form, in the order in which they came. */
export function scansOfDraft(
  { keyring }: Pick<Desk, 'keyring'>,
  read: Pick<ReadDb, 'draftScans'>,
  draft: string,
): readonly DraftScan[] {
  return read.draftScans().flatMap(({ sealed, draft: of, component, sha256 }) => {
    if (of !== draft) return [];
    const plain = keyring.open(sealed);
    if (plain === null) return [];
    return [{ draft, component, sha256, ...Facts.parse(JSON.parse(Buffer.from(plain).toString('utf8'))) }];
  });
}

/**
 * Drops the scans of the forms that are gone: the content first, then its row, so that a power cut between the two
 * leaves something to go on from and never a content that nothing names.
 */
export async function dropScansOf(desk: Desk, isGone: (draft: string) => boolean): Promise<void> {
  for (const row of desk.store.read.draftScans()) if (isGone(row.draft)) await dropScan(desk, row);
}

export async function dropScan(
  desk: Desk,
  place: Pick<DraftScanRow, 'draft' | 'component' | 'sha256'>,
): Promise<Result<null>> {
  const isThis = (row: DraftScanRow) => row.draft === place.draft && row.component === place.component;
  const others = desk.store.read.draftScans().filter((row) => !isThis(row));
  await removeUnnamed(desk, place.sha256, others);
  return desk.store.write((tx) => {
    tx.removeDraftScan(place);
    return ok(null);
  });
}

/**
 * After a backup was put back: what it says of forms is of that day. A form may have become a dossier since that is not
 * here yet, and its scan must not go with the form, so the contents stay.
 */
export function forgetScansOfForms({ store }: Pick<Desk, 'store'>): Result<null> {
  return store.write((tx) => {
    for (const row of tx.draftScans()) tx.removeDraftScan(row);
    return ok(null);
  });
}

/** Takes a content away that neither a dossier nor a form names. */
export function dropUnnamed(desk: Desk, sha256: Hash): Promise<void> {
  return removeUnnamed(desk, sha256, desk.store.read.draftScans());
}

async function removeUnnamed(
  { store, shelf, office }: Desk,
  sha256: Hash,
  forms: readonly DraftScanRow[],
): Promise<void> {
  const place = { commune: office.commune.code, sha256 };
  if (forms.some((row) => row.sha256 === sha256)) return;
  if (store.read.namedAttachmentBytes(place.commune, sha256) === null) await shelf.remove(place);
}
