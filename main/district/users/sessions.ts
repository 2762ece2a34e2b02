import type { DistrictTx } from '../../../db/district/types.ts';
import type { BodyOf } from '../../../shared/dossier/event-types.ts';
import type { Actor } from '../../ledger/actors.ts';
import { recordAction } from '../actions.ts';
import type { District } from '../district.ts';

/** A working day, whatever is done in it. */
export const sessionMs = 10 * 3_600_000;
/** Nothing was asked for so long: whoever sat there has gone. */
export const idleMs = 2 * 3_600_000;

type Why = BodyOf<'district.sessionEnded.v1'>['why'];

/** Ends a user's sessions but for one, each told in the ledger; gives how many. */
export async function endSessions(
  district: District,
  tx: DistrictTx,
  actor: Pick<Actor, 'id' | 'role'>,
  {
    user,
    why,
    only,
    except,
  }: { readonly user: string; readonly why: Why; readonly only?: string; readonly except?: string },
): Promise<number> {
  const sessions = (await tx.listSessions(user)).filter(
    ({ id }) => id !== except && (only === undefined || id === only),
  );
  for (const { id } of sessions) {
    await tx.removeSession(id);
    await recordAction(district, tx, actor, {
      type: 'district.sessionEnded.v1',
      body: { user, session: id, why },
      personal: null,
    });
  }
  return sessions.length;
}
