import type { WriteTx } from '../../db/store.ts';
import type { CallOutput } from '../../shared/contract/contract.ts';
import type { DossierId, LedgerId } from '../../shared/dossier/ids.ts';
import type { DossierState, FoldedDossier } from '../../shared/dossier/state.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { iso } from './answers.ts';

export interface Naming {
  readonly code?: string | undefined;
  readonly dossierId?: DossierId | undefined;
}

export type Stepped = CallOutput<'dossier.resolve'>;

/** Finds the dossier that an input names by code or id. Refuses: dossier.not-found, input.invalid where both or none. */
export function findNamed(
  tx: Pick<WriteTx, 'findDossierId' | 'findFolded'>,
  named: Naming,
): Result<FoldedDossier & { readonly state: DossierState }> {
  if ((named.code === undefined) === (named.dossierId === undefined)) {
    return refuse('input.invalid', {}, { code: 'input.missing' });
  }
  const id = named.dossierId ?? (named.code === undefined ? null : tx.findDossierId(named.code));
  const folded = id === null ? null : tx.findFolded(id);
  return folded?.state ? ok({ ...folded, state: folded.state }) : refuse('dossier.not-found');
}

/** Header hashes of the heads that lie in other ledgers: what the new event comes after. */
export function foreignHeads(folded: FoldedDossier | null, ledger: LedgerId): readonly string[] {
  return (folded?.heads ?? []).filter((head) => head.ledger !== ledger).map(({ hash }) => hash);
}

/** The answer to a step: what the fold makes of the dossier after it. */
export function steppedAnswer(tx: Pick<WriteTx, 'findFolded'>, id: DossierId, seq: number): Result<Stepped> {
  const state = tx.findFolded(id)?.state;
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
