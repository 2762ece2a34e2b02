import type { WriteTx } from '../../db/store.ts';
import type { Acknowledgement, Lacks } from '../../shared/batch/acknowledgement.ts';
import type { Hash } from '../../shared/dossier/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { ownLedgerIds } from '../desk/successor.ts';
import type { Applied } from './applied.ts';

/** An answer to a scan is about that scan alone: it may be days late, and says nothing of ledgers any more. */
export function applyScanAnswer(desk: Desk, sha256: Hash, answer: Acknowledgement): Result<Applied> {
  const { state, code } = answer;
  const isThere = state === 'accepted' || state === 'duplicate';
  const result = desk.store.write<Applied>((tx) => {
    if (isThere) hold(desk, tx, sha256);
    return ok({
      kind: 'acknowledgement',
      state,
      events: 0,
      forked: false,
      answers: answer.answers.sha256,
      code,
    });
  });
  if (result.ok) desk.changed(['sync']);
  return result;
}

/** More than wait at any desk. */
const mostScans = 10_000;

/**
 * What the district says that it lacks counts, whatever was heard before. Where it named all of it, it has the rest:
 * to be called where it holds every event of this desk.
 */
export function noteLacking(desk: Desk, tx: WriteTx, { count, first }: Lacks): void {
  const commune = desk.office.commune.code;
  for (const sha256 of first) if (tx.isAttachmentHeld(commune, sha256)) tx.loseAttachment(commune, sha256);
  if (count > first.length) return;
  for (const { sha256 } of tx.lackingAttachments(commune, ownLedgerIds(tx), mostScans))
    if (!first.includes(sha256)) hold(desk, tx, sha256);
}

function hold({ office, clock }: Desk, tx: WriteTx, sha256: Hash): void {
  const commune = office.commune.code;
  const sizeBytes = tx.namedAttachmentBytes(commune, sha256) ?? 0;
  tx.holdAttachment({ commune, sha256, sizeBytes, at: clock.now() });
  tx.settleScan(sha256);
}
