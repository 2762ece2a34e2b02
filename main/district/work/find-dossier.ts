import type { DistrictReads } from '../../../db/district/types.ts';
import type { DossierState, FoldedDossier } from '../../../shared/dossier/state.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { type Naming, readyForStep, theNamedId } from '../../ledger/named-dossier.ts';

export interface FoundDossier {
  readonly folded: FoldedDossier;
  readonly state: DossierState;
  readonly commune: string;
}

/**
 * The named dossier with its story and its commune. Refuses: dossier.not-found, dossier.waits-for-catalogue,
 * dossier.code-ambiguous, input.invalid.
 */
export async function findDossier(
  read: Pick<DistrictReads, 'dossiersOfCode' | 'findFolded' | 'findDossier'>,
  named: Naming,
): Promise<Result<FoundDossier>> {
  const id = theNamedId(named, named.code === undefined ? [] : await read.dossiersOfCode(named.code));
  if (!id.ok) return id;
  const [folded, record] = [await read.findFolded(id.value), await read.findDossier(id.value)];
  const ready = readyForStep(folded);
  if (!ready.ok) return ready;
  if (record === null) return refuse('dossier.not-found');
  return ok({ folded: ready.value, state: ready.value.state, commune: record.commune });
}

/** The commune whose writes a deed on the dossier takes its turn with; null where the dossier is not here. */
export async function homeOf(
  read: Pick<DistrictReads, 'dossiersOfCode' | 'findFolded' | 'findDossier'>,
  named: Naming,
): Promise<string | null> {
  const found = await findDossier(read, named);
  return found.ok ? found.value.commune : null;
}
