import { civilDay, dayInstant } from '../calendar/civil.ts';

/** A part of every day in which scans may go, minutes since midnight in Asia/Ho_Chi_Minh; `to` up to 1440. */
export interface ScanHours {
  readonly from: number;
  readonly to: number;
}

/** What scans may take of one road. */
export interface ScanBudget {
  /** Bytes a civil day; null: no limit. */
  readonly dayBytes: number | null;
  /** In order, apart from each other; empty: at any hour. */
  readonly hours: readonly ScanHours[];
}

/** Why a scan does not go now: it waits for its hours, or the day's share is used up. */
export type HeldBack = 'hours' | 'limit';

interface ScanAllowance {
  /** Bytes that may still go today, whatever the hour; null: no limit. */
  readonly bytesLeft: number | null;
  /** Null: scans may go now. */
  readonly heldBack: HeldBack | null;
  /** When they may go, ms UTC; now where nothing holds them back, null where nothing ever lets them. */
  readonly opensAt: number | null;
}

/** What a road lets scans have at a moment, of whose civil day `usedBytes` are used. */
export function scanAllowance(budget: ScanBudget, usedBytes: number, nowMs: number): ScanAllowance {
  const bytesLeft = budget.dayBytes === null ? null : Math.max(0, budget.dayBytes - usedBytes);
  const turn = nextTurn(budget, { atMs: nowMs, usedBytes });
  const heldBack = bytesLeft === 0 ? 'limit' : turn !== null && turn.fromMs > nowMs ? 'hours' : null;
  return { bytesLeft, heldBack, opensAt: turn?.fromMs ?? null };
}

/** A stretch of time in which scans go, and what they may take in it. */
interface ScanTurn {
  readonly fromMs: number;
  readonly toMs: number;
  /** Infinity: no limit. */
  readonly bytes: number;
}

/** The stretch that runs at a moment or begins next; null where there is none on that day and the one after it. */
export function nextTurn(
  { dayBytes, hours }: ScanBudget,
  { atMs, usedBytes }: { readonly atMs: number; readonly usedBytes: number },
): ScanTurn | null {
  const today = civilDay(atMs);
  const all = hours.length === 0 ? [{ from: 0, to: 1440 }] : hours;
  for (const day of [today, today + 1]) {
    const bytes = dayBytes === null ? Number.POSITIVE_INFINITY : dayBytes - (day === today ? usedBytes : 0);
    if (bytes <= 0) continue;
    for (const { from, to } of all) {
      const toMs = dayInstant(day, to);
      if (toMs > atMs) return { fromMs: Math.max(atMs, dayInstant(day, from)), toMs, bytes };
    }
  }
  return null;
}

/** Whether hours are hours of one day, each later than the one before. */
export function areScanHours(hours: readonly ScanHours[]): boolean {
  return hours.every(
    ({ from, to }, at) => from >= (hours[at - 1]?.to ?? 0) && from < to && to <= 1440 && Number.isInteger(from),
  );
}
