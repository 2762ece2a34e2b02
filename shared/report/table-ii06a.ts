import { onTimeClass } from '../calendar/due-state.ts';
import type { TimeLimitUnit } from '../calendar/time-limit.ts';
import type { Status } from '../dossier/status.ts';

/** What the table needs to know of one dossier. Instants in ms UTC. */
export interface ReportFacts {
  /** Lĩnh vực of its procedure. */
  readonly field: string;
  readonly status: Status;
  /** Null while it was never taken in: such a dossier stands on neither side. */
  readonly receivedAt: number | null;
  /** The statutory date, never an apology's. */
  readonly dueAt: number | null;
  /** When it ended at the desk: result there (9, 10), withdrawn (7) or stopped (8). */
  readonly endedAt: number | null;
  readonly limitUnit: TimeLimitUnit | null;
  readonly pauses: readonly { readonly pausedAt: number; readonly resumedAt: number | null }[];
  /** How many dossiers it stands for that the table cannot tell apart from it; 1 where left out. */
  readonly count?: number;
}

/** The period as instants: from the first moment of its first day to the first moment after its last, ms UTC. */
export interface ReportPeriod {
  readonly fromMs: number;
  readonly endMs: number;
  /** A period that is not over is looked at as of now, ms UTC. */
  readonly nowMs: number;
}

/** Columns 3 to 13 of II.06a, by their number in the form. */
export interface CountsII06a {
  readonly received: number;
  readonly online: number;
  readonly direct: number;
  readonly carriedOver: number;
  readonly answered: number;
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
  readonly open: number;
  readonly withinTerm: number;
  readonly overdue: number;
}

export interface TableII06a {
  /** By field, in Vietnamese order; fields without a dossier do not stand here. */
  readonly rows: readonly (CountsII06a & { readonly field: string })[];
  readonly total: CountsII06a;
}

/** The columns that are counted; all others are sums of them, which makes the form's identities hold by construction. */
interface Tally {
  direct: number;
  carriedOver: number;
  early: number;
  onTime: number;
  late: number;
  withinTerm: number;
  overdue: number;
}

const collator = new Intl.Collator('vi', { sensitivity: 'variant' });

/**
 * Biểu II.06a/VPCP/KSTT by field: 3 = 4+5+6, 7 = 8+9+10, 11 = 12+13, 3 = 7+11. A dossier counts when it was taken in
 * before the period's end and had not ended before its start; what ended later is open in this period, and carried over
 * into the next. Refused at the desk (status 3): on neither side. Source: TT 01/2020/TT-VPCP.
 */
export function tableII06a(dossiers: Iterable<ReportFacts>, period: ReportPeriod): TableII06a {
  const byField = new Map<string, Tally>();
  for (const facts of dossiers) {
    const places = placesOf(facts, period);
    if (places === null) continue;
    const tally = byField.get(facts.field) ?? emptyTally();
    byField.set(facts.field, tally);
    for (const place of places) tally[place] += facts.count ?? 1;
  }
  const fields = [...byField].sort(([a], [b]) => collator.compare(a, b) || (a < b ? -1 : 1));
  return {
    rows: fields.map(([field, tally]) => ({ field, ...countsOf(tally) })),
    total: countsOf(fields.map(([, tally]) => tally).reduce(sum, emptyTally())),
  };
}

/** One place on the side of what came in and one on the side of what became of it; null: not in this period. */
function placesOf(facts: ReportFacts, { fromMs, endMs, nowMs }: ReportPeriod): readonly (keyof Tally)[] | null {
  const { status, receivedAt, endedAt } = facts;
  if (status === 'refused' || receivedAt === null || receivedAt >= endMs) return null;
  if (endedAt !== null && endedAt < fromMs) return null;
  // No desk takes online requests in yet: whatever came over a counter is column 5.
  const side = receivedAt < fromMs ? 'carriedOver' : 'direct';
  const isAnswered = endedAt !== null && endedAt < endMs;
  return [side, isAnswered ? answeredPlace(facts, endedAt) : openPlace(facts, Math.min(endMs, nowMs))];
}

/** Withdrawn and stopped count as on time: "Đúng hạn, bao gồm cả hồ sơ trả lại/xin rút" (the form's own note). */
function answeredPlace({ status, dueAt, limitUnit }: ReportFacts, endedAt: number): 'early' | 'onTime' | 'late' {
  if (status === 'withdrawn' || status === 'stopped' || dueAt === null) return 'onTime';
  const found = onTimeClass(endedAt, dueAt, limitUnit ?? undefined);
  return found === 'overdue' ? 'late' : found;
}

/** What waits for papers or for a payment at that moment is never overdue (domain rule "tạm dừng"). */
function openPlace({ dueAt, pauses }: ReportFacts, asOfMs: number): 'withinTerm' | 'overdue' {
  const isPaused = pauses.some(
    ({ pausedAt, resumedAt }) => pausedAt <= asOfMs && (resumedAt === null || resumedAt > asOfMs),
  );
  return isPaused || dueAt === null || asOfMs <= dueAt ? 'withinTerm' : 'overdue';
}

function emptyTally(): Tally {
  return { direct: 0, carriedOver: 0, early: 0, onTime: 0, late: 0, withinTerm: 0, overdue: 0 };
}

function sum(a: Tally, b: Tally): Tally {
  return {
    direct: a.direct + b.direct,
    carriedOver: a.carriedOver + b.carriedOver,
    early: a.early + b.early,
    onTime: a.onTime + b.onTime,
    late: a.late + b.late,
    withinTerm: a.withinTerm + b.withinTerm,
    overdue: a.overdue + b.overdue,
  };
}

function countsOf(tally: Tally): CountsII06a {
  const online = 0;
  return {
    received: online + tally.direct + tally.carriedOver,
    online,
    direct: tally.direct,
    carriedOver: tally.carriedOver,
    answered: tally.early + tally.onTime + tally.late,
    early: tally.early,
    onTime: tally.onTime,
    late: tally.late,
    open: tally.withinTerm + tally.overdue,
    withinTerm: tally.withinTerm,
    overdue: tally.overdue,
  };
}

/** No dossier at all. */
export const emptyCounts: CountsII06a = countsOf(emptyTally());

/** Column by column. */
export function sumCounts(rows: readonly CountsII06a[]): CountsII06a {
  return rows.reduce(
    (sums, row) => ({
      received: sums.received + row.received,
      online: sums.online + row.online,
      direct: sums.direct + row.direct,
      carriedOver: sums.carriedOver + row.carriedOver,
      answered: sums.answered + row.answered,
      early: sums.early + row.early,
      onTime: sums.onTime + row.onTime,
      late: sums.late + row.late,
      open: sums.open + row.open,
      withinTerm: sums.withinTerm + row.withinTerm,
      overdue: sums.overdue + row.overdue,
    }),
    emptyCounts,
  );
}

/** A share in percent with one decimal, half up, as papers write it: `95,5%`; `–` of nothing. Whole numbers, n ≤ of. */
export function percentText(n: number, of: number): string {
  if (of === 0) return '–';
  const tenths = Math.floor((2000 * n + of) / (2 * of));
  return `${Math.floor(tenths / 10)},${tenths % 10}%`;
}
