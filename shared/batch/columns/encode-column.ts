import { canonicalJson } from '../canonical-json.ts';
import type { EncodeContext } from './encode-context.ts';
import { encodeDictionary } from './encode-dictionary.ts';
import { encodeStrings } from './encode-strings.ts';
import { bases, dayStart, limits, tags } from './limits.ts';
import { writeNoisy } from './noisy-integers.ts';
import { type Place, under } from './place.ts';

type Kind = 'absent' | 'literal' | 'integer' | 'number' | 'string' | 'array' | 'object';

/**
 * Writes one column: `values[i]` belongs to event `rows[i]`; `undefined` is an absent property. The encoder only
 * chooses; any choice decodes to the same values.
 */
export function encodeColumn(
  context: EncodeContext,
  values: readonly unknown[],
  rows: readonly number[],
  place: Place,
) {
  const { tame } = context;
  const first = values[0];
  if (values.every((value) => value === first)) {
    tame.byte(first === undefined ? tags.absent : tags.constant);
    if (first !== undefined) tame.text([canonicalJson(first)]);
    return;
  }
  const kinds = values.map(kindOf);
  const found = [...new Set(kinds)];
  if (found.length > 1) {
    encodeMixed(context, values, rows, kinds, found, place);
    return;
  }
  switch (found[0]) {
    case 'integer':
      encodeIntegers(context, values as readonly number[], rows);
      break;
    case 'string':
      encodeStrings(context, values as readonly string[], rows, place);
      break;
    case 'array':
    case 'object':
      encodeStructures(context, values as readonly object[], rows, place);
      break;
    default:
      if (!encodeDictionary(context, values)) encodeJson(context, values);
  }
}

function kindOf(value: unknown): Kind {
  if (value === undefined) return 'absent';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) <= 2 ** 51 ? 'integer' : 'number';
  if (value === null || typeof value === 'boolean') return 'literal';
  return Array.isArray(value) ? 'array' : 'object';
}

function encodeMixed(
  context: EncodeContext,
  values: readonly unknown[],
  rows: readonly number[],
  kinds: readonly Kind[],
  found: readonly Kind[],
  place: Place,
): void {
  context.tame.byte(tags.mixed);
  context.tame.uint(found.length);
  context.tame.uints(kinds.map((kind) => found.indexOf(kind)));
  for (const kind of found) {
    encodeColumn(
      context,
      values.filter((_, i) => kinds[i] === kind),
      rows.filter((_, i) => kinds[i] === kind),
      under(place, ''),
    );
  }
}

function encodeStructures(
  context: EncodeContext,
  values: readonly object[],
  rows: readonly number[],
  place: Place,
): void {
  if (place.depth >= limits.writtenDepth) {
    encodeJson(context, values);
    return;
  }
  // A whole body is quicker by its columns and no larger.
  if (place.depth > 0 && encodeDictionary(context, values)) return;
  const { tame } = context;
  if (Array.isArray(values[0])) {
    const arrays = values as readonly (readonly unknown[])[];
    tame.byte(tags.array);
    tame.uints(arrays.map((array) => array.length));
    const owners = arrays.flatMap((array, i) => array.map(() => rows[i] ?? 0));
    encodeColumn(context, arrays.flat(1), owners, under(place, '[]'));
    return;
  }
  const objects = values as readonly Readonly<Record<string, unknown>>[];
  const keys = new Set<string>();
  let properties = 0;
  for (const object of objects) {
    for (const key of Object.keys(object)) {
      if (object[key] === undefined) continue;
      keys.add(key);
      properties += 1;
    }
  }
  // Objects used as maps, with other keys in each, would make more columns than values.
  if (keys.size * objects.length > 8 * properties + 64) {
    encodeJson(context, values);
    return;
  }
  const sorted = [...keys].sort();
  tame.byte(tags.object);
  tame.uint(sorted.length);
  tame.text(sorted);
  for (const key of sorted) {
    encodeColumn(
      context,
      objects.map((object) => (Object.hasOwn(object, key) ? object[key] : undefined)),
      rows,
      under(place, `/${key}`),
    );
  }
}

function encodeJson(context: EncodeContext, values: readonly unknown[]): void {
  context.tame.byte(tags.json);
  context.tame.text(values.map(canonicalJson));
}

function encodeIntegers(context: EncodeContext, values: readonly number[], rows: readonly number[]): void {
  const { tame, at } = context;
  const plain = values.map((value) => value + 0);
  const choices = [
    { base: bases.none, differences: plain },
    { base: bases.previous, differences: plain.map((value, i) => value - (i === 0 ? 0 : (plain[i - 1] ?? 0))) },
    { base: bases.at, differences: plain.map((value, i) => value - (at[rows[i] ?? 0] ?? 0)) },
    { base: bases.day, differences: plain.map((value, i) => value - dayStart(at[rows[i] ?? 0] ?? 0)) },
  ].filter(({ differences }) => differences.every(Number.isSafeInteger));
  const costs = choices.map(({ differences }) => cost(differences));
  const best = choices[costs.indexOf(Math.min(...costs))] ?? { base: bases.none, differences: plain };
  tame.byte(tags.integer);
  tame.uint(best.base);
  writeNoisy(tame, context.wild, best.differences);
}

/** About how many bits a run of differences takes: few distinct ones are cheap however large. */
function cost(differences: readonly number[]): number {
  const sample = differences.slice(0, 512);
  const distinct = new Set(sample).size;
  const sizes = sample.reduce((sum, difference) => sum + Math.log2(1 + Math.abs(difference)), 0);
  return Math.min(sizes, sample.length * Math.log2(1 + distinct) + distinct * 16);
}
