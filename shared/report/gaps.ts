import { civilDay, dayNumber } from '../calendar/civil.ts';
import { formatDate, formatDateTime } from '../text/format.ts';
import { tidyLine } from '../text/tidy.ts';
import type { Completeness } from './completeness.ts';

/** A reporting commune and up to when its figures are here. */
export interface UnitGap {
  readonly code: string;
  readonly name: string;
  /** Ms UTC; null while nothing of one of its desks is here. */
  readonly completeUpTo: number | null;
  /** Whole days that are missing from the period, up to today; null where nothing has arrived. */
  readonly daysMissing: number | null;
}

interface Unit {
  readonly code: string;
  readonly name: string;
}

/** Which of the reporting communes a table is not complete for. A period that is over misses nothing after its end. */
export function gapsOf(
  units: readonly Unit[],
  complete: ReadonlyMap<string, Completeness>,
  { to, nowMs }: { readonly to: string; readonly nowMs: number },
): readonly UnitGap[] {
  const lastDay = Math.min(civilDay(nowMs), dayNumber(to));
  return units.map(({ code, name }) => {
    const completeUpTo = complete.get(code)?.upTo ?? null;
    const daysMissing = completeUpTo === null ? null : Math.max(0, lastDay - civilDay(completeUpTo));
    return { code, name, completeUpTo, daysMissing };
  });
}

/** Up to when a figure over all of them is complete, ms UTC; null where one has sent nothing, or there is none. */
export function leastUpTo(units: readonly UnitGap[]): number | null {
  const [first, ...others] = units.map(({ completeUpTo }) => completeUpTo);
  return others.reduce<number | null>(
    (least, at) => (least === null || at === null ? null : Math.min(least, at)),
    first ?? null,
  );
}

/** Whose figures of the period have not all arrived, the furthest behind first. */
export function unitsBehind(units: readonly UnitGap[]): readonly UnitGap[] {
  const daysOf = ({ daysMissing }: UnitGap): number => daysMissing ?? Number.MAX_VALUE;
  return units.filter((unit) => daysOf(unit) > 0).toSorted((a, b) => daysOf(b) - daysOf(a));
}

/** As a form says it: `Xã Xuân Lập thiếu 6 ngày (có đến 25/11/2026)`. */
export function gapWords({ name, completeUpTo, daysMissing }: UnitGap): string {
  const said = tidyLine(name);
  return completeUpTo === null || daysMissing === null
    ? `${said} chưa có gì`
    : `${said} thiếu ${daysMissing} ngày (có đến ${formatDate(completeUpTo)})`;
}

/** No line of a form is longer: the narrowest holds so many letters. */
const longestLine = 120;

/**
 * The lines below a table that say what it is complete up to, and which commune is how many days behind: the figure that
 * leaves the house carries them with it.
 */
export function completenessLines(units: readonly UnitGap[], madeAt: number): readonly string[] {
  const made = `Lập lúc ${formatDateTime(madeAt)}.`;
  if (units.length === 0) return [`${made} Chưa kết nạp đơn vị nào.`];
  const upTo = leastUpTo(units);
  const complete =
    upTo === null ? 'Số liệu chưa đầy đủ: có đơn vị chưa gửi gì.' : `Số liệu đầy đủ đến ${formatDateTime(upTo)}.`;
  const behind = unitsBehind(units);
  if (behind.length === 0) return [`${made} ${complete} Đủ số liệu của mọi đơn vị cho kỳ này.`];
  const list = filledLines(behind.map((unit, at) => `${gapWords(unit)}${at === behind.length - 1 ? '.' : ';'}`));
  return [`${made} ${complete} ${behind.length} trên ${units.length} đơn vị còn thiếu số liệu trong kỳ:`, ...list];
}

/** Words one after the other, a new line where the next would not fit. */
function filledLines(words: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= longestLine) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
