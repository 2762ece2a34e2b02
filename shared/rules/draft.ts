import type { JsonObject, JsonValue } from '../dossier/event.ts';
import { formSetNames } from '../forms/form-sets.ts';

/** What the tier above makes versions of and sends down. */
export const rulesKinds = ['catalogue', 'calendar', 'forms'] as const;
export type RulesKind = (typeof rulesKinds)[number];

/** The event that puts a version in force in a commune's ledger, and the one in the tier's own that says who did. */
export const rulesEvents = {
  catalogue: { adopted: 'catalogue.adopted.v1', published: 'district.cataloguePublished.v1' },
  calendar: { adopted: 'calendar.adopted.v1', published: 'district.calendarPublished.v1' },
  forms: { adopted: 'forms.adopted.v1', published: 'district.formsPublished.v1' },
} as const satisfies Record<RulesKind, object>;

/** Where a kind keeps its entries, and by which of their fields a change names one. */
export const entryLists = {
  catalogue: { list: 'procedures', key: 'code' },
  calendar: { list: 'days', key: 'date' },
  forms: { list: 'sets', key: 'name' },
} as const satisfies Record<RulesKind, { readonly list: string; readonly key: string }>;

/**
 * One change of a draft. Its name says of what: a procedure's code, a day's date, a form set's name, or `:field` for a
 * field of the whole. `body` null takes it out: a procedure is retired (it stays in the version's list of retired ones),
 * a day becomes as its weekday is, a field falls back to what its absence means; of form sets none may be missing.
 */
export interface RulesChange {
  readonly name: string;
  readonly body: JsonValue;
}

const fieldMark = ':';

/** The fields of the whole that a draft may change. */
export const wholeFields = {
  catalogue: ['effectiveFrom'],
  calendar: ['sessions', 'sessionPeriods', 'flags', 'years', 'yearsUnofficial'],
  forms: [],
} as const satisfies Record<RulesKind, readonly string[]>;

export function fieldName(field: string): string {
  return `${fieldMark}${field}`;
}

/** Whether a change may have this name; what stands under it is judged by `rulesProblems`. */
export function isChangeName(kind: RulesKind, name: string): boolean {
  if (name.startsWith(fieldMark)) return wholeFields[kind].some((field) => fieldName(field) === name);
  switch (kind) {
    case 'catalogue':
      return /^[1-9]\.\d{6}$/.test(name);
    case 'calendar':
      return /^\d{4}-\d{2}-\d{2}$/.test(name);
    case 'forms':
      return formSetNames.some((known) => known === name);
  }
}

const putEntry = { catalogue: withProcedure, calendar: withDay, forms: withFormSet } as const;

/** The content of a version with a draft's changes in it; its `version` is left out, since it has none yet. */
export function applyChanges(kind: RulesKind, content: JsonObject, changes: readonly RulesChange[]): JsonObject {
  const { version: _version, ...base } = content;
  return changes.reduce<JsonObject>((whole, change) => {
    if (change.name.startsWith(fieldMark)) return withField(whole, change.name.slice(fieldMark.length), change.body);
    return putEntry[kind](whole, change);
  }, base);
}

function withField(whole: JsonObject, field: string, body: JsonValue): JsonObject {
  const { [field]: _before, ...rest } = whole;
  return body === null ? rest : { ...rest, [field]: body };
}

function withProcedure(whole: JsonObject, { name, body }: RulesChange): JsonObject {
  const offered = listOf(whole.procedures);
  const retired = listOf(whole.retired);
  const others = retired.filter((entry) => textOf(entry, 'code') !== name);
  if (body === null) {
    const left = offered.filter((entry) => textOf(entry, 'code') === name);
    return withRetired({ ...whole, procedures: offered.filter((entry) => !left.includes(entry)) }, [
      ...others,
      ...(left.length > 0 ? left.slice(0, 1) : retired.filter((entry) => !others.includes(entry))),
    ]);
  }
  const isKnown = offered.some((entry) => textOf(entry, 'code') === name);
  const procedures = isKnown
    ? offered.map((entry) => (textOf(entry, 'code') === name ? body : entry))
    : [...offered, body];
  return withRetired({ ...whole, procedures }, others);
}

/** No list where none is retired, so that a version without them is what it was before there were any. */
function withRetired(whole: JsonObject, retired: readonly JsonValue[]): JsonObject {
  const { retired: _before, ...rest } = whole;
  return retired.length === 0 ? rest : { ...rest, retired };
}

function withDay(whole: JsonObject, { name, body }: RulesChange): JsonObject {
  const others = listOf(whole.days).filter((day) => textOf(day, 'date') !== name);
  const days = body === null ? others : [...others, body];
  return { ...whole, days: days.toSorted((a, b) => (textOf(a, 'date') < textOf(b, 'date') ? -1 : 1)) };
}

function withFormSet(whole: JsonObject, { name, body }: RulesChange): JsonObject {
  const sets = listOf(whole.sets);
  const others = sets.filter((set) => textOf(set, 'name') !== name);
  if (body === null) return { ...whole, sets: others };
  if (others.length === sets.length) return { ...whole, sets: [...sets, body] };
  return { ...whole, sets: sets.map((set) => (textOf(set, 'name') === name ? body : set)) };
}

export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

/** The text under a key; empty where there is none. */
export function textOf(value: JsonValue | undefined, key: string): string {
  const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof text === 'string' ? text : '';
}

/** What stands under a name in a content; undefined where nothing does. */
export function entryOf(kind: RulesKind, content: JsonObject, name: string): JsonValue | undefined {
  if (name.startsWith(fieldMark)) return content[name.slice(fieldMark.length)];
  const { list, key } = entryLists[kind];
  return listOf(content[list]).find((entry) => textOf(entry, key) === name);
}

/** The changes that make one content out of another: what importing a file means. */
export function changesBetween(kind: RulesKind, before: JsonObject, after: JsonObject): readonly RulesChange[] {
  const { list, key } = entryLists[kind];
  const names = new Set([...listOf(before[list]), ...listOf(after[list])].map((entry) => textOf(entry, key)));
  const whole = wholeFields[kind].map(fieldName);
  return [...names, ...whole].flatMap((name): RulesChange[] => {
    if (!isChangeName(kind, name)) return [];
    const [was, is] = [entryOf(kind, before, name), entryOf(kind, after, name)];
    return isSame(was, is) ? [] : [{ name, body: is ?? null }];
  });
}

/** Equal as JSON, whatever the order of keys; a field that is null and one that is absent are the same to a whole. */
export function isSame(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return sortedJson(a ?? null) === sortedJson(b ?? null);
}

function sortedJson(value: JsonValue): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => (x < y ? -1 : 1)))
      : part,
  );
}
