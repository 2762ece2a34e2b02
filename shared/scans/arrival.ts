import { civilDay } from '../calendar/civil.ts';
import { type HeldBack, nextTurn, type ScanBudget, scanAllowance } from './budget.ts';

/** Something that waits for the line. */
interface WaitingScan {
  readonly sha256: string;
  readonly dossier: string;
  readonly sizeBytes: number;
  /** A person sent it ahead: neither hours nor the day's share hold it back. */
  readonly urgent: boolean;
}

interface LineOutlook {
  readonly nowMs: number;
  /** What the line carries, bytes a second; null while nothing was measured: then nobody can say an hour. */
  readonly rate: number | null;
  /** Events that wait, as they will travel; they go before every scan. */
  readonly eventBytes: number;
  readonly budget: ScanBudget;
  /** Bytes of scans that went over the road on the civil day of `nowMs`. */
  readonly usedBytes: number;
}

interface Arrival {
  readonly sha256: string;
  readonly dossier: string;
  /** By when it should be there, ms UTC; null: nobody can say. */
  readonly at: number | null;
  /** What it waits for beside the line. */
  readonly heldBack: HeldBack | null;
}

/** Nobody plans further than a year. */
const farthestMs = 366 * 86_400_000;

/** By when everything that waits should be there, in the order in which it goes; events first, then scan after scan. */
export function arrivals(
  { nowMs, rate, eventBytes, budget, usedBytes }: LineOutlook,
  scans: readonly WaitingScan[],
): { readonly eventsAt: number | null; readonly scans: readonly Arrival[] } {
  const held = scanAllowance(budget, usedBytes, nowMs).heldBack;
  const heldBack = ({ urgent }: WaitingScan) => (urgent ? null : held);
  const eventsAt = carriedAt(nowMs, rate, eventBytes);
  if (rate === null || rate <= 0 || eventsAt === null) {
    return {
      eventsAt,
      scans: scans.map((scan) => ({ sha256: scan.sha256, dossier: scan.dossier, at: null, heldBack: heldBack(scan) })),
    };
  }
  let way: Way | null = { atMs: eventsAt, day: civilDay(nowMs), usedBytes };
  const told = scans.map((scan): Arrival => {
    way = way === null ? null : after(way, scan, { rate, budget, untilMs: nowMs + farthestMs });
    return { sha256: scan.sha256, dossier: scan.dossier, at: way?.atMs ?? null, heldBack: heldBack(scan) };
  });
  return { eventsAt, scans: told };
}

/** When so many bytes are there that go before everything else, ms UTC; null where the line was never measured. */
export function carriedAt(fromMs: number, rate: number | null, bytes: number): number | null {
  if (bytes === 0) return fromMs;
  return rate === null || rate <= 0 ? null : fromMs + (bytes * 1000) / rate;
}

/** How far the line has got: the moment, and what scans took of that day. */
interface Way {
  readonly atMs: number;
  readonly day: number;
  readonly usedBytes: number;
}

/** Where one more scan leads; null where the budget never lets it through. */
function after(
  from: Way,
  { sizeBytes, urgent }: WaitingScan,
  { rate, budget, untilMs }: { readonly rate: number; readonly budget: ScanBudget; readonly untilMs: number },
): Way | null {
  if (urgent) {
    const way = at(from, from.atMs + (sizeBytes * 1000) / rate);
    return { ...way, usedBytes: way.usedBytes + sizeBytes };
  }
  let way = at(from, from.atMs);
  let left = sizeBytes;
  while (left > 0) {
    const turn = nextTurn(budget, way);
    if (turn === null || turn.fromMs > untilMs) return null;
    way = at(way, turn.fromMs);
    const carried = Math.min(left, turn.bytes, ((turn.toMs - turn.fromMs) * rate) / 1000);
    left -= carried;
    // What rounding leaves over is nothing.
    if (left < 1e-6) left = 0;
    const ends = left === 0 || carried >= turn.bytes ? turn.fromMs + (carried * 1000) / rate : turn.toMs;
    way = at({ ...way, usedBytes: way.usedBytes + carried }, ends);
  }
  return way;
}

/** The same way at a later moment: a new day begins with nothing used. */
function at(way: Way, atMs: number): Way {
  const day = civilDay(atMs);
  return { atMs, day, usedBytes: day === way.day ? way.usedBytes : 0 };
}
