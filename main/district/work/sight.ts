import type { CallOutput } from '../../../shared/contract/contract.ts';
import { roleWords } from '../../../shared/district/roles.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { CallContext, Caller } from '../../api/handlers.ts';
import type { Actor } from '../../ledger/actors.ts';
import { fieldsByProcedure } from '../../views/figure-scope.ts';
import type { Sight } from '../../views/host.ts';
import { recordAction } from '../actions.ts';
import type { District } from '../district.ts';
import { leading, leads } from './own-field.ts';

const settingName = 'sight.ownFields';
const on = 'on';
const off = 'off';

/** Whether an officer sees the dossiers of their own fields alone; off until an administrator turns it on. */
export async function isSightNarrowed({ store }: Pick<District, 'store'>): Promise<boolean> {
  return (await store.read.findSetting(settingName)) === on;
}

/** What somebody may see; null: everything, as whoever leads and the holder of the keys always do. */
export async function sightOf(
  district: Pick<District, 'store' | 'rules'>,
  caller: Pick<Caller, 'roles' | 'fields'> | undefined,
): Promise<Sight | null> {
  if (caller === undefined || leads(caller) || !caller.roles.includes('officer')) return null;
  if (!(await isSightNarrowed(district))) return null;
  const fields = await fieldsByProcedure(district.rules);
  const codes = [...fields].flatMap(([code, field]) => (caller.fields.includes(field) ? [code] : []));
  return { fields: caller.fields, codes };
}

/** Of what counts all fields together, a statutory table above all: not for whoever sees only some of them. */
export async function ifAllFieldsSeen(
  district: Pick<District, 'store' | 'rules'>,
  { caller }: Pick<CallContext, 'caller'>,
): Promise<Result<null>> {
  if ((await sightOf(district, caller)) === null) return ok(null);
  return refuse('district.forbidden', { roles: roleWords(leading) });
}

/** Turns it on or off, and writes down who did. Refuses: store.*. */
export async function setSight(
  district: District,
  actor: Actor,
  ownFieldsOnly: boolean,
): Promise<Result<CallOutput<'user.setSight'>>> {
  const set = await district.store.write(null, async (tx) => {
    await tx.setSetting(settingName, ownFieldsOnly ? on : off);
    await recordAction(district, tx, actor, {
      type: 'district.settingChanged.v1',
      body: { setting: settingName },
      personal: { value: ownFieldsOnly ? on : off },
    });
    return ok({ ownFieldsOnly });
  });
  if (set.ok) district.changed(['users', 'dossiers']);
  return set;
}
