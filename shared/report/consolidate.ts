import { type CountsII06a, emptyCounts, sumCounts, type TableII06a } from './table-ii06a.ts';

/** One commune's own II.06a: what a consolidated table is made of, and of nothing else. */
export interface UnitTable {
  readonly unit: string;
  readonly table: TableII06a;
}

export type ConsolidatedRows = 'unit' | 'field' | 'fieldThenUnit';

export interface ConsolidatedRow {
  readonly name: string;
  readonly counts: CountsII06a;
  /** The units inside a field; empty where rows are not grouped. */
  readonly parts: readonly { readonly name: string; readonly counts: CountsII06a }[];
}

export interface Consolidated {
  readonly rowsBy: ConsolidatedRows;
  readonly rows: readonly ConsolidatedRow[];
  readonly total: CountsII06a;
}

const collator = new Intl.Collator('vi', { sensitivity: 'variant' });
const inOrder = (a: string, b: string): number => collator.compare(a, b) || (a < b ? -1 : 1);

/**
 * The consolidated tables II.06b and II.06c: sums of the units' own tables, so that what a commune signed and what the
 * district adds up cannot differ. Units stand in their order of name, also those without a dossier.
 */
export function consolidate(units: readonly UnitTable[], rowsBy: ConsolidatedRows): Consolidated {
  const rows = rowsBy === 'unit' ? unitRows(units) : fieldRows(units, rowsBy === 'fieldThenUnit');
  return { rowsBy, rows, total: sumCounts(rows.map(({ counts }) => counts)) };
}

function unitRows(units: readonly UnitTable[]): ConsolidatedRow[] {
  return units
    .toSorted((a, b) => inOrder(a.unit, b.unit))
    .map(({ unit, table }) => ({ name: unit, counts: table.total, parts: [] }));
}

function fieldRows(units: readonly UnitTable[], withUnits: boolean): ConsolidatedRow[] {
  const fields = new Set(units.flatMap(({ table }) => table.rows.map(({ field }) => field)));
  const sorted = units.toSorted((a, b) => inOrder(a.unit, b.unit));
  return [...fields].sort(inOrder).map((field) => {
    const parts = sorted.flatMap(({ unit, table }) => {
      const row = table.rows.find((one) => one.field === field);
      return row === undefined ? [] : [{ name: unit, counts: countsOnly(row) }];
    });
    return { name: field, counts: sumCounts(parts.map(({ counts }) => counts)), parts: withUnits ? parts : [] };
  });
}

function countsOnly(row: TableII06a['rows'][number]): CountsII06a {
  const { field: _, ...counts } = row;
  return counts;
}

/**
 * What of the form's identities does not hold, in words of the form; empty: all do. Asked before a table is written, so
 * that a mistake here stays here: 3 = 4+5+6, 7 = 8+9+10, 11 = 12+13, 3 = 7+11.
 */
export function brokenIdentities(counts: CountsII06a): readonly string[] {
  const { received, online, direct, carriedOver, answered, early, onTime, late, open, withinTerm, overdue } = counts;
  return [
    received === online + direct + carriedOver ? '' : '3 = 4+5+6',
    answered === early + onTime + late ? '' : '7 = 8+9+10',
    open === withinTerm + overdue ? '' : '11 = 12+13',
    received === answered + open ? '' : '3 = 7+11',
  ].filter((identity) => identity !== '');
}

/** Throws where an identity is broken, or a total is not the sum of its rows: a defect, never a paper. */
export function assertIdentities({
  rows,
  total,
}: {
  readonly rows: readonly CountsII06a[];
  readonly total: CountsII06a;
}): void {
  const broken = [...rows, total].flatMap(brokenIdentities);
  const sums = sumCounts(rows);
  const names = Object.keys(emptyCounts) as (keyof CountsII06a)[];
  if (names.some((name) => sums[name] !== total[name])) broken.push('total = sum of rows');
  if (broken.length > 0) throw new Error(`a statutory table does not add up: ${[...new Set(broken)].join(', ')}`);
}
