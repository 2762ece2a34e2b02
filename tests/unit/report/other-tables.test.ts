import { describe, expect, it } from 'vitest';
import { sheetDigitisation } from '../../../shared/report/sheet-digitisation.ts';
import { sheetII07b } from '../../../shared/report/sheet-ii07b.ts';
import { sheetPage } from '../../../shared/report/sheet-page.ts';
import { type DigitisationFacts, tableDigitisation } from '../../../shared/report/table-digitisation.ts';
import { type ProcedureFacts, tableII07b } from '../../../shared/report/table-ii07b.ts';

const head = {
  form: { number: 'Biểu số 1', title: ['MỘT', 'HAI'] as [string, string] },
  reporting: 'Trung tâm <tỉnh>',
  receiving: null,
  place: null,
  signedOn: null,
  from: '2026-09-15',
  to: '2026-12-14',
  training: true,
  completeness: ['Số liệu <đến>', 'Xã A'],
};
const bodyOf = ({ cells, bodyRows: [first, last] }: ReturnType<typeof sheetII07b>) =>
  Array.from({ length: last - first + 1 }, (_, at) =>
    cells.filter(({ row }) => row === first + at).map(({ value }) => value),
  );

const procedure = (over: Partial<ProcedureFacts>): ProcedureFacts => ({
  code: '1.000001',
  level: 'commune',
  atOneStop: true,
  hasProcess: true,
  ...over,
});

describe('table II.07b', () => {
  const units = [
    {
      unit: 'Xã A',
      procedures: [
        procedure({}),
        procedure({ hasProcess: false }),
        procedure({ level: 'province', atOneStop: false }),
        procedure({ level: 'formerTier', hasProcess: false }),
      ],
    },
    { unit: 'Xã B', procedures: [procedure({}), procedure({ atOneStop: false })] },
  ];

  it('agrees with a hand-computed table to the last cell, with and without the former tier', () => {
    const table = tableII07b(units);
    expect(bodyOf(sheetII07b(table, head, true))).toEqual([
      [1, 'Xã A', 4, 1, 1, 2, 3, 0, 1, 2, 2, 1, 0, 1],
      [2, 'Xã B', 2, 0, 0, 2, 1, 0, 0, 1, 2, 0, 0, 2],
      ['Tổng số', 6, 1, 1, 4, 4, 0, 1, 3, 4, 1, 0, 3],
    ]);
    expect(bodyOf(sheetII07b(table, head, false))).toEqual([
      [1, 'Xã A', 4, 1, 2, 3, 0, 2, 2, 1, 1],
      [2, 'Xã B', 2, 0, 2, 1, 0, 1, 2, 0, 2],
      ['Tổng số', 6, 1, 4, 4, 0, 3, 4, 1, 3],
    ]);
  });

  it('writes a dash, and says why, where nobody noted which procedures have a process', () => {
    const unknown = tableII07b([{ unit: 'Xã A', procedures: [procedure({ hasProcess: null })] }]);
    const sheet = sheetII07b(unknown, head, false);
    expect(bodyOf(sheet)).toEqual([
      [1, 'Xã A', 1, 0, 1, 1, 0, 1, '–', '–', '–'],
      ['Tổng số', 1, 0, 1, 1, 0, 1, '–', '–', '–'],
    ]);
    expect(sheet.cells.some(({ value }) => String(value).startsWith('Dấu “–”'))).toBe(true);
  });
});

const [before, inside, after] = [100, 200, 300];
const facts = (over: Partial<DigitisationFacts>): DigitisationFacts => ({
  unit: 'Xã A',
  receivedAt: inside,
  resolvedAt: null,
  allDigitised: true,
  resultSigned: null,
  reused: false,
  ...over,
});

describe('the digitisation rates', () => {
  it('agree with a hand-computed table to the last cell', () => {
    const dossiers = [
      facts({}),
      facts({ allDigitised: false, reused: true }),
      facts({ allDigitised: null, resolvedAt: inside, resultSigned: true }),
      facts({ receivedAt: before, resolvedAt: inside, resultSigned: false }),
      facts({ receivedAt: after, resolvedAt: after, resultSigned: true }),
      facts({ receivedAt: null }),
      facts({ unit: 'Xã B', allDigitised: null, reused: null }),
    ];
    const table = tableDigitisation(['Xã A', 'Xã B', 'Xã C'], dossiers, { fromMs: 150, endMs: 300 });
    expect(bodyOf(sheetDigitisation(table, head, 22))).toEqual([
      [1, 'Xã A', 3, 1, '33,3%', 2, 1, '50,0%', 3, 1, '33,3%'],
      [2, 'Xã B', 1, '–', '–', 0, 0, '–', 1, '–', '–'],
      [3, 'Xã C', 0, 0, '–', 0, 0, '–', 0, 0, '–'],
      ['Tổng số', 4, 1, '25,0%', 2, 1, '50,0%', 4, 1, '25,0%'],
    ]);
    expect(table.total).toEqual({
      papers: { counted: 1, of: 4, unrecorded: 2 },
      results: { counted: 1, of: 2, unrecorded: 0 },
      reuse: { counted: 1, of: 4, unrecorded: 1 },
    });
  });
});

describe('a form as a page', () => {
  it('has every cell once, nothing from outside, and no text unescaped', () => {
    const sheet = sheetII07b(tableII07b([{ unit: '<Xã & A>', procedures: [procedure({})] }]), head, false);
    const page = sheetPage(sheet, { title: 'II.07b', fontsCss: '' });
    expect(page).toContain('&lt;Xã &amp; A&gt;');
    expect(page).toContain('Đơn vị báo cáo: Trung tâm &lt;tỉnh&gt;');
    expect(page).toContain('@page{size:A4 landscape');
    expect(page).not.toMatch(/https?:|<script|<link| style=/);
    expect(page.match(/<t[hd] class=/g)).toHaveLength(sheet.cells.length);
    // Every row of a table is as wide as the form.
    const rows = [...page.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => row ?? '');
    expect(rows).toHaveLength(sheet.lastRow);
  });
});
