import fc from 'fast-check';
import { expect, test } from 'vitest';
import { civilDate, civilMinutes } from '../../../shared/calendar/civil.ts';
import { arrivals } from '../../../shared/scans/arrival.ts';
import { areScanHours, nextTurn, type ScanHours } from '../../../shared/scans/budget.ts';

const nowMs = Date.parse('2026-11-24T02:13:00Z');
const hours = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 6 })
  .map((marks) => marks.sort((a, b) => a - b))
  .map((marks) =>
    marks.flatMap((from, at) =>
      at % 2 === 0 && marks[at + 1] !== undefined ? [{ from, to: marks[at + 1] ?? 0 }] : [],
    ),
  );
const budget = fc.record({
  dayBytes: fc.option(fc.integer({ min: 1_000_000, max: 50_000_000 })),
  hours: fc.oneof(fc.constant<ScanHours[]>([]), hours),
});
const outlook = fc.record({
  nowMs: fc.constant(nowMs),
  rate: fc.integer({ min: 500, max: 2_000_000 }),
  eventBytes: fc.integer({ min: 0, max: 1_000_000 }),
  budget,
  usedBytes: fc.integer({ min: 0, max: 60_000_000 }),
});
const scans = fc
  .array(fc.record({ sizeBytes: fc.integer({ min: 1000, max: 3_000_000 }), urgent: fc.constant(false) }), {
    maxLength: 8,
  })
  .map((all) => all.map((scan, at) => ({ ...scan, sha256: String(at), dossier: String(at) })));

test('a later scan never arrives before an earlier one, and none faster than the line carries it', () => {
  fc.assert(
    fc.property(outlook, scans, (line, waiting) => {
      let before = nowMs + (line.eventBytes * 1000) / line.rate;
      let bytes = line.eventBytes;
      for (const [place, { at }] of arrivals(line, waiting).scans.entries()) {
        if (at === null) return;
        bytes += waiting[place]?.sizeBytes ?? 0;
        expect(at).toBeGreaterThanOrEqual(before);
        expect(at).toBeGreaterThanOrEqual(nowMs + (bytes * 1000) / line.rate - 1);
        before = at;
      }
    }),
  );
});

test('a scan ends inside the hours, and no day carries more than its share', () => {
  fc.assert(
    fc.property(outlook, scans, (line, waiting) => {
      const told = arrivals(line, waiting).scans;
      const ends = new Map<string, number>();
      for (const [place, { at }] of told.entries()) {
        if (at === null) continue;
        const minutes = civilMinutes(at - 0.1);
        if (line.budget.hours.length > 0)
          expect(line.budget.hours.some(({ from, to }) => minutes >= from && minutes < to)).toBe(true);
        const day = civilDate(at - 0.1);
        ends.set(day, (ends.get(day) ?? 0) + (waiting[place]?.sizeBytes ?? 0));
      }
      // What began the day before may end on this one: at most one scan's size over.
      for (const bytes of ends.values())
        if (line.budget.dayBytes !== null) expect(bytes).toBeLessThanOrEqual(line.budget.dayBytes + 3_000_000);
    }),
  );
});

test('the next turn is never in the past, is open, and has something left', () => {
  fc.assert(
    fc.property(budget, fc.integer({ min: 0, max: 86_400_000 }), fc.nat({ max: 60_000_000 }), (set, ms, usedBytes) => {
      expect(areScanHours(set.hours)).toBe(true);
      const atMs = nowMs + ms;
      const turn = nextTurn(set, { atMs, usedBytes });
      expect(turn).not.toBeNull();
      if (turn === null) return;
      expect(turn.fromMs).toBeGreaterThanOrEqual(atMs);
      expect(turn.toMs).toBeGreaterThan(turn.fromMs);
      expect(turn.bytes).toBeGreaterThan(0);
    }),
  );
});
