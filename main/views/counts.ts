import type { DossierQuery } from '../../db/store.ts';
import type { DossierCounts } from '../../db/types.ts';
import { dueWindow } from '../../shared/calendar/due-state.ts';
import type { Sight, ViewHost } from './host.ts';
import { seenOf } from './sight.ts';

/** Where no calendar is in force the windows span plain days. */
const dayMs = 86_400_000;

/** What the list's chips say, of all dossiers or of those that may be seen. */
export async function dossierCounts(host: ViewHost, sight: Sight | null): Promise<DossierCounts> {
  const windows = await windowsNow(host);
  if (sight === null) return host.read.countDossiers(windows);
  const { now, todayEndMs, soonEndMs } = windows;
  const procedures = seenOf(undefined, sight);
  const count = async (query: Omit<DossierQuery, 'limit'>): Promise<number> =>
    (await host.read.listDossiers({ ...query, ...(procedures && { procedures }), limit: 1 })).total;
  return {
    all: await count({}),
    overdue: await count({ due: { from: null, until: now } }),
    today: await count({ due: { from: now, until: todayEndMs } }),
    soon: await count({ due: { from: Math.max(now, todayEndMs), until: soonEndMs } }),
    paused: (await count({ status: 'supplementRequested' })) + (await count({ status: 'paymentRequested' })),
    toReturn: await count({ status: 'resolved' }),
    atDistrict: await count({ due: { from: null, until: null }, holder: 'district' }),
    conflicts: await count({ conflict: true }),
  };
}

/** The ends of today and of the days that are called soon, ms UTC. */
export async function windowsNow({ rules, now }: Pick<ViewHost, 'rules' | 'now'>) {
  const at = now();
  const calendar = await rules.calendar();
  return {
    now: at,
    ...(calendar.ok ? dueWindow(calendar.value, at) : { todayEndMs: at + dayMs, soonEndMs: at + 4 * dayMs }),
  };
}
