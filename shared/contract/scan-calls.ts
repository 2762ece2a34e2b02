import { z } from 'zod';
import { DossierId } from '../dossier/ids.ts';
import { ScanBudgets, scanRoads } from '../scans/settings.ts';
import { command, query } from './call.ts';
import { Named } from './dossier-calls.ts';
import { Instant } from './values.ts';

const desk = ['desk'] as const;
const HeldBack = z.enum(['hours', 'limit']).nullable();
const Amount = z.object({ files: z.number().int(), bytes: z.number().int() });

const ScanStatus = z.object({
  budgets: ScanBudgets,
  /** What one scan may weigh, MB. */
  limitMb: z.number().int(),
  roads: z.array(
    z.object({
      road: z.enum(scanRoads),
      usedBytes: z.number().int(),
      /** Of today; null: no limit. */
      leftBytes: z.number().int().nullable(),
      heldBack: HeldBack,
      /** When scans may go; null: never. */
      opensAt: Instant.nullable(),
    }),
  ),
  /** Scans that this desk took. */
  all: Amount,
  waiting: Amount,
  /** By when all events should be there; null: nobody can say, the line was not measured yet. */
  eventsAt: Instant.nullable(),
  /** The hours count from now where the line is up, else from the next attempt. */
  online: z.boolean(),
  /** When a line that is down is tried again; null: it is up, or nobody tries. */
  nextTryAt: Instant.nullable(),
  /** What the line was last seen to carry, bytes a second; null: it was not measured yet. */
  rate: z.number().int().nullable(),
  /** Dossiers with events that wait, in the order in which they go, with a scan or without; at most 100. */
  unsent: z.array(
    z.object({
      dossierId: DossierId,
      code: z.string().nullable(),
      fullName: z.string(),
      /** By when the last of its events should be there; null: nobody can say. */
      at: Instant.nullable(),
    }),
  ),
  /** Dossiers with scans that wait, in the order in which they go; at most 100. */
  dossiers: z.array(
    z.object({
      dossierId: DossierId,
      code: z.string().nullable(),
      fullName: z.string(),
      dueAt: Instant.nullable(),
      ...Amount.shape,
      urgent: z.boolean(),
      heldBack: HeldBack,
      /** By when the last of its scans should be there; null: nobody can say. */
      at: Instant.nullable(),
    }),
  ),
});

export const scanCalls = {
  /** What of the scans goes when: waiting, held back and why, and by which hour it should be there. */
  'scan.status': query(desk, z.strictObject({}), ScanStatus),
  'scan.setBudgets': command(
    desk,
    z.strictObject({ budgets: ScanBudgets, limitMb: z.number().int().min(1).max(45) }),
    z.object({ budgets: ScanBudgets, limitMb: z.number().int() }),
  ),
  /** The scans of one dossier go before all others, whatever the hour and the day's share. */
  'scan.sendNow': command(desk, Named, z.object({ files: z.number().int() })),
};
