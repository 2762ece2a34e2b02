/** Values as aligned text for people; `--json` is what programs read. */
export function valueText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return plain(value);
  const entries = Object.entries(value);
  const widest = Math.max(0, ...entries.map(([name]) => name.length));
  return entries.map(([name, entry]) => `${name.padEnd(widest)}  ${plain(entry)}`).join('\n');
}

/** Rows as a table; columns that are objects are left to `--json`, lists of words stand with commas between. */
export function rowsText(rows: readonly object[]): string {
  const [first] = rows;
  if (first === undefined) return '';
  const columns = Object.keys(first).filter((name) => rows.every((row) => !isObject(cell(row, name))));
  const table = [columns, ...rows.map((row) => columns.map((name) => plain(cell(row, name))))];
  const widths = columns.map((_, at) => Math.max(...table.map((line) => (line[at] ?? '').length)));
  return table
    .map((line) =>
      line
        .map((text, at) => text.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cell(row: object, name: string): unknown {
  return Object.entries(row).find(([key]) => key === name)?.[1];
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !isWords(value);
}

function isWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((word) => typeof word === 'string');
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (isWords(value)) return value.join(', ') || '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
