import type { JsonObject, JsonValue } from '../dossier/event.ts';
import { describeFee, describeLimit } from '../procedure/describe.ts';
import { type Component, type Procedure, procedureSchema } from '../procedure/procedure.ts';
import { changesBetween, entryOf, isSame, listOf, type RulesKind, textOf } from './draft.ts';

/** A field before and after, line by line; of lists only the lines that differ. */
export interface FieldDifference {
  readonly field: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * One entry that another version changes. `retired`: no longer offered (of a day: as its weekday is again); `returned`:
 * was retired and is offered again.
 */
export interface RulesDifference {
  readonly name: string;
  readonly title: string;
  readonly kind: 'added' | 'retired' | 'returned' | 'changed';
  readonly fields: readonly FieldDifference[];
}

/** What a content changes in the one before it, entry by entry and field by field, in words a person can check. */
export function differencesBetween(kind: RulesKind, before: JsonObject, after: JsonObject): readonly RulesDifference[] {
  const retired = new Set(listOf(before.retired).map((entry) => textOf(entry, 'code')));
  return changesBetween(kind, before, after).map(({ name }): RulesDifference => {
    const [was, is] = [entryOf(kind, before, name), entryOf(kind, after, name)];
    const title = textOf(is ?? was, kind === 'forms' ? 'source' : 'name');
    if (is === undefined) return { name, title, kind: 'retired', fields: [] };
    const fields = fieldsBetween(kind, was, is);
    if (was !== undefined) return { name, title, kind: 'changed', fields };
    return { name, title, kind: retired.has(name) ? 'returned' : 'added', fields };
  });
}

function fieldsBetween(kind: RulesKind, was: JsonValue | undefined, is: JsonValue): readonly FieldDifference[] {
  const read = kind === 'forms' ? formFieldsOf : fieldsOf;
  const [older, newer] = [read(was), read(is)];
  const names = [...new Set([...Object.keys(older), ...Object.keys(newer)])];
  const describe = kind === 'catalogue' ? procedureLines(older, newer) : plainLines(older, newer);
  return names.flatMap((field): FieldDifference[] => {
    if (isSame(older[field], newer[field])) return [];
    const { before, after } = describe(field);
    return [
      {
        field,
        before: before.filter((line) => !after.includes(line)),
        after: after.filter((line) => !before.includes(line)),
      },
    ];
  });
}

/** The fields of an entry; a field of the whole is one field without a name. */
function fieldsOf(value: JsonValue | undefined): JsonObject {
  if (value === undefined || value === null) return {};
  // Neither null nor a list: an object.
  return typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : { '': value };
}

/** Every text of a form set under its place, `receipt.title`: people compare words, not objects. */
function formFieldsOf(value: JsonValue | undefined): JsonObject {
  const parts = Object.entries(fieldsOf(value)).map(([part, within]) =>
    Object.entries(fieldsOf(within)).map(([field, text]) => [field === '' ? part : `${part}.${field}`, text] as const),
  );
  return Object.fromEntries(parts.flat());
}

interface Lines {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function plainLines(older: JsonObject, newer: JsonObject): (field: string) => Lines {
  return (field) => ({ before: rawLines(older[field]), after: rawLines(newer[field]) });
}

/** In the words of the counter where both entries are right; as they stand where one is not yet. */
function procedureLines(older: JsonObject, newer: JsonObject): (field: string) => Lines {
  const [before, after] = [procedureSchema.safeParse(older), procedureSchema.safeParse(newer)];
  return (field) => ({
    before: before.success ? linesOf(before.data, field) : rawLines(older[field]),
    after: after.success ? linesOf(after.data, field) : rawLines(newer[field]),
  });
}

function linesOf(procedure: Procedure, field: string): readonly string[] {
  switch (field) {
    case 'timeLimit':
      return [withNote(describeLimit(procedure.timeLimit), procedure.timeLimit.note)];
    case 'variants':
      return (procedure.variants ?? []).map((variant) => `${variant.when}: ${describeLimit(variant)}`);
    case 'fees':
      return procedure.fees.map((fee) => withNote(`${fee.name}: ${describeFee(fee)}`, fee.note));
    case 'components':
      return procedure.components.map(componentLine);
    case 'steps':
      return (procedure.steps ?? []).map(({ name, owner, share }) => `${name} · ${owner} · ${share}%`);
    case 'extension':
      return procedure.extension === undefined ? [] : [extensionLine(procedure.extension)];
    default:
      return rawLines(Reflect.get(procedure, field));
  }
}

function componentLine({ name, original, copies, required, mode, note, form }: Component): string {
  const words = [
    ...(original > 0 ? [`${original} bản chính`] : []),
    ...(copies > 0 ? [`${copies} bản sao`] : []),
    required ? 'bắt buộc' : 'khi cần',
    ...(mode === 'present' ? ['xuất trình'] : []),
    ...(form === undefined ? [] : [form]),
  ];
  return withNote(`${name}: ${words.join(', ')}`, note);
}

function extensionLine({ when, unit, value }: NonNullable<Procedure['extension']>): string {
  return `${when}: ${value === null ? 'theo thỏa thuận bằng văn bản' : describeLimit({ unit, value })}`;
}

function withNote(text: string, note: string): string {
  return note === '' ? text : `${text} (${note})`;
}

function rawLines(value: unknown): readonly string[] {
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value)) return value.flatMap(rawLines);
  return [typeof value === 'object' ? JSON.stringify(value) : String(value)];
}
