import type { WriteTx } from '../../db/store.ts';
import { isSamePlace } from '../../shared/dossier/attachment.ts';
import type { DossierId, Hash } from '../../shared/dossier/ids.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { appendEvent } from '../ledger/event-writer.ts';
import type { createTurns } from '../turns.ts';
import type { Work } from './command.ts';
import type { Desk } from './desk.ts';
import { savedDraft } from './draft-calls.ts';
import { type DraftScan, dropScansOf, scansOfDraft } from './draft-scans.ts';
import type { IntakeInput, IntakeRequest } from './request.ts';

/** Contents that lie here whole, by their hash. */
type Readable = ReadonlySet<Hash>;

/**
 * Takes a form in with the scans that it names. Their contents are proved first: they are on disk before the dossier
 * is, and the dossier's transaction only names them. What was not named goes with the form.
 */
export async function withScans<Answer>(
  desk: Desk,
  inTurn: ReturnType<typeof createTurns>,
  { draft }: IntakeInput,
  takeIn: (readable: Readable) => Result<Answer>,
): Promise<Result<Answer>> {
  if (draft === undefined) return takeIn(new Set());
  return inTurn(async () => {
    const readable = new Set<Hash>();
    for (const { sha256 } of draft.scans) {
      const content = await desk.shelf.get({ commune: desk.office.commune.code, sha256 });
      if (content.ok) readable.add(sha256);
    }
    const taken = takeIn(readable);
    if (taken.ok) await dropScansOf(desk, (of) => of === draft.id);
    return taken;
  });
}

/** The scans that become the dossier's. Refuses: attachment.draft-lost, attachment.no-such-paper, attachment.already-there. */
export function scansToAttach(
  desk: Desk,
  tx: WriteTx,
  { draft }: IntakeInput,
  { procedure, papers }: Pick<IntakeRequest, 'procedure' | 'papers'>,
  readable: Readable,
): Result<readonly DraftScan[]> {
  if (draft === undefined) return ok([]);
  const known = scansOfDraft(desk, tx, draft.id);
  const scans: DraftScan[] = [];
  for (const place of draft.scans) {
    const scan = known.find((other) => isSamePlace(other, place));
    const paper = procedure.components[place.component];
    if (paper === undefined || !papers.some(({ index }) => index === place.component))
      return refusedScan('attachment.no-such-paper');
    if (scan === undefined || !readable.has(place.sha256))
      return refusedScan('attachment.draft-lost', { paper: paper.name });
    if (scans.some((other) => isSamePlace(other, place))) return refusedScan('attachment.already-there');
    scans.push(scan);
  }
  return ok(scans);
}

/** In the transaction of the dossier's own event: the events of its scans, and the end of the form. */
export function attachScans(
  desk: Desk,
  { tx, actor, now }: Work,
  dossier: DossierId,
  { draft }: IntakeInput,
  scans: readonly DraftScan[],
): void {
  const context = { crypto: desk.deps.crypto, ledger: desk.ledger, at: now };
  for (const scan of scans) {
    const { sha256, component, sizeBytes, kind, name } = scan;
    appendEvent(tx, context, {
      type: 'dossier.attached.v1',
      actor,
      dossier,
      body: { sha256, component, sizeBytes, kind },
      personal: { name },
    });
    tx.removeDraftScan(scan);
  }
  if (draft !== undefined && savedDraft(desk, tx)?.draft.commandId === draft.id) tx.discardDraft();
}

type ScanRefusal = 'attachment.no-such-paper' | 'attachment.draft-lost' | 'attachment.already-there';

function refusedScan(code: ScanRefusal, params: Readonly<Record<string, string>> = {}): Result<never> {
  return refuse(code, params, { 'draft.scans': code });
}
