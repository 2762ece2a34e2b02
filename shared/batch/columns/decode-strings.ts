import { bounded, type Cell, type DecodeContext, type Rows, spendCharacters, spendRows } from './decode-context.ts';
import { malformed } from './limits.ts';

export function remember(context: DecodeContext, rows: Rows, path: string | null, values: string[]): string[] {
  if (path === null) return values;
  const memory = context.memories.get(path) ?? [];
  context.memories.set(path, memory);
  for (let i = 0; i < values.length; i += 1) {
    const dossier = context.dossier[rows[i] ?? 0] ?? -1;
    if (dossier >= 0) memory[dossier] = values[i] ?? '';
  }
  return values;
}

export function decodeSame(context: DecodeContext, rows: Rows, decodeMissed: (rows: Rows) => Cell[]): Cell[] {
  const memory = [...context.memories.values()][context.tame.uint()];
  if (memory === undefined) throw malformed('no such column');
  const hits = context.tame.uints(rows.length);
  const missedRows: number[] = [];
  const cells: Cell[] = [];
  // Every hit is looked up before the missed ones are read: they may be remembered under the very same path.
  for (let i = 0; i < hits.length; i += 1) {
    if (hits[i] === 0) {
      missedRows.push(rows[i] ?? 0);
      continue;
    }
    const value = memory[context.dossier[rows[i] ?? 0] ?? -1];
    if (value === undefined) throw malformed('nothing to repeat');
    spendCharacters(context, value.length);
    cells[i] = value;
  }
  const missed = decodeMissed(missedRows);
  let next = 0;
  for (let i = 0; i < hits.length; i += 1) {
    if (hits[i] !== 0) continue;
    cells[i] = missed[next];
    next += 1;
  }
  return cells;
}

export function decodeSplit(context: DecodeContext, rows: Rows, decodeParts: (owners: Rows) => Cell[]): string[] {
  const { tame } = context;
  const [separator = ''] = tame.text(1);
  const counts = tame.uints(rows.length);
  if (counts.includes(0)) throw malformed('a text without parts');
  const values = new Array<string>(rows.length).fill('');
  let places = Array.from(values.keys());
  for (let k = 0; places.length > 0; k += 1) {
    const parts = decodeParts(places.map((place) => rows[place] ?? 0));
    places.forEach((place, i) => {
      const part = parts[i];
      if (typeof part !== 'string') throw malformed('a part that is no text');
      spendCharacters(context, part.length + separator.length);
      values[place] = k === 0 ? part : values[place] + separator + part;
    });
    places = places.filter((place) => (counts[place] ?? 0) > k + 1);
  }
  return values;
}

export function decodeDigits(context: DecodeContext, count: number): string[] {
  const { tame } = context;
  const shapes = tame.text(bounded(context, tame.uint()));
  const which = tame.uints(count);
  const values = new Array<string>(count).fill('');
  shapes.forEach((shape, kind) => {
    const rows: number[] = [];
    for (let i = 0; i < count; i += 1) if (which[i] === kind) rows.push(i);
    spendRows(context, count);
    spendCharacters(context, rows.length * shape.length);
    let done = 0;
    for (const run of shape.matchAll(/0+/g)) {
      const before = shape.slice(done, run.index);
      const parts = decodeRun(context, rows.length, run[0].length);
      rows.forEach((row, i) => {
        values[row] += before + (parts[i] ?? '');
      });
      done = run.index + run[0].length;
    }
    for (const row of rows) values[row] += shape.slice(done);
  });
  for (const kind of which) if (kind >= shapes.length) throw malformed('no such shape');
  return values;
}

function decodeRun({ tame }: DecodeContext, count: number, width: number): string[] {
  const mode = tame.uint();
  if (mode === 0) {
    const planes = tame.take(count * width);
    const digits = new Uint8Array(planes.length);
    for (let place = 0; place < width; place += 1) {
      for (let i = 0; i < count; i += 1) {
        const digit = planes[place * count + i] ?? 0;
        if (digit > 9) throw malformed('not a digit');
        digits[i * width + place] = 48 + digit;
      }
    }
    const all = new TextDecoder().decode(digits);
    return Array.from({ length: count }, (_, i) => all.slice(i * width, (i + 1) * width));
  }
  if (mode !== 1 || width > 15) throw malformed('unknown run of digits');
  let number = 0;
  return Array.from(tame.sints(count), (step) => {
    number += step;
    const text = String(number).padStart(width, '0');
    if (number < 0 || text.length !== width) throw malformed('digits out of range');
    return text;
  });
}

export function decodeUuids(hex: readonly string[]): string[] {
  return hex.map(
    (id) => `${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20)}`,
  );
}
