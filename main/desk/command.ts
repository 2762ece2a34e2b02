import type { Result } from '../../shared/result.ts';
import type { CallContext } from '../api/handlers.ts';
import { type Actor, findActor } from '../ledger/actors.ts';
import { type Dated, runOnce } from '../ledger/command.ts';
import type { Desk } from './desk.ts';

export interface Work extends Dated {
  readonly actor: Actor;
}

/**
 * One command of the counter: done once for its id, by somebody of this desk's staff.
 * Refuses: command.id-reused, desk.actor-*, store.*, and what `work` refuses.
 */
export function runCommand<Answer>(
  desk: Desk,
  context: CallContext,
  call: string,
  input: unknown,
  work: (work: Work) => Result<Answer>,
): Result<Answer> {
  const { clock, store } = desk;
  const place = { crypto: desk.deps.crypto, clock, store, done: () => desk.changed(['dossiers', 'sync', 'desk']) };
  return runOnce(place, context, call, input, (dated) => {
    const actor = findActor(dated.tx.staffOf(desk.ledger), context.as);
    return actor.ok ? work({ ...dated, actor: actor.value }) : actor;
  });
}
