import { civilDate } from '../../shared/calendar/civil.ts';
import { ok, type Result } from '../../shared/result.ts';
import { scanAllowance } from '../../shared/scans/budget.ts';
import { budgetOf, ScanBudgets, type ScanRoad, usualBudgets } from '../../shared/scans/settings.ts';
import type { Desk } from '../desk/desk.ts';

const settingName = 'scanBudgets';

type Place = Pick<Desk, 'store' | 'clock'>;

/** What scans may take of each road, as it is set at this desk. */
export function scanBudgets({ store }: Pick<Desk, 'store'>): ScanBudgets {
  const text = store.read.findSetting(settingName);
  return text === null ? usualBudgets : ScanBudgets.parse(JSON.parse(text));
}

export function keepScanBudgets({ store }: Pick<Desk, 'store'>, budgets: ScanBudgets): Result<null> {
  return store.write((tx) => {
    tx.setSetting(settingName, JSON.stringify(budgets));
    return ok(null);
  });
}

/** Bytes of scans that went over a road today, in Asia/Ho_Chi_Minh; a restart does not forget them. */
export function usedToday({ store, clock }: Place, road: ScanRoad): number {
  return store.read.scanTraffic(civilDate(clock.now()), road);
}

/** What a road lets scans have now. */
export function allowanceNow(desk: Place, road: ScanRoad): ReturnType<typeof scanAllowance> {
  return scanAllowance(budgetOf(scanBudgets(desk)[road]), usedToday(desk, road), desk.clock.now());
}

export function countTraffic({ store, clock }: Place, road: ScanRoad, bytes: number): void {
  store.write((tx) => {
    tx.addScanTraffic(civilDate(clock.now()), road, bytes);
    return ok(null);
  });
}
