import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statuses } from '../../../shared/dossier/status.ts';
import { type CountsII06a, type ReportFacts, tableII06a } from '../../../shared/report/table-ii06a.ts';

const instants = fc.integer({ min: 0, max: 400 }).map((days) => Date.UTC(2026, 0, 1) + days * 43_200_000);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });

const dossier: fc.Arbitrary<ReportFacts> = fc.record({
  field: fc.constantFrom('Hộ tịch', 'Chứng thực', 'Đất đai', '=1+1'),
  status: fc.constantFrom(...statuses),
  receivedAt: maybe(instants),
  dueAt: maybe(instants),
  endedAt: maybe(instants),
  limitUnit: maybe(fc.constantFrom('workingDay', 'workingHour', 'sameDay')),
  pauses: fc.array(fc.record({ pausedAt: instants, resumedAt: maybe(instants) }), { maxLength: 3 }),
});
const dossiers = fc.array(dossier, { maxLength: 60 });
const cuts = fc.uniqueArray(instants, { minLength: 3, maxLength: 3 }).map((three) => three.sort((a, b) => a - b));

function expectIdentities(c: CountsII06a): void {
  expect([c.received, c.answered, c.open, c.received]).toEqual([
    c.online + c.direct + c.carriedOver,
    c.early + c.onTime + c.late,
    c.withinTerm + c.overdue,
    c.answered + c.open,
  ]);
}

describe('table II.06a, whatever the dossiers', () => {
  it('holds 3 = 4+5+6, 7 = 8+9+10, 11 = 12+13 and 3 = 7+11 in every row and in the total', () => {
    fc.assert(
      fc.property(dossiers, cuts, instants, (all, [fromMs = 0, endMs = 0], nowMs) => {
        const { rows, total } = tableII06a(all, { fromMs, endMs, nowMs });
        for (const row of [...rows, total]) expectIdentities(row);
      }),
    );
  });

  it('has a total that is the sum of its rows', () => {
    fc.assert(
      fc.property(dossiers, cuts, instants, (all, [fromMs = 0, endMs = 0], nowMs) => {
        const { rows, total } = tableII06a(all, { fromMs, endMs, nowMs });
        const sums = rows.reduce<number[]>((sum, { field: _, ...counts }) => {
          return Object.values(counts).map((count, column) => count + (sum[column] ?? 0));
        }, Array(11).fill(0));
        expect(Object.values(total)).toEqual(sums);
      }),
    );
  });

  it('carries into a period exactly what the period before left open', () => {
    fc.assert(
      fc.property(dossiers, cuts, instants, (all, [first = 0, second = 0, third = 0], nowMs) => {
        const before = tableII06a(all, { fromMs: first, endMs: second, nowMs }).total;
        const after = tableII06a(all, { fromMs: second, endMs: third, nowMs }).total;
        expect(after.carriedOver).toBe(before.open);
      }),
    );
  });

  it('does not depend on the order of the dossiers', () => {
    fc.assert(
      fc.property(dossiers, cuts, instants, (all, [fromMs = 0, endMs = 0], nowMs) => {
        const period = { fromMs, endMs, nowMs };
        expect(tableII06a(all.toReversed(), period)).toEqual(tableII06a(all, period));
      }),
    );
  });
});
