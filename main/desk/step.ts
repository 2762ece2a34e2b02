import type { BodyOf, DossierEventType, PersonalOf } from '../../shared/dossier/event-types.ts';
import { type MoveName, moves, whyNot } from '../../shared/dossier/lifecycle.ts';
import type { DossierState } from '../../shared/dossier/state.ts';
import { type Result, refuse } from '../../shared/result.ts';
import type { CallContext } from '../api/handlers.ts';
import { appendEvent } from '../ledger/event-writer.ts';
import { findNamed, foreignHeads, type Naming, type Stepped, steppedAnswer } from '../ledger/named-dossier.ts';
import { runCommand, type Work } from './command.ts';
import type { Desk } from './desk.ts';

export interface StepFacts<T extends DossierEventType> {
  readonly body: BodyOf<T>;
  readonly personal: PersonalOf<T> | null;
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
    const drafted: Result<StepFacts<DossierEventType>> = facts(found.value.state, work);
    if (!drafted.ok) return drafted;
    const event = appendEvent<DossierEventType>(
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
