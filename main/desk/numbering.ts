import type { CallOutput, ParsedInput } from '../../shared/contract/contract.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { CallContext } from '../api/handlers.ts';
import { appendEvent } from '../ledger/event-writer.ts';
import { runCommand } from './command.ts';
import type { Desk } from './desk.ts';

/** A leader says from which number on the desk's block is used (domain.md 3 rule 2). Refuses: desk.leader-needed. */
export function setOpeningNumber(
  desk: Desk,
  input: ParsedInput<'desk.setOpeningNumber'>,
  context: CallContext,
): Result<CallOutput<'desk.setOpeningNumber'>> {
  return runCommand(desk, context, 'desk.setOpeningNumber', input, ({ tx, actor, now }) => {
    if (actor.role !== 'leader') return refuse('desk.leader-needed');
    appendEvent(
      tx,
      { crypto: desk.deps.crypto, ledger: desk.ledger, at: now },
      { type: 'numbering.set.v1', actor, dossier: null, body: input, personal: null },
    );
    return ok(input);
  });
}
