import type { DistrictTx } from '../../db/district/types.ts';
import type { CallName } from '../../shared/contract/contract.ts';
import type { Result } from '../../shared/result.ts';
import type { CallContext } from '../api/handlers.ts';
import { commandHash, earlierAnswer } from '../ledger/command.ts';
import type { District } from './district.ts';

interface Deed<Answer> {
  readonly call: CallName;
  readonly input: unknown;
  readonly context: CallContext;
  /** Whose data it changes; null for what belongs to no commune. */
  readonly home: string | null;
  readonly work: (tx: DistrictTx, at: number) => Promise<Result<Answer>>;
}

/**
 * A command of the tier above in one transaction: asked twice, done once; refused, it changed nothing and is not
 * remembered. Refuses: command.id-reused, store.*, and what `work` refuses.
 */
export function doOnce<Answer>(
  { deps, clock, store }: District,
  { call, input, context, home, work }: Deed<Answer>,
): Promise<Result<Answer>> {
  const inputHash = commandHash(deps.crypto, call, input);
  const at = clock.now();
  return store.write<Answer>(home, async (tx) => {
    const earlier = await tx.findCommand(context.id);
    if (earlier !== null) return earlierAnswer<Answer>(earlier, inputHash);
    const answer = await work(tx, at);
    if (!answer.ok) return answer;
    await tx.rememberCommand({ id: context.id, call, inputHash, answer: JSON.stringify(answer.value), at });
    return answer;
  });
}
