import type { JsonValue } from '../../dossier/event.ts';
import { canonicalJson } from '../canonical-json.ts';
import { bounded, type Cell, type DecodeContext, type Rows, spendCharacters, spendRows } from './decode-context.ts';
import { decodeDigits, decodeSame, decodeSplit, decodeUuids, remember } from './decode-strings.ts';
import { bases, dayStart, limits, malformed, tags } from './limits.ts';
import { readNoisy } from './noisy-integers.ts';
import { type Place, partOf, under } from './place.ts';

/** Reads one column: a value, or `undefined` for an absent property, for each of `rows`. Throws SegmentError. */
export function decodeColumn(context: DecodeContext, rows: Rows, place: Place): Cell[] {
  const { tame, wild } = context;
  const count = rows.length;
  spendRows(context, count + 1);
  if (place.depth > limits.depth) throw malformed('columns nested too deeply');
  const tag = tame.take(1)[0];
  switch (tag) {
    case tags.absent:
      return new Array<Cell>(count).fill(undefined);
    case tags.constant: {
      const [text = ''] = tame.text(1);
      spendCharacters(context, text.length * count);
      return new Array<Cell>(count).fill(parse(context, text));
    }
    case tags.mixed:
      return decodeMixed(context, rows, place);
    case tags.object:
      return decodeObjects(context, rows, place);
    case tags.array:
      return decodeArrays(context, rows, place);
    case tags.integer:
      return decodeIntegers(context, rows);
    case tags.dictionary: {
      const texts = tame.text(bounded(context, tame.uint()));
      const entries = texts.map((text) => parse(context, text));
      return Array.from(tame.uints(count), (place) => {
        if (place >= entries.length) throw malformed('no such dictionary entry');
        spendCharacters(context, texts[place]?.length ?? 0);
        return entries[place];
      });
    }
    case tags.split:
      return remember(
        context,
        rows,
        place.path,
        decodeSplit(context, rows, (owners) => decodeColumn(context, owners, partOf(place))),
      );
    case tags.digits:
      return remember(context, rows, place.path, decodeDigits(context, count));
    case tags.text:
      return remember(context, rows, place.path, tame.text(count));
    case tags.hex:
      return wild.hex(count, bounded(context, tame.uint()));
    case tags.uuid:
      return decodeUuids(wild.hex(count, 16));
    case tags.json:
      return tame.text(count).map((text) => parse(context, text));
    case tags.same:
      return decodeSame(context, rows, (missed) => decodeColumn(context, missed, under(place, '')));
    default:
      throw malformed('unknown column');
  }
}

function parse(context: DecodeContext, text: string): JsonValue {
  try {
    const value: JsonValue = JSON.parse(text);
    if (!isCanonical(value, text)) context.isOrdered = false;
    return value;
  } catch {
    throw malformed('not JSON');
  }
}

/** With more, a text could nest deeper than canonical JSON may where it stands. */
const mostBrackets = 100;

function isCanonical(value: JsonValue, text: string): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  try {
    return JSON.stringify(value) === text && canonicalJson(value) === text && bracketsIn(text) <= mostBrackets;
  } catch {
    return false;
  }
}

function bracketsIn(text: string): number {
  return text.split(/[[{]/).length - 1;
}

function decodeMixed(context: DecodeContext, rows: Rows, place: Place): Cell[] {
  const { tame } = context;
  const kinds = bounded(context, tame.uint());
  const which = tame.uints(rows.length);
  const cells = new Array<Cell>(rows.length).fill(undefined);
  let placed = 0;
  for (let kind = 0; kind < kinds; kind += 1) {
    const places: number[] = [];
    for (let i = 0; i < which.length; i += 1) if (which[i] === kind) places.push(i);
    const part = decodeColumn(
      context,
      places.map((row) => rows[row] ?? 0),
      under(place, ''),
    );
    places.forEach((row, i) => {
      cells[row] = part[i];
    });
    spendRows(context, rows.length);
    placed += places.length;
  }
  if (placed !== rows.length) throw malformed('no such kind');
  return cells;
}

const digitFirst = /^\d/;

function decodeObjects(context: DecodeContext, rows: Rows, place: Place): Cell[] {
  const { tame } = context;
  const keys = tame.text(bounded(context, tame.uint()));
  for (let i = 1; i < keys.length; i += 1)
    if ((keys[i] ?? '') <= (keys[i - 1] ?? '')) throw malformed('keys not sorted');
  if (keys.some((key) => digitFirst.test(key))) context.isOrdered = false;
  spendCharacters(context, rows.length * keys.reduce((sum, key) => sum + key.length + 4, 0));
  const columns = keys.map((key) => decodeColumn(context, rows, under(place, `/${key}`)));
  return Array.from({ length: rows.length }, (_, row) => {
    const object: Record<string, Cell> = {};
    for (let k = 0; k < keys.length; k += 1) {
      const cell = columns[k]?.[row];
      if (cell !== undefined) setOwn(object, keys[k] ?? '', cell);
    }
    return object;
  });
}

/** A plain assignment to `__proto__` would not make a property. */
function setOwn(object: Record<string, Cell>, key: string, value: Cell): void {
  if (key !== '__proto__') object[key] = value;
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

function decodeArrays(context: DecodeContext, rows: Rows, place: Place): Cell[] {
  const lengths = context.tame.uints(rows.length);
  let total = 0;
  for (const length of lengths) total += length;
  spendRows(context, total);
  const owners = new Uint32Array(total);
  let next = 0;
  lengths.forEach((length, i) => {
    owners.fill(rows[i] ?? 0, next, next + length);
    next += length;
  });
  const items = decodeColumn(context, owners, under(place, '[]'));
  next = 0;
  return Array.from(lengths, (length) => {
    const array: JsonValue[] = [];
    for (let i = 0; i < length; i += 1) {
      const item = items[next + i];
      if (item === undefined) throw malformed('absent in an array');
      array.push(item);
    }
    next += length;
    return array;
  });
}

function decodeIntegers({ tame, wild, at }: DecodeContext, rows: Rows): Cell[] {
  const base = tame.uint();
  const values = readNoisy(tame, wild, rows.length);
  for (let i = 0; i < values.length; i += 1) {
    const time = at[rows[i] ?? 0] ?? 0;
    let from = 0;
    if (base === bases.previous) from = i === 0 ? 0 : (values[i - 1] ?? 0);
    else if (base === bases.at) from = time;
    else if (base === bases.day) from = dayStart(time);
    else if (base !== bases.none) throw malformed('unknown base');
    values[i] = (values[i] ?? 0) + from;
    if (!Number.isSafeInteger(values[i])) throw malformed('integer too large');
  }
  return Array.from(values);
}
