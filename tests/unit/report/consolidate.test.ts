import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addDays, instant } from '../../../shared/calendar/civil.ts';
import { statuses } from '../../../shared/dossier/status.ts';
import { assertIdentities, brokenIdentities, consolidate, type UnitTable } from '../../../shared/report/consolidate.ts';
import { sheetToCsv } from '../../../shared/report/csv.ts';
import { sheetII06Consolidated } from '../../../shared/report/sheet-ii06.ts';
import { type CountsII06a, emptyCounts, tableII06a } from '../../../shared/report/table-ii06a.ts';

const Row = z.tuple([z.string()], z.number());
const Expected = z.object({ rows: z.array(Row), total: z.array(z.number()) });
const Fixture = z.object({
  period: z.object({ from: z.string(), to: z.string(), now: z.string() }),
  dossiers: z.array(
    z.object({
      unit: z.string(),
      field: z.string(),
      status: z.enum(statuses),
      received: z.string().nullable(),
      due: z.string().nullable(),
      ended: z.string().nullable(),
    }),
  ),
  'II.06b': Expected,
  'II.06c': Expected,
  csv: z.array(z.string()),
});

const fixture = Fixture.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/reports/two-communes.json'), 'utf8')),
);

/** `2026-10-01T09:00` in +07:00. */
function at(local: string): number {
  const [date = '', clock = ''] = local.split('T');
  const [hours, minutes] = clock.split(':').map(Number);
  return instant(date, (hours ?? 0) * 60 + (minutes ?? 0));
}
const atOrNull = (local: string | null) => (local === null ? null : at(local));

const { period, dossiers } = fixture;
const window = { fromMs: instant(period.from, 0), endMs: instant(addDays(period.to, 1), 0), nowMs: at(period.now) };

/** Handed in out of order, with one commune that took nothing in. */
const units: readonly UnitTable[] = ['Xã Trống', 'Xã Lâm Bình', 'Phường An Phú'].map((unit) => ({
  unit,
  table: tableII06a(
    dossiers
      .filter((one) => one.unit === unit)
      .map(({ field, status, received, due, ended }) => ({
        field,
        status,
        receivedAt: atOrNull(received),
        dueAt: atOrNull(due),
        endedAt: atOrNull(ended),
        limitUnit: 'workingDay' as const,
        pauses: [],
      })),
    window,
  ),
}));

const cellsOf = (counts: CountsII06a): number[] => Object.values(counts);
const head = {
  form: { number: 'Biểu số II.06b/VPCP/KSTT', title: ['A', 'B'] as [string, string] },
  reporting: 'Trung tâm',
  receiving: null,
  place: null,
  signedOn: null,
  from: period.from,
  to: period.to,
  training: false,
  completeness: [],
};

describe('the consolidated tables', () => {
  it('II.06b agrees with the hand-computed table to the last cell, a row a commune', () => {
    const { rows, total } = consolidate(units, 'unit');
    expect(rows.map(({ name, counts }) => [name, ...cellsOf(counts)])).toEqual(fixture['II.06b'].rows);
    expect(cellsOf(total)).toEqual(fixture['II.06b'].total);
  });

  it('II.06c agrees with the hand-computed table to the last cell, communes below their field', () => {
    const { rows, total } = consolidate(units, 'fieldThenUnit');
    const lines = rows.flatMap(({ name, counts, parts }) => [
      [name, ...cellsOf(counts)],
      ...parts.map((part) => [`· ${part.name}`, ...cellsOf(part.counts)]),
    ]);
    expect(lines).toEqual(fixture['II.06c'].rows);
    expect(cellsOf(total)).toEqual(fixture['II.06c'].total);
  });

  it('stand in the form as they were counted, groups in Roman numbers', () => {
    const { cells, bodyRows } = sheetII06Consolidated('II.06c', consolidate(units, 'fieldThenUnit'), head);
    const lines = fixture['II.06c'].rows.map((_, place) =>
      cells.filter(({ row }) => row === bodyRows[0] + place).map(({ value }) => value),
    );
    expect(lines.map(([, ...line]) => line)).toEqual(
      fixture['II.06c'].rows.map(([name, ...counts]) => [name.replace('· ', ''), ...counts]),
    );
    expect(lines.map(([no]) => no)).toEqual(['I', 1, 2, 'II', 1, 'III', 1, 2]);
  });

  it('are written as plain values with their headings', () => {
    const csv = sheetToCsv(sheetII06Consolidated('II.06b', consolidate(units, 'unit'), head));
    expect(csv).toBe(`\uFEFF${fixture.csv.map((line) => `${line}\r\n`).join('')}`);
  });
});

describe('the identities of the form', () => {
  it('name what does not add up', () => {
    expect(brokenIdentities(emptyCounts)).toEqual([]);
    expect(brokenIdentities({ ...emptyCounts, received: 1 })).toEqual(['3 = 4+5+6', '3 = 7+11']);
    expect(brokenIdentities({ ...emptyCounts, late: 1, overdue: 1 })).toEqual(['7 = 8+9+10', '11 = 12+13']);
  });

  it('stop a table whose total is not the sum of its rows', () => {
    const one = { ...emptyCounts, received: 1, direct: 1, open: 1, overdue: 1 };
    expect(() => assertIdentities({ rows: [one], total: one })).not.toThrow();
    expect(() => assertIdentities({ rows: [one, one], total: one })).toThrow('total = sum of rows');
  });
});
