import type { DistrictTx } from '../../db/district/types.ts';
import type { ParsedInput } from '../../shared/contract/contract.ts';
import { whyNot } from '../../shared/dossier/lifecycle.ts';
import type { DossierState, FoldedDossier } from '../../shared/dossier/state.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { CallContext } from '../api/handlers.ts';
import { commandHash, earlierAnswer } from '../ledger/command.ts';
import { foreignHeads, type Naming, type Stepped, stepped, theNamedId } from '../ledger/named-dossier.ts';
import { recordAction } from './actions.ts';
import { actorOf, introduce } from './actor.ts';
import { appendToLedger } from './append-event.ts';
import { findCommuneLedger } from './commune-ledger.ts';
import type { District } from './district.ts';

/**
 * Decides a dossier that was handed over: no change of status, travels down in the commune's ledger; the desk resolves
 * when the result is there. Asked twice, done once. Refuses: dossier.not-found, dossier.not-at-district,
 * dossier.move-not-allowed, desk.actor-*, command.id-reused.
 */
export async function decide(
  district: District,
  input: ParsedInput<'dossier.decide'>,
  context: CallContext,
): Promise<Result<Stepped>> {
  const { deps, clock, store } = district;
  const call = 'dossier.decide';
  const inputHash = commandHash(deps.crypto, call, input);
  const at = clock.now();
  const home = await homeOf(district, input);
  let repeated = false;
  const decided = await store.write<Stepped>(home, async (tx) => {
    const earlier = await tx.findCommand(context.id);
    if (earlier !== null) {
      repeated = true;
      return earlierAnswer<Stepped>(earlier, inputHash);
    }
    const answer = await decideIn(district, tx, { input, context, at });
    if (!answer.ok) return answer;
    await tx.rememberCommand({ id: context.id, call, inputHash, answer: JSON.stringify(answer.value), at });
    return answer;
  });
  if (decided.ok && !repeated) district.changed(['dossiers', 'desks']);
  return decided;
}

/** The commune whose writes it takes its turn with; null where the dossier is not here. */
async function homeOf({ store: { read } }: District, named: Naming): Promise<string | null> {
  const found = await findNamedDossier(read, named);
  return found.ok ? ((await read.findDossier(found.value.id))?.commune ?? null) : null;
}

async function decideIn(
  district: District,
  tx: DistrictTx,
  {
    input,
    context,
    at,
  }: { readonly input: ParsedInput<'dossier.decide'>; readonly context: CallContext; readonly at: number },
): Promise<Result<Stepped>> {
  const found = await findNamedDossier(tx, input);
  if (!found.ok) return found;
  const { id, state } = found.value;
  const commune = (await tx.findDossier(id))?.commune;
  const ledger = commune === undefined ? null : await findCommuneLedger(district, tx, commune);
  if (commune === undefined || ledger === null) throw new Error('a dossier belongs to no commune of this district');
  const actor = await actorOf(tx, context);
  if (!actor.ok) return actor;
  const rule = whyNot('decide', state, actor.value);
  if (rule !== null) return refuse(rule);
  await introduce(district, tx, ledger, actor.value);
  const event = await appendToLedger(
    tx,
    { crypto: district.deps.crypto, ledger: ledger.ledger, at },
    {
      type: 'dossier.decided.v1',
      actor: actor.value,
      dossier: id,
      after: foreignHeads(found.value, ledger.ledger),
      body: { outcome: input.outcome },
      personal: { reason: input.reason },
    },
  );
  await recordAction(district, tx, actor.value, {
    type: 'district.dossierDecided.v1',
    body: { commune, dossier: id, outcome: input.outcome },
    personal: null,
  });
  return stepped(await tx.findFolded(id), id, event.header.seq);
}

/** The named dossier with its story. Refuses: dossier.not-found, dossier.code-ambiguous, input.invalid. */
export async function findNamedDossier(
  read: Pick<DistrictTx, 'dossiersOfCode' | 'findFolded'>,
  named: Naming,
): Promise<Result<FoldedDossier & { readonly state: DossierState }>> {
  const id = theNamedId(named, named.code === undefined ? [] : await read.dossiersOfCode(named.code));
  if (!id.ok) return id;
  const folded = await read.findFolded(id.value);
  return folded?.state ? ok({ ...folded, state: folded.state }) : refuse('dossier.not-found');
}
