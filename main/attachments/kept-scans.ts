import type { VerifyProblem } from '../../db/verify-report.ts';
import type { ErrorCode } from '../../shared/errors/table.ts';
import type { Desk } from '../desk/desk.ts';
import { ownLedgerIds } from '../desk/successor.ts';
import type { District } from '../district/district.ts';
import type { AttachmentShelf, ShelfPlace } from './shelf.ts';

/** A scan that a folder knows of; `needed`: nobody else has it, so that it must lie here. */
export type KeptScan = ShelfPlace & { readonly needed: boolean };

/** What a desk scanned; what the tier above has may be gone from here. */
export function scansOfDesk({ store, office }: Pick<Desk, 'store' | 'office'>): readonly KeptScan[] {
  const { read } = store;
  const commune = office.commune.code;
  return read
    .attachmentsOf(commune, ownLedgerIds(read))
    .map(({ sha256, held }) => ({ commune, sha256, needed: !held }));
}

/** What has arrived at a district. */
export async function scansOfDistrict({ store }: Pick<District, 'store'>): Promise<readonly KeptScan[]> {
  return (await store.read.heldAttachments()).map((place) => ({ ...place, needed: true }));
}

const reasons: Partial<Record<ErrorCode, string>> = {
  'attachment.altered': 'not what was scanned',
  'attachment.not-here': 'missing',
};

/** Every scan that is missing where it must lie, or is not what its hash says, by its name. */
export async function scanProblems(
  shelf: Pick<AttachmentShelf, 'get' | 'has'>,
  scans: readonly KeptScan[],
): Promise<readonly VerifyProblem[]> {
  const problems: VerifyProblem[] = [];
  for (const { commune, sha256, needed } of scans) {
    if (!needed && !(await shelf.has({ commune, sha256 }))) continue;
    const content = await shelf.get({ commune, sha256 });
    if (content.ok) continue;
    const why = reasons[content.refusal.code] ?? 'cannot be read now';
    const detail = `commune=${commune} sha256=${sha256}: ${why}`;
    problems.push({ kind: 'file', ledger: null, seq: null, table: 'attachment', detail });
  }
  return problems;
}

/**
 * Copies scans from one place to another, each proved by its hash; what is there already is not written again. Answers
 * how many are there in the end and how many could not be read. Refuses what `put` refuses, as a throw of its fault.
 */
export async function copyScans(
  from: Pick<AttachmentShelf, 'get'>,
  to: Pick<AttachmentShelf, 'put'>,
  scans: readonly KeptScan[],
): Promise<{ readonly copied: number; readonly missing: number; readonly isFull: boolean }> {
  let copied = 0;
  let missing = 0;
  for (const scan of scans) {
    const content = await from.get(scan);
    if (!content.ok) {
      if (scan.needed) missing += 1;
      continue;
    }
    const put = await to.put(scan, content.value);
    if (!put.ok) return { copied, missing, isFull: true };
    copied += 1;
  }
  return { copied, missing, isFull: false };
}
