import type { WriteTx } from '../../db/store.ts';
import type { CallOutput } from '../../shared/contract/contract.ts';
import type { DossierId, LedgerId } from '../../shared/dossier/ids.ts';
import type { DossierState, FoldedDossier } from '../../shared/dossier/state.ts';
import { withheldOf } from '../../shared/dossier/withheld.ts';
import { ok, type Refusal, type Result, refuse } from '../../shared/result.ts';
import { iso } from './answers.ts';

export interface Naming {
  readonly code?: string | undefined;
  readonly dossierId?: DossierId | undefined;
}

export type Stepped = CallOutput<'dossier.resolve'>;

/**
 * The dossier that an input names by code or id, exactly one of them. A code that two dossiers carry names neither.
 * Refuses: dossier.not-found, dossier.code-ambiguous, input.invalid.
 */
export function findNamedId(read: Pick<WriteTx, 'dossiersOfCode'>, named: Naming): Result<DossierId> {
  return theNamedId(named, named.code === undefined ? [] : read.dossiersOfCode(named.code));
}

/** As `findNamedId`, of the dossiers that carry the code. */
export function theNamedId({ code, dossierId }: Naming, ofCode: readonly DossierId[]): Result<DossierId> {
  if ((code === undefined) === (dossierId === undefined)) return refuse('input.invalid', {}, { code: 'input.missing' });
  if (dossierId !== undefined) return ok(dossierId);
  const [id, ...others] = ofCode;
  if (id === undefined) return refuse('dossier.not-found');
  return others.length === 0 ? ok(id) : refuse('dossier.code-ambiguous', { ids: [id, ...others].join(', ') });
}

/** Of a dossier that has no state here: its events wait for a catalogue, or nothing of it is here. */
export function whyAbsent(folded: FoldedDossier | null): Refusal {
  const withheld = folded === null ? null : withheldOf(folded);
  if (withheld === null) return { code: 'dossier.not-found' };
  return { code: 'dossier.waits-for-catalogue', params: { version: withheld.version } };
}

/**
 * The dossier's story where a step may follow it: one behind events that wait would wait with them, unseen. Refuses:
 * dossier.not-found, dossier.waits-for-catalogue.
 */
export function readyForStep(folded: FoldedDossier | null): Result<FoldedDossier & { readonly state: DossierState }> {
  if (folded === null || folded.state === null || withheldOf(folded) !== null)
    return { ok: false, refusal: whyAbsent(folded) };
  return ok({ ...folded, state: folded.state });
}

/** The named dossier with its story. Refuses as `findNamedId`, and dossier.waits-for-catalogue. */
export function findNamed(
  tx: Pick<WriteTx, 'dossiersOfCode' | 'findFolded'>,
  named: Naming,
): Result<FoldedDossier & { readonly state: DossierState }> {
  const id = findNamedId(tx, named);
  if (!id.ok) return id;
  return readyForStep(tx.findFolded(id.value));
}

/** Header hashes of the heads that lie in other ledgers: what the new event comes after. */
export function foreignHeads(folded: FoldedDossier | null, ledger: LedgerId): readonly string[] {
  return (folded?.heads ?? []).filter((head) => head.ledger !== ledger).map(({ hash }) => hash);
}

/** The answer to a step: what the fold makes of the dossier after it. */
export function steppedAnswer(tx: Pick<WriteTx, 'findFolded'>, id: DossierId, seq: number): Result<Stepped> {
  return stepped(tx.findFolded(id), id, seq);
}

/** As `steppedAnswer`, of the dossier as it is folded after the step. */
export function stepped(folded: FoldedDossier | null, id: DossierId, seq: number): Result<Stepped> {
  const state = folded?.state;
  if (!state) throw new Error('a dossier vanished while it was written');
  return ok({
    ...(state.code === null ? {} : { code: state.code }),
    dossierId: id,
    seq,
    status: state.status,
    ...(state.dueAt === null ? {} : { dueAt: iso(state.dueAt) }),
    ...(state.promisedAt === null ? {} : { promisedAt: iso(state.promisedAt) }),
  });
}
