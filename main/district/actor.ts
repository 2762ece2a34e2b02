import type { DistrictReads, DistrictTx } from '../../db/district/types.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { CallContext } from '../api/handlers.ts';
import type { Actor } from '../ledger/actors.ts';
import { appendToLedger } from './append-event.ts';
import type { CommuneLedger, District } from './district.ts';

const system = { id: 'system', role: 'system' } as const;
/** Whoever holds the folder's keys and works on it without signing in: the command line. */
export const keyHolder: Actor = { id: 'officer-1', role: 'officer', name: 'Cán bộ cấp trên' };

/**
 * Who acts: the user who signed in; on the command line the user whom `--as` names by name, full name or id, else the
 * holder of the folder's keys. Refuses: desk.actor-unknown.
 */
export async function actorOf(
  read: Pick<DistrictReads, 'listUsers'>,
  { as, caller }: Pick<CallContext, 'as' | 'caller'>,
): Promise<Result<Actor>> {
  if (caller !== undefined) return ok({ id: caller.id, name: caller.name, role: 'officer' });
  if (as === undefined || as === keyHolder.id || as === keyHolder.name) return ok(keyHolder);
  const users = (await read.listUsers()).filter(({ state }) => state === 'active');
  const named = users.filter(({ id, name, fullName }) => id === as || name === as || fullName === as);
  const [user] = named;
  if (user === undefined || named.length > 1) return refuse('desk.actor-unknown', { name: as });
  return ok({ id: user.id, name: user.fullName, role: 'officer' });
}

/** Says in a commune's ledger who acts in it, where it does not know yet: the name travels down with the deed. */
export async function introduce(
  { deps, clock }: Pick<District, 'deps' | 'clock'>,
  tx: DistrictTx,
  { ledger }: Pick<CommuneLedger, 'ledger'>,
  { id, name, role }: Actor,
): Promise<void> {
  const known = (await tx.staffOf(ledger)).find((member) => member.id === id);
  if (known?.name === name && known.role === role) return;
  await appendToLedger(
    tx,
    { crypto: deps.crypto, ledger, at: clock.now() },
    { type: 'staff.appointed.v1', actor: system, dossier: null, body: { id, role }, personal: { name } },
  );
}
