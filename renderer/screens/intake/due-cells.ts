import type { CallOutput } from '../../../shared/contract/contract.ts';

export type DueDay = CallOutput<'due.preview'>['dueExplained'][number];

/** One day of the small calendar. */
export interface DueCell {
  readonly day: DueDay;
  /** How the day stands: counted with its number, not counted, the receipt's, the due one. */
  readonly mark: 'received' | 'counted' | 'skipped' | 'due';
  /** Which day of the limit it is, from 1; null where it uses none up. */
  readonly ordinal: number | null;
}

/** What the calendar says of the day of receipt; empty where that day is the due one, or there are no days. */
export function firstDayNote(cells: readonly DueCell[]): string {
  const first = cells[0];
  return first?.mark === 'received' ? first.day.note : '';
}

/** Days between receipt and due date, numbered as the limit counts them. */
export function dueCells(days: readonly DueDay[]): readonly DueCell[] {
  let ordinal = 0;
  return days.map((day, at) => {
    if (day.counted) ordinal += 1;
    const mark =
      day.kind === 'due' || (at === days.length - 1 && days.length > 1)
        ? 'due'
        : day.kind === 'received' || day.kind === 'deemedReceived'
          ? 'received'
          : day.counted
            ? 'counted'
            : 'skipped';
    return { day, mark, ordinal: day.counted ? ordinal : null };
  });
}

/** What fits on one line: the first days, how many lie between, the last ones. */
export function shorten(
  cells: readonly DueCell[],
  room: number,
): { readonly head: readonly DueCell[]; readonly between: number; readonly tail: readonly DueCell[] } {
  if (cells.length <= room) return { head: cells, between: 0, tail: [] };
  const first = Math.ceil((room - 1) / 2);
  const last = room - 1 - first;
  return { head: cells.slice(0, first), between: cells.length - first - last, tail: cells.slice(-last) };
}

/** Whole weeks from Monday, with null where a week begins before or ends after the days. `weekdayOf` gives 1 to 7. */
export function weeks(
  cells: readonly DueCell[],
  weekdayOf: (date: string) => number,
): readonly (readonly (DueCell | null)[])[] {
  const first = cells[0];
  if (!first) return [];
  const padded: (DueCell | null)[] = [...Array.from({ length: weekdayOf(first.day.date) - 1 }, () => null), ...cells];
  while (padded.length % 7 !== 0) padded.push(null);
  return Array.from({ length: padded.length / 7 }, (_, week) => padded.slice(week * 7, week * 7 + 7));
}
