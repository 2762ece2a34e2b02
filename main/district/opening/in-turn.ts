import { isPaperListFile } from '../../../shared/paper/list-qr.ts';
import type { Result } from '../../../shared/result.ts';
import { isStillOpen, openIncoming } from '../apply-batch.ts';
import type { District } from '../district.ts';
import type { IncomingPart } from '../incoming-file.ts';
import type { AheadBatch } from './ahead.ts';
import type { IncomingBatch } from './range-opener.ts';

/** Begins to open what came in before its turn comes, where it is a batch and there is room. */
export function openAhead(district: District, part: IncomingPart | undefined): AheadBatch | null {
  if (part === undefined || part.header?.format !== 'batch' || isPaperListFile(part.bytes)) return null;
  return district.ahead.begin(() => openIncoming(district, part.bytes));
}

/**
 * A batch whose turn has come, opened ahead or now. What the batches before it brought counts: who was shut out since is
 * refused, and what was refused may be let in. Refuses as `openIncoming`.
 */
export async function openInTurn(
  district: District,
  { bytes }: IncomingPart,
  ahead: AheadBatch | null,
): Promise<Result<IncomingBatch>> {
  const opened = ahead === null ? null : await ahead.take();
  if (!opened?.ok) return openIncoming(district, bytes);
  let isOpen = false;
  try {
    isOpen = await isStillOpen(district, opened.value);
  } finally {
    // Also where the store could not be asked.
    if (!isOpen) opened.value[Symbol.dispose]();
  }
  return isOpen ? opened : openIncoming(district, bytes);
}
