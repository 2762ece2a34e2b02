import type { JsonObject, JsonValue } from '../../../shared/dossier/event.ts';
import { listOf } from '../../../shared/rules/draft.ts';
import type { RulesProblem } from './rules-words.ts';

/** An entry while it is edited: any JSON object, right or not yet. */
export type Entry = JsonObject;

export function isEntry(value: JsonValue | undefined): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function numberOf(value: JsonValue | undefined): number | string {
  return typeof value === 'number' ? value : '';
}

/** A number field gives text while it is empty: kept as nothing, which is told at its field. */
export function typedNumber(value: number | string): JsonValue {
  return typeof value === 'number' ? value : null;
}

/** The entry without a field; the way an optional one is emptied. */
export function without(entry: Entry, field: string): Entry {
  const { [field]: _before, ...rest } = entry;
  return rest;
}

/** An optional text: empty, the field is not there. */
export function withText(entry: Entry, field: string, text: string): Entry {
  return text === '' ? without(entry, field) : { ...entry, [field]: text };
}

/** The objects of a list, each with its place. */
export function itemsOf(entry: Entry, list: string): readonly Entry[] {
  return listOf(entry[list]).map((item) => (isEntry(item) ? item : {}));
}

/** The entry with another list; an optional list that is empty is not there. */
export function withItems(entry: Entry, list: string, items: readonly JsonValue[], optional = false): Entry {
  return optional && items.length === 0 ? without(entry, list) : { ...entry, [list]: items };
}

export function replaced<T>(items: readonly T[], at: number, item: T): readonly T[] {
  return items.map((one, place) => (place === at ? item : one));
}

export function removed<T>(items: readonly T[], at: number): readonly T[] {
  return items.filter((_one, place) => place !== at);
}

/** The place before: what comes first is asked for first. */
export function raised<T>(items: readonly T[], at: number): readonly T[] {
  const [before, item] = [items[at - 1], items[at]];
  if (before === undefined || item === undefined) return items;
  return items.map((one, place) => (place === at - 1 ? item : place === at ? before : one));
}

/** What a new procedure starts as: the fields that each has, empty where somebody must say. */
export function newProcedure(code: string): Entry {
  return {
    code,
    name: '',
    field: '',
    agency: 'Ủy ban nhân dân cấp xã',
    timeLimit: { unit: 'workingDay', value: 1, note: '' },
    fees: [{ name: 'Phí, lệ phí', amountVnd: 0, note: 'Không thu' }],
    components: [newComponent],
    result: '',
    legalBasis: [''],
    effectiveFrom: null,
    confidence: 'medium',
    codeSeen: false,
  };
}

export const newComponent = { name: '', original: 1, copies: 0, required: true, note: '', mode: 'submit' };

/** The sentence at a field of an entry, without the path that the file's check names it by. */
export function problemAt(problems: readonly RulesProblem[], path: string): string | null {
  const found = problems.find((problem) => problem.path === path);
  if (found === undefined) return null;
  const words = found.message.replace(/^\$\S*:?\s*/u, '');
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}

/** How many of the problems lie in these fields. */
export function countIn(problems: readonly RulesProblem[], fields: readonly string[]): number {
  return problems.filter(({ path }) => fields.includes(path.split(/[.[]/)[0] ?? '')).length;
}
