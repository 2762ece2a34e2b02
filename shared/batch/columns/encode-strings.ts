import type { ByteWriter } from './byte-writer.ts';
import type { EncodeContext } from './encode-context.ts';
import { encodeDictionary } from './encode-dictionary.ts';
import { tags } from './limits.ts';
import { type Place, partOf } from './place.ts';

const maxShapes = 8;

/** Writes a column of strings in the form that fits it, and remembers them by dossier for columns that repeat them. */
export function encodeStrings(
  context: EncodeContext,
  values: readonly string[],
  rows: readonly number[],
  place: Place,
): void {
  if (encodeDictionary(context, values)) return;
  const memory = place.path === null ? -1 : findMemory(context, values, rows);
  if (memory >= 0) {
    encodeSame(context, values, rows, memory, place);
    return;
  }
  const { tame, wild } = context;
  if (values.every((value) => uuidPattern.test(value))) {
    tame.byte(tags.uuid);
    for (const value of values) wild.hex(value.replaceAll('-', ''));
    return;
  }
  const width = (values[0] ?? '').length;
  if (width >= 16 && width % 2 === 0 && values.every((value) => value.length === width && hexPattern.test(value))) {
    tame.byte(tags.hex);
    tame.uint(width / 2);
    for (const value of values) wild.hex(value);
    return;
  }
  const shapes = findShapes(values);
  const separator = separators.find((mark) => splitsWell(values, mark));
  if (shapes !== null) encodeDigits(tame, values, shapes);
  else if (separator !== undefined) encodeSplit(context, values, rows, separator, place);
  else {
    tame.byte(tags.text);
    tame.text(values);
  }
  if (place.path !== null) remember(context, values, rows, place.path);
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const hexPattern = /^[0-9a-f]+$/;

function remember(
  { dossier, memories }: EncodeContext,
  values: readonly string[],
  rows: readonly number[],
  path: string,
): void {
  const memory = memories.get(path) ?? [];
  memories.set(path, memory);
  for (let i = 0; i < values.length; i += 1) {
    const place = dossier[rows[i] ?? 0] ?? -1;
    if (place >= 0) memory[place] = values[i] ?? '';
  }
}

/** The earlier column whose value for the same dossier is most often this one; -1 when none is in half the cases. */
function findMemory({ dossier, memories }: EncodeContext, values: readonly string[], rows: readonly number[]): number {
  const sample = Math.min(values.length, 64);
  let best = -1;
  let bestHits = sample / 2;
  [...memories.values()].forEach((memory, place) => {
    let hits = 0;
    for (let i = 0; i < sample; i += 1) if (memory[dossier[rows[i] ?? 0] ?? -1] === values[i]) hits += 1;
    if (hits > bestHits) {
      best = place;
      bestHits = hits;
    }
  });
  return best;
}

function encodeSame(
  context: EncodeContext,
  values: readonly string[],
  rows: readonly number[],
  column: number,
  place: Place,
): void {
  const { tame, dossier, memories } = context;
  const memory = [...memories.values()][column];
  const isHit = values.map((value, i) => memory?.[dossier[rows[i] ?? 0] ?? -1] === value);
  tame.byte(tags.same);
  tame.uint(column);
  tame.uints(isHit.map(Number));
  const missed = values.filter((_, i) => !isHit[i]);
  const missedRows = rows.filter((_, i) => !isHit[i]);
  if (missed.length === 0) tame.byte(tags.absent);
  else encodeStrings(context, missed, missedRows, place);
}

/** Each value with its digits written as 0; null unless digits prevail and few shapes serve all. */
function findShapes(values: readonly string[]): readonly string[] | null {
  let digits = 0;
  let length = 0;
  const distinct = new Map<string, number>();
  const shapes: string[] = [];
  for (const value of values) {
    const shape = value.replace(/[0-9]/g, '0');
    let zeros = distinct.get(shape);
    if (zeros === undefined) {
      zeros = shape.split('0').length - 1;
      distinct.set(shape, zeros);
      if (distinct.size > maxShapes) return null;
    }
    shapes.push(shape);
    digits += zeros;
    length += value.length;
  }
  return digits * 2 >= length ? shapes : null;
}

/** Shapes, then for each run of digits in a shape its digits by position or as differences. */
function encodeDigits(tame: ByteWriter, values: readonly string[], shapeOf: readonly string[]): void {
  const byShape = new Map<string, string[]>();
  values.forEach((value, i) => {
    const shape = shapeOf[i] ?? '';
    const list = byShape.get(shape);
    if (list === undefined) byShape.set(shape, [value]);
    else list.push(value);
  });
  const shapes = [...byShape.keys()];
  tame.byte(tags.digits);
  tame.uint(shapes.length);
  tame.text(shapes);
  tame.uints(shapeOf.map((shape) => shapes.indexOf(shape)));
  for (const [shape, members] of byShape) {
    for (const run of shape.matchAll(/0+/g)) encodeRun(tame, members, run.index, run[0].length);
  }
}

function encodeRun(tame: ByteWriter, members: readonly string[], start: number, width: number): void {
  if (width <= 15) {
    const numbers = members.map((value) => Number(value.slice(start, start + width)));
    const steps = numbers.map((number, i) => number - (i === 0 ? 0 : (numbers[i - 1] ?? 0)));
    const bits = steps.slice(1, 512).reduce((sum, step) => sum + Math.log2(1 + Math.abs(step)), 0);
    if (bits < 1.2 * width * Math.min(steps.length, 512)) {
      tame.byte(1);
      tame.sints(steps);
      return;
    }
  }
  tame.byte(0);
  for (let place = start; place < start + width; place += 1) {
    for (const value of members) tame.byte(value.charCodeAt(place) - 48);
  }
}

const separators = [', ', ' '] as const;
const maxParts = 12;

/** Whether nearly all values have that separator, none too often, and the parts come again and again. */
function splitsWell(values: readonly string[], separator: string): boolean {
  const parts = values.slice(0, 512).map((value) => value.split(separator));
  const sample = parts.flat();
  if (sample.length < parts.length * 1.8 || new Set(sample).size * 3 > sample.length * 2) return false;
  return values.every((value) => value.length <= 200 && value.split(separator, maxParts + 1).length <= maxParts);
}

/** How many parts each value has, then a column of the first parts, of the second … */
function encodeSplit(
  context: EncodeContext,
  values: readonly string[],
  rows: readonly number[],
  separator: string,
  place: Place,
): void {
  const { tame } = context;
  const split = values.map((value) => value.split(separator));
  tame.byte(tags.split);
  tame.text([separator]);
  tame.uints(split.map((parts) => parts.length));
  const longest = split.reduce((most, parts) => Math.max(most, parts.length), 0);
  for (let k = 0; k < longest; k += 1) {
    const parts: string[] = [];
    const owners: number[] = [];
    split.forEach((all, i) => {
      const part = all[k];
      if (part === undefined) return;
      parts.push(part);
      owners.push(rows[i] ?? 0);
    });
    encodeStrings(context, parts, owners, partOf(place));
  }
}
