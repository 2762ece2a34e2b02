import type { DistrictTx } from '../../../db/district/types.ts';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { DossierState } from '../../../shared/dossier/state.ts';
import { terminalStatuses } from '../../../shared/dossier/status.ts';
import { ok, type Refusal, type Result } from '../../../shared/result.ts';
import type { CallContext } from '../../api/handlers.ts';
import type { Naming } from '../../ledger/named-dossier.ts';
import { recordAction } from '../actions.ts';
import { actorOf, keyHolder } from '../actor.ts';
import type { District } from '../district.ts';
import { doOnce } from '../once.ts';
import { findDossier, homeOf } from './find-dossier.ts';
import { whyNotTheirs } from './own-field.ts';

interface Asked {
  readonly call: 'dossier.take' | 'dossier.assign';
  readonly input: Naming;
  /** Whom it goes to; null: nobody's again; left out: whoever asks. */
  readonly to?: string | null;
}

/**
 * Puts a dossier that is held at the tier above into somebody's hands. It stays there: the district's own ledger tells
 * it, nothing travels down. Asked twice, done once. Refuses: dossier.not-found, dossier.not-at-district,
 * dossier.move-not-allowed, district.field-not-theirs, user.unknown, desk.actor-unknown, command.id-reused, store.*.
 */
export async function assign(
  district: District,
  context: CallContext,
  { call, input, to }: Asked,
): Promise<Result<CallOutput<'dossier.assign'>>> {
  const home = await homeOf(district.store.read, input);
  const done = await doOnce<CallOutput<'dossier.assign'>>(district, {
    ...{ call, input: { ...input, to }, context, home },
    async work(tx) {
      const found = await findDossier(tx, input);
      if (!found.ok) return found;
      const { state, commune } = found.value;
      const actor = await actorOf(tx, context);
      if (!actor.ok) return actor;
      const user = to === undefined ? actor.value.id : to;
      const refusal = whyNotHere(state) ?? (await whyNotFor(district, tx, user, state));
      if (refusal !== null) return { ok: false, refusal };
      // The row follows from the event, as every projection does.
      await recordAction(district, tx, actor.value, {
        type: 'district.dossierAssigned.v1',
        body: { commune, dossier: state.id, user },
        personal: null,
      });
      return ok({ dossierId: state.id, user });
    },
  });
  if (done.ok) district.changed(['dossiers']);
  return done;
}

function whyNotHere({ status, holder }: DossierState): Refusal | null {
  if (status === 'resolved' || terminalStatuses.includes(status)) return { code: 'dossier.move-not-allowed' };
  return holder.kind === 'district' ? null : { code: 'dossier.not-at-district' };
}

/** Whoever gets it must answer for its field; the holder of the keys answers for all. */
async function whyNotFor(
  district: District,
  tx: DistrictTx,
  user: string | null,
  state: DossierState,
): Promise<Refusal | null> {
  if (user === null || user === keyHolder.id) return null;
  const known = await tx.findUser(user);
  return known?.state === 'active' ? whyNotTheirs(district, known, state) : { code: 'user.unknown', params: { user } };
}
