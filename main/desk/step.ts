import type { WriteTx } from '../../db/store.ts';
import type { CallOutput } from '../../shared/contract/contract.ts';
import type { BodyOf, DossierEventType, PersonalOf } from '../../shared/dossier/event-types.ts';
import type { DossierId, LedgerId } from '../../shared/dossier/ids.ts';
import { type MoveName, moves, whyNot } from '../../shared/dossier/lifecycle.ts';
import type { DossierState, FoldedDossier } from '../../shared/dossier/state.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { CallContext } from '../api/handlers.ts';
import { iso } from './answers.ts';
import { runCommand, type Work } from './command.ts';
import type { Desk } from './desk.ts';
import { appendEvent } from './event-writer.ts';

export interface Naming {
  readonly code?: string | undefined;
  readonly dossierId?: DossierId | undefined;
}

export type Stepped = CallOutput<'dossier.resolve'>;

export interface StepFacts<T extends DossierEventType> {
  readonly body: BodyOf<T>;
  readonly personal: PersonalOf<T> | null;
}

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

/**
 * One move of an existing dossier: judged by the table of moves, then by `facts`, then written as one event.
 * The answer is what the fold makes of it.
 */
export function takeStep<M extends MoveName>(
  desk: Desk,
  context: CallContext,
  call: { readonly name: string; readonly input: Naming },
  move: M,
  facts: (state: DossierState, work: Work) => Result<StepFacts<(typeof moves)[M]['event']>>,
): Result<Stepped> {
  return runCommand(desk, context, call.name, call.input, (work) => {
    const found = findNamed(work.tx, call.input);
    if (!found.ok) return found;
    const rule = whyNot(move, found.value.state, work.actor);
    if (rule !== null) return refuse(rule);
    const drafted = facts(found.value.state, work);
    if (!drafted.ok) return drafted;
    const event = appendEvent(
      work.tx,
      { crypto: desk.deps.crypto, ledger: desk.ledger, at: work.now },
      {
        type: moves[move].event,
        actor: work.actor,
        dossier: found.value.id,
        after: foreignHeads(found.value, desk.ledger),
        ...drafted.value,
      },
    );
    return steppedAnswer(work.tx, found.value.id, event.header.seq);
  });
}

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
