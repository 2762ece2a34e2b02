import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statuses } from '../../../shared/dossier/status.ts';
import { assertIdentities, consolidate } from '../../../shared/report/consolidate.ts';
import { type ReportFacts, tableII06a } from '../../../shared/report/table-ii06a.ts';

const instants = fc.integer({ min: 0, max: 300 }).map((days) => Date.UTC(2026, 0, 1) + days * 43_200_000);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const dossier: fc.Arbitrary<ReportFacts> = fc.record({
  field: fc.constantFrom('Hộ tịch', 'Chứng thực', 'Đất đai'),
  status: fc.constantFrom(...statuses),
  receivedAt: maybe(instants),
  dueAt: maybe(instants),
  endedAt: maybe(instants),
  limitUnit: maybe(fc.constantFrom('workingDay', 'workingHour')),
  pauses: fc.array(fc.record({ pausedAt: instants, resumedAt: maybe(instants) }), { maxLength: 2 }),
});
const office = fc.array(dossier, { maxLength: 25 });
const district = fc.array(office, { maxLength: 5 });
const period = fc
  .tuple(instants, instants, instants)
  .map(([a, b, nowMs]) => ({ fromMs: Math.min(a, b), endMs: Math.max(a, b), nowMs }));

describe('consolidated tables, whatever the communes', () => {
  it('hold every identity, and come to what one II.06a over all dossiers counts', () => {
    fc.assert(
      fc.property(district, period, (offices, when) => {
        const units = offices.map((dossiers, at) => ({ unit: `Xã ${at}`, table: tableII06a(dossiers, when) }));
        const whole = tableII06a(offices.flat(), when);
        for (const rowsBy of ['unit', 'field', 'fieldThenUnit'] as const) {
          const { rows, total } = consolidate(units, rowsBy);
          assertIdentities({ rows: rows.map(({ counts }) => counts), total });
          for (const { counts, parts } of rows)
            if (parts.length > 0) assertIdentities({ rows: parts.map((part) => part.counts), total: counts });
          expect(total).toEqual(whole.total);
        }
        const byField = consolidate(units, 'field').rows.map(({ name, counts }) => ({ field: name, ...counts }));
        expect(byField).toEqual(whole.rows);
      }),
    );
  });
});
