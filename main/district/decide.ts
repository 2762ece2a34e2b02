import type { ParsedInput } from '../../shared/contract/contract.ts';
import { whyNot } from '../../shared/dossier/lifecycle.ts';
import { type Result, refuse } from '../../shared/result.ts';
import type { CallContext } from '../api/handlers.ts';
import { findActor } from '../ledger/actors.ts';
import { runOnce } from '../ledger/command.ts';
import { appendEvent } from '../ledger/event-writer.ts';
import { findNamed, foreignHeads, type Stepped, steppedAnswer } from '../ledger/named-dossier.ts';
import { findCommuneLedger } from './commune-ledger.ts';
import type { District } from './district.ts';

/**
 * Decides a dossier that was handed over: no change of status, travels down in the commune's ledger; the desk resolves
 * when the result is there. Refuses: dossier.not-found, dossier.not-at-district, dossier.move-not-allowed, desk.actor-*.
 */
export function decide(
  district: District,
  input: ParsedInput<'dossier.decide'>,
  context: CallContext,
): Result<Stepped> {
  const { deps, clock, store } = district;
  const place = { crypto: deps.crypto, clock, store, done: () => district.changed(['dossiers', 'desks']) };
  return runOnce(place, context, 'dossier.decide', input, ({ tx, now }) => {
    const found = findNamed(tx, input);
    if (!found.ok) return found;
    const commune = tx.findDossier(found.value.id)?.commune;
    const ledger = commune === undefined ? null : findCommuneLedger(district, commune);
    if (ledger === null) throw new Error('a dossier belongs to no commune of this district');
    const actor = findActor(tx.staffOf(ledger.ledger), context.as, 'officer');
    if (!actor.ok) return actor;
    const rule = whyNot('decide', found.value.state, actor.value);
    if (rule !== null) return refuse(rule);
    const event = appendEvent(
      tx,
      { crypto: deps.crypto, ledger: ledger.ledger, at: now },
      {
        type: 'dossier.decided.v1',
        actor: actor.value,
        dossier: found.value.id,
        after: foreignHeads(found.value, ledger.ledger),
        body: { outcome: input.outcome },
        personal: { reason: input.reason },
      },
    );
    return steppedAnswer(tx, found.value.id, event.header.seq);
  });
}
