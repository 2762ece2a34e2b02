import { describe, expect, it } from 'vitest';
import { arrivals, carriedAt } from '../../../shared/scans/arrival.ts';
import { areScanHours, type ScanBudget, scanAllowance } from '../../../shared/scans/budget.ts';

const at = (time: string, date = '2026-11-24') => Date.parse(`${date}T${time}:00+07:00`);
const mb = 1_000_000;
/** 11:30–13:30 and after 17:00, 10 MB a day. */
const office: ScanBudget = {
  dayBytes: 10 * mb,
  hours: [
    { from: 690, to: 810 },
    { from: 1020, to: 1440 },
  ],
};
const free: ScanBudget = { dayBytes: null, hours: [] };

describe('what a road lets scans have', () => {
  it.each([
    ['before the hours', office, 0, '09:00', { bytesLeft: 10 * mb, heldBack: 'hours', opensAt: at('11:30') }],
    ['in the hours', office, 4 * mb, '12:00', { bytesLeft: 6 * mb, heldBack: null, opensAt: at('12:00') }],
    ['at their last minute', office, 0, '13:30', { bytesLeft: 10 * mb, heldBack: 'hours', opensAt: at('17:00') }],
    [
      'once the share of the day is used up',
      office,
      10 * mb,
      '12:00',
      { bytesLeft: 0, heldBack: 'limit', opensAt: at('11:30', '2026-11-25') },
    ],
    ['without a budget', free, 99 * mb, '03:00', { bytesLeft: null, heldBack: null, opensAt: at('03:00') }],
    [
      'where nothing may go',
      { dayBytes: 0, hours: [] },
      0,
      '09:00',
      { bytesLeft: 0, heldBack: 'limit', opensAt: null },
    ],
  ] as const)('%s', (_, budget, used, time, expected) => {
    expect(scanAllowance(budget, used, at(time))).toEqual(expected);
  });

  it('begins anew at midnight in Việt Nam, whatever the day in UTC', () => {
    const budget = { dayBytes: mb, hours: [] };
    expect(scanAllowance(budget, mb, at('23:59')).opensAt).toBe(at('00:00', '2026-11-25'));
    expect(scanAllowance(budget, 0, at('00:00', '2026-11-25')).heldBack).toBeNull();
  });

  it('knows hours that overlap, run backwards or leave the day', () => {
    expect(areScanHours(office.hours)).toBe(true);
    expect(areScanHours([{ from: 700, to: 650 }])).toBe(false);
    expect(areScanHours([{ from: 0, to: 1441 }])).toBe(false);
    expect(
      areScanHours([
        { from: 0, to: 700 },
        { from: 690, to: 800 },
      ]),
    ).toBe(false);
  });
});

describe('by when it should be there', () => {
  const scan = (sha256: string, sizeBytes: number, urgent = false) => ({ sha256, dossier: sha256, sizeBytes, urgent });
  const line = { nowMs: at('09:00'), rate: 10_000, eventBytes: 600_000, budget: free, usedBytes: 0 };

  it('events come first, then scan after scan as fast as the line is', () => {
    const told = arrivals(line, [scan('a', mb), scan('b', 2 * mb)]);
    expect(told.eventsAt).toBe(at('09:01'));
    expect(told.scans).toEqual([
      { sha256: 'a', dossier: 'a', at: at('09:01') + 100_000, heldBack: null },
      { sha256: 'b', dossier: 'b', at: at('09:01') + 300_000, heldBack: null },
    ]);
  });

  it('what goes before the rest is there earlier, by the same reckoning', () => {
    expect(carriedAt(line.nowMs, line.rate, 300_000)).toBe(at('09:00') + 30_000);
    expect(carriedAt(line.nowMs, line.rate, line.eventBytes)).toBe(arrivals(line, []).eventsAt);
    expect([carriedAt(line.nowMs, null, 1), carriedAt(line.nowMs, null, 0)]).toEqual([null, line.nowMs]);
  });

  it('scans wait for their hours and go on the next day where the share is used up; an urgent one waits for nothing', () => {
    const told = arrivals({ ...line, budget: office, usedBytes: 4 * mb }, [
      scan('now', mb, true),
      scan('noon', 5 * mb),
      scan('tomorrow', mb),
    ]);
    expect(told.scans).toEqual([
      { sha256: 'now', dossier: 'now', at: at('09:01') + 100_000, heldBack: null },
      { sha256: 'noon', dossier: 'noon', at: at('11:30') + 500_000, heldBack: 'hours' },
      { sha256: 'tomorrow', dossier: 'tomorrow', at: at('11:30', '2026-11-25') + 100_000, heldBack: 'hours' },
    ]);
  });

  it('one scan may need several stretches', () => {
    const slow = { ...line, eventBytes: 0, rate: 500, budget: { ...office, dayBytes: null } };
    // 3.6 MB go between 11:30 and 13:30, the rest after 17:00.
    expect(arrivals(slow, [scan('a', 4.2 * mb)]).scans[0]?.at).toBe(at('17:00') + 1_200_000);
  });

  it('nobody can say it of a line that was never measured, nor where nothing may go', () => {
    const unknown = arrivals({ ...line, rate: null }, [scan('a', mb)]);
    expect(unknown).toEqual({ eventsAt: null, scans: [{ sha256: 'a', dossier: 'a', at: null, heldBack: null }] });
    const never = arrivals({ ...line, budget: { dayBytes: 0, hours: [] } }, [scan('a', mb), scan('b', mb, true)]);
    expect(never.scans.map(({ at: when, heldBack }) => [when, heldBack])).toEqual([
      [null, 'limit'],
      [null, null],
    ]);
  });
});
