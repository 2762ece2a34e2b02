/** One line of the report: what was measured, what it gave, and what was aimed at. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** Of a `/s` the value is to be at least the aim, of every other at most. */
  readonly unit: 'ms' | 's' | 'MB' | 'B' | 'x' | '/s';
  /** null: for information. */
  readonly aim: number | null;
  /** What it counts, of what. */
  readonly of: string;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Runs once and gives the milliseconds with what it returned. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

export function formatTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, aim, of }) => [
    name,
    `${value.toFixed(value < 10 ? 2 : 1)} ${unit}`,
    aim === null ? '' : `${unit === '/s' ? '≥' : '≤'} ${Number(aim.toFixed(2))} ${unit}`,
    aim === null ? '' : (unit === '/s' ? value >= aim : value <= aim) ? 'met' : 'MISSED',
    of,
  ]);
  const all = [['figure', 'measured', 'aim', '', 'of what'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
