import type { Store, WriteTx } from '../../db/store.ts';
import { canonicalJson } from '../../shared/batch/canonical-json.ts';
import type { CryptoPort } from '../../shared/batch/crypto-port.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { CallContext } from '../api/handlers.ts';
import type { Clock } from '../ports.ts';

/** A folder that commands are done in: a desk's or a district's. */
export interface CommandPlace {
  readonly crypto: Pick<CryptoPort, 'sha256Hex'>;
  readonly clock: Clock;
  readonly store: Pick<Store, 'write'>;
  /** Called after the commit of a command that was not done before. */
  readonly done: () => void;
}

/** What a command's work gets: one open transaction and the one reading of the clock that it is dated by. */
export interface Dated {
  readonly tx: WriteTx;
  readonly now: number;
}

/**
 * Asked twice, done once: a command whose id was answered before gives that answer again and does nothing; the same id
 * with another call or input is refused; a refused command changed nothing and is not remembered.
 * Refuses: command.id-reused, store.*, and what `work` refuses.
 */
export function runOnce<Answer>(
  place: CommandPlace,
  context: Pick<CallContext, 'id'>,
  call: string,
  input: unknown,
  work: (dated: Dated) => Result<Answer>,
): Result<Answer> {
  const inputHash = commandHash(place.crypto, call, input);
  const now = place.clock.now();
  let repeated = false;
  const result = place.store.write<Answer>((tx) => {
    const earlier = tx.findCommand(context.id);
    if (earlier !== null) {
      repeated = true;
      return earlierAnswer<Answer>(earlier, inputHash);
    }
    const answer = work({ tx, now });
    if (!answer.ok) return answer;
    tx.rememberCommand({ id: context.id, call, inputHash, answer: JSON.stringify(answer.value), at: now });
    return answer;
  });
  if (result.ok && !repeated) place.done();
  return result;
}

/** What makes two commands with one id the same command. */
export function commandHash(crypto: Pick<CryptoPort, 'sha256Hex'>, call: string, input: unknown): string {
  return crypto.sha256Hex(canonicalJson({ call, input: JSON.parse(JSON.stringify(input)) }));
}

/** The first answer again. Refuses: command.id-reused. */
export function earlierAnswer<Answer>(
  earlier: { readonly inputHash: string; readonly answer: string },
  inputHash: string,
): Result<Answer> {
  // What was stored is what the work answered then, for the same call: its shape is the contract's output.
  return earlier.inputHash === inputHash ? ok(JSON.parse(earlier.answer) as Answer) : refuse('command.id-reused');
}
