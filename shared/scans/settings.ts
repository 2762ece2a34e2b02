import { z } from 'zod';
import type { ScanBudget } from './budget.ts';

/** Roads that scans can take. */
export const scanRoads = ['network', 'folder', 'mail'] as const;
export type ScanRoad = (typeof scanRoads)[number];

const Minutes = z.number().int().min(0).max(1440);

/** A road's budget as screens and settings write it. */
export const ScanBudgetFacts = z.strictObject({
  /** Megabytes (10^6 bytes) a day; null: no limit. */
  dayMb: z.number().int().min(0).max(100_000).nullable(),
  /** Minutes since midnight; empty: at any hour. */
  hours: z.array(z.strictObject({ from: Minutes, to: Minutes })).max(6),
});
export type ScanBudgetFacts = z.infer<typeof ScanBudgetFacts>;

export const ScanBudgets = z.strictObject({
  network: ScanBudgetFacts,
  folder: ScanBudgetFacts,
  mail: ScanBudgetFacts,
});
export type ScanBudgets = z.infer<typeof ScanBudgets>;

/** Until somebody says otherwise nothing holds scans back but a mailbox, which others write to as well. */
export const usualBudgets: ScanBudgets = {
  network: { dayMb: null, hours: [] },
  folder: { dayMb: null, hours: [] },
  mail: { dayMb: 20, hours: [] },
};

const megabyte = 1_000_000;

export function budgetOf({ dayMb, hours }: ScanBudgetFacts): ScanBudget {
  return { dayBytes: dayMb === null ? null : dayMb * megabyte, hours };
}
