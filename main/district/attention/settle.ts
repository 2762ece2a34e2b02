import type { DistrictTx } from '../../../db/district/types.ts';
import type { ParsedInput } from '../../../shared/contract/contract.ts';
import { whyNot } from '../../../shared/dossier/lifecycle.ts';
import { type Result, refuse } from '../../../shared/result.ts';
import type { CallContext } from '../../api/handlers.ts';
import { foreignHeads, type Stepped, stepped } from '../../ledger/named-dossier.ts';
import { recordAction } from '../actions.ts';
import { actorOf, introduce } from '../actor.ts';
import { appendToLedger } from '../append-event.ts';
import { findCommuneLedger } from '../commune-ledger.ts';
import type { District } from '../district.ts';
import { doOnce } from '../once.ts';
import { findDossier, homeOf } from '../work/find-dossier.ts';

type Settle = ParsedInput<'dossier.settle'>;

/**
 * Chooses whether an event in conflict holds, in the commune's ledger, so that every desk folds alike. Asked twice, done
 * once. Refuses: dossier.not-found, dossier.conflict-not-found, desk.actor-*, command.id-reused.
 */
export async function settle(district: District, input: Settle, context: CallContext): Promise<Result<Stepped>> {
  const home = await homeOf(district.store.read, input);
  const done = await doOnce<Stepped>(district, {
    ...{ call: 'dossier.settle', input, context, home },
    work: (tx, at) => settleIn(district, tx, input, { context, at }),
  });
  if (done.ok) district.changed(['dossiers', 'desks']);
  return done;
}

async function settleIn(
  district: District,
  tx: DistrictTx,
  { event: place, take, reason, ...naming }: Settle,
  { context, at }: { readonly context: CallContext; readonly at: number },
): Promise<Result<Stepped>> {
  const found = await findDossier(tx, naming);
  if (!found.ok) return found;
  const { folded, state, commune } = found.value;
  const { id, placed } = folded;
  const own = await findCommuneLedger(district, tx, commune);
  if (own === null) throw new Error('a dossier belongs to no commune of this district');
  const actor = await actorOf(tx, context);
  if (!actor.ok) return actor;
  const rule = whyNot('settle', state, actor.value);
  if (rule !== null) return refuse(rule);
  const entry = placed.find(({ event: { header } }) => header.ledger === place.ledger && header.seq === place.seq);
  if (entry?.effect.kind !== 'conflict' || entry.effect.settled !== null) return refuse('dossier.conflict-not-found');
  await introduce(district, tx, own, actor.value);
  const event = await appendToLedger(
    tx,
    { crypto: district.deps.crypto, ledger: own.ledger, at },
    {
      ...{ type: 'dossier.settled.v1', actor: actor.value, dossier: id },
      after: foreignHeads(folded, own.ledger),
      body: { event: place, take },
      personal: { reason },
    },
  );
  await recordAction(district, tx, actor.value, {
    type: 'district.conflictSettled.v1',
    body: { commune, dossier: id, take },
    personal: { reason },
  });
  return stepped(await tx.findFolded(id), id, event.header.seq);
}
