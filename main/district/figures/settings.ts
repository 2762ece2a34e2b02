import { ok, type Result } from '../../../shared/result.ts';
import type { Actor } from '../../ledger/actors.ts';
import { recordAction } from '../actions.ts';
import type { District } from '../district.ts';

const settingName = 'figures.silentDays';
const usualDays = 3;

/** After how many whole days without a batch or a greeting a commune is called silent. */
export async function silentAfterDays({ store }: Pick<District, 'store'>): Promise<number> {
  const days = Number(await store.read.findSetting(settingName));
  return days >= 1 ? days : usualDays;
}

export async function setSilentDays(
  district: District,
  actor: Actor,
  days: number,
): Promise<Result<{ readonly days: number }>> {
  const { store, changed } = district;
  const set = await store.write(null, async (tx) => {
    await tx.setSetting(settingName, String(days));
    await recordAction(district, tx, actor, {
      type: 'district.settingChanged.v1',
      body: { setting: settingName },
      personal: { value: String(days) },
    });
    return ok({ days });
  });
  if (set.ok) changed(['desks']);
  return set;
}
