import type { WriteTx } from '../../db/store.ts';
import { canonicalJson } from '../../shared/batch/canonical-json.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { CallContext } from '../api/handlers.ts';
import { type Actor, findActor } from './actors.ts';
import type { Desk } from './desk.ts';

/** What a command's work gets: one open transaction, who acts, and the one reading of the clock that it is dated by. */
export interface Work {
  readonly tx: WriteTx;
  readonly actor: Actor;
  readonly now: number;
}

/**
 * Asked twice, done once: a command whose id was answered before gives that answer again and does nothing; the same id
 * with another call or input is refused; a refused command changed nothing and is not remembered.
 * Refuses: command.id-reused, desk.actor-*, store.*, and what `work` refuses.
 */
export function runCommand<Answer>(
  desk: Desk,
  context: CallContext,
  call: string,
  input: unknown,
  work: (work: Work) => Result<Answer>,
): Result<Answer> {
  const inputHash = desk.deps.crypto.sha256Hex(canonicalJson({ call, input: JSON.parse(JSON.stringify(input)) }));
  const now = desk.clock.now();
  let repeated = false;
  const result = desk.store.write<Answer>((tx) => {
    const earlier = tx.findCommand(context.id);
    if (earlier !== null) {
      repeated = true;
      // What was stored is what `work` answered then, for the same call: its shape is the contract's output.
      return earlier.inputHash === inputHash ? ok(JSON.parse(earlier.answer) as Answer) : refuse('command.id-reused');
    }
    const actor = findActor(tx.staffOf(desk.ledger), context.as);
    if (!actor.ok) return actor;
    const answer = work({ tx, actor: actor.value, now });
    if (!answer.ok) return answer;
    tx.rememberCommand({ id: context.id, call, inputHash, answer: JSON.stringify(answer.value), at: now });
    return answer;
  });
  if (result.ok && !repeated) desk.changed(['dossiers', 'sync', 'desk']);
  return result;
}
