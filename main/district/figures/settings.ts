import { ok, type Result } from '../../../shared/result.ts';
import type { District } from '../district.ts';

const settingName = 'figures.silentDays';
const usualDays = 3;

/** After how many whole days without a batch or a greeting a commune is called silent. */
export async function silentAfterDays({ store }: Pick<District, 'store'>): Promise<number> {
  const days = Number(await store.read.findSetting(settingName));
  return days >= 1 ? days : usualDays;
}

export async function setSilentDays(
  { store, changed }: Pick<District, 'store' | 'changed'>,
  days: number,
): Promise<Result<{ readonly days: number }>> {
  const set = await store.write(null, async (tx) => {
    await tx.setSetting(settingName, String(days));
    return ok({ days });
  });
  if (set.ok) changed(['desks']);
  return set;
}
