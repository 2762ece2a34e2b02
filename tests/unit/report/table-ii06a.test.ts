import { describe, expect, it } from 'vitest';
import { instant } from '../../../shared/calendar/civil.ts';
import { percentText, type ReportFacts, type ReportPeriod, tableII06a } from '../../../shared/report/table-ii06a.ts';

const at = (date: string, clock = '09:00'): number => {
  const [hours, minutes] = clock.split(':').map(Number);
  return instant(date, (hours ?? 0) * 60 + (minutes ?? 0));
};

/** The last quarter of 2026 by NĐ 09/2019: 15 September to 14 December. */
const period: ReportPeriod = {
  fromMs: at('2026-09-15', '00:00'),
  endMs: at('2026-12-15', '00:00'),
  nowMs: at('2027-01-10'),
};

function facts(over: Partial<ReportFacts>): ReportFacts {
  return {
    field: 'Hộ tịch',
    status: 'processing',
    receivedAt: at('2026-10-01'),
    dueAt: at('2026-10-08', '17:00'),
    endedAt: null,
    limitUnit: 'workingDay',
    pauses: [],
    ...over,
  };
}

const columnsOf = (dossiers: readonly ReportFacts[], over: Partial<ReportPeriod> = {}): number[] =>
  Object.values(tableII06a(dossiers, { ...period, ...over }).total);

describe('table II.06a', () => {
  it('agrees with a hand-computed table to the last cell', () => {
    const dossiers = [
      // Hộ tịch: two early, one on its day after hours, one a day late, one from the period before.
      facts({ status: 'returned', endedAt: at('2026-10-06') }),
      facts({ status: 'resolved', endedAt: at('2026-10-07', '23:59') }),
      facts({ status: 'returned', endedAt: at('2026-10-08', '18:30') }),
      facts({ status: 'returned', endedAt: at('2026-10-09', '00:00') }),
      facts({ receivedAt: at('2026-09-14', '23:59'), status: 'returned', endedAt: at('2026-10-01') }),
      // Withdrawn after its date, and stopped: both on time by the form's note.
      facts({ status: 'withdrawn', endedAt: at('2026-11-20') }),
      facts({ status: 'stopped', endedAt: at('2026-10-02') }),
      // Open: overdue; due after the period; waiting for papers since before its date.
      facts({}),
      facts({ dueAt: at('2026-12-20') }),
      facts({ status: 'supplementRequested', pauses: [{ pausedAt: at('2026-10-05'), resumedAt: null }] }),
      // Chứng thực: carried over and still overdue; ended after the period, so open in it, and overdue in it.
      facts({ field: 'Chứng thực', receivedAt: at('2026-08-03'), dueAt: at('2026-08-04') }),
      facts({ field: 'Chứng thực', status: 'returned', endedAt: at('2026-12-15', '00:00') }),
      // On neither side: refused at the counter, only registered, before and after the period.
      facts({ status: 'refused', receivedAt: null }),
      facts({ status: 'registered', receivedAt: null, dueAt: null }),
      facts({ status: 'withdrawn', receivedAt: null, dueAt: null }),
      facts({ receivedAt: at('2026-08-01'), status: 'returned', endedAt: at('2026-09-14', '23:59') }),
      facts({ receivedAt: at('2026-12-15', '00:00'), dueAt: at('2026-12-20') }),
    ];
    const row = (cells: readonly number[]) => {
      const [received, online, direct, carriedOver, answered, early, onTime, late, open, withinTerm, overdue] = cells;
      return { received, online, direct, carriedOver, answered, early, onTime, late, open, withinTerm, overdue };
    };
    expect(tableII06a(dossiers, period)).toEqual({
      rows: [
        { field: 'Chứng thực', ...row([2, 0, 1, 1, 0, 0, 0, 0, 2, 0, 2]) },
        { field: 'Hộ tịch', ...row([10, 0, 9, 1, 7, 3, 3, 1, 3, 2, 1]) },
      ],
      total: row([12, 0, 10, 2, 7, 3, 3, 1, 5, 2, 3]),
    });
  });

  it('judges an hour limit by the hour', () => {
    const late = facts({ status: 'returned', endedAt: at('2026-10-08', '17:01'), limitUnit: 'workingHour' });
    expect(columnsOf([late])).toEqual([1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0]);
  });

  it('looks at an unfinished period as of now', () => {
    const open = facts({ dueAt: at('2026-11-30', '17:00') });
    expect(columnsOf([open], { nowMs: at('2026-11-30', '17:00') }).slice(8)).toEqual([1, 1, 0]);
    expect(columnsOf([open], { nowMs: at('2026-11-30', '17:01') }).slice(8)).toEqual([1, 0, 1]);
  });

  it('does not excuse what was overdue at the period’s end by a pause that began or ended elsewhere', () => {
    const before = { pausedAt: at('2026-10-02'), resumedAt: at('2026-10-05') };
    const after = { pausedAt: at('2026-12-20'), resumedAt: null };
    expect(columnsOf([facts({ pauses: [before, after] })]).slice(8)).toEqual([1, 0, 1]);
  });

  it('is all zeros without a dossier', () => {
    expect(tableII06a([], period).rows).toEqual([]);
    expect(columnsOf([])).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('a share in percent', () => {
  it('is rounded half up to one decimal and is a dash of nothing', () => {
    expect([percentText(0, 0), percentText(1, 3), percentText(2, 3), percentText(1, 2000), percentText(7, 7)]).toEqual([
      '–',
      '33,3%',
      '66,7%',
      '0,1%',
      '100,0%',
    ]);
  });
});
