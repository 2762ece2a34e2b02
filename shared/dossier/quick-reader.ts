import type { z } from 'zod';

/** Said of a value that a quick reader leaves to the schema itself. */
export const unread = Symbol('unread');

/** A value as its schema gives it, or `unread`. */
export type QuickReader = (value: unknown) => unknown;

type Check = (value: never) => boolean;

/**
 * Reads what is as usual the way `schema.parse` does, with the same values, keys and order of keys, at a fifth of its
 * time: a fold of a year parses hundreds of thousands of bodies. Whatever it does not know it leaves `unread`, so that
 * the schema alone says what is refused. Null for a schema that holds what no quick reader knows.
 */
export function quickReader(schema: z.ZodType): QuickReader | null {
  try {
    return readerOf(schema as unknown as z.core.$ZodTypes);
  } catch (error) {
    if (error === unknownSchema) return null;
    throw error;
  }
}

const unknownSchema = new Error('a schema that no quick reader knows');

function readerOf(schema: z.core.$ZodTypes): QuickReader {
  const { def } = schema._zod;
  switch (def.type) {
    case 'unknown':
      return (value) => value;
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : unread);
    case 'number':
      return checked(checksOf(def), Number.isFinite);
    case 'string':
      return checked(stringChecks(def), (value) => typeof value === 'string');
    case 'enum':
      return among(new Set<unknown>(Object.values(def.entries)));
    case 'literal':
      return among(new Set<unknown>(def.values));
    case 'optional':
      return readerOf(innerOf(def.innerType));
    case 'nullable': {
      const inner = readerOf(innerOf(def.innerType));
      return (value) => (value === null ? null : inner(value));
    }
    case 'array':
      return arrayReader(readerOf(innerOf(def.element)), checksOf(def));
    case 'object':
      return objectReader(def);
    default:
      throw unknownSchema;
  }
}

function innerOf(schema: z.core.$ZodType): z.core.$ZodTypes {
  return schema as z.core.$ZodTypes;
}

function among(values: ReadonlySet<unknown>): QuickReader {
  return (value) => (values.has(value) ? value : unread);
}

function checked(checks: readonly Check[], isRight: (value: unknown) => boolean): QuickReader {
  return (value) => (isRight(value) && checks.every((check) => check(value as never)) ? value : unread);
}

function arrayReader(item: QuickReader, checks: readonly Check[]): QuickReader {
  return (value) => {
    if (!Array.isArray(value) || !checks.every((check) => check(value as never))) return unread;
    const items: unknown[] = [];
    for (const each of value) {
      const read = item(each);
      if (read === unread) return unread;
      items.push(read);
    }
    return items;
  };
}

/** The keys of the shape in its order; behind them, where others may stand, those in the order in which they came. */
function objectReader(def: z.core.$ZodObjectDef): QuickReader {
  if ((def.checks ?? []).length > 0) throw unknownSchema;
  const { catchall } = def;
  if (catchall !== undefined && innerOf(catchall)._zod.def.type !== 'unknown') throw unknownSchema;
  const keys = Object.keys(def.shape);
  const known = new Set(keys);
  const readers = keys.map((key) => readerOf(innerOf(def.shape[key] as z.core.$ZodType)));
  const optional = keys.map((key) => innerOf(def.shape[key] as z.core.$ZodType)._zod.def.type === 'optional');
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return unread;
    const given = value as Readonly<Record<string, unknown>>;
    const read: Record<string, unknown> = {};
    for (let i = 0; i < keys.length; i += 1) {
      const key = keys[i] ?? '';
      const cell = given[key];
      if (cell === undefined) {
        if (optional[i] !== true || Object.hasOwn(given, key)) return unread;
        continue;
      }
      const part = readers[i]?.(cell);
      if (part === unread) return unread;
      read[key] = part;
    }
    if (catchall !== undefined) {
      for (const key of Object.keys(given)) {
        if (key === '__proto__') return unread;
        if (!known.has(key)) read[key] = given[key];
      }
    }
    return read;
  };
}

/** A format of a string is a check of the string's own. */
function stringChecks(def: z.core.$ZodStringDef): Check[] {
  const own =
    'format' in def && def.format !== undefined ? [checkOf(def as unknown as z.core.$ZodChecks['_zod']['def'])] : [];
  return [...own, ...checksOf(def)];
}

function checksOf({ checks = [] }: { checks?: readonly z.core.$ZodCheck<never>[] | undefined }): Check[] {
  return checks.map((check) => checkOf((check as unknown as z.core.$ZodChecks)._zod.def));
}

/** Formats that are their pattern and nothing besides; an address or base64 is looked at more closely by zod. */
const patternsOnly: ReadonlySet<string> = new Set(['regex', 'uuid']);

function checkOf(def: z.core.$ZodChecks['_zod']['def']): Check {
  switch (def.check) {
    case 'number_format':
      if (def.format !== 'safeint') throw unknownSchema;
      return (value: number) => Number.isSafeInteger(value);
    case 'greater_than':
      return (value: number) => (def.inclusive ? value >= Number(def.value) : value > Number(def.value));
    case 'less_than':
      return (value: number) => (def.inclusive ? value <= Number(def.value) : value < Number(def.value));
    case 'min_length':
      return (value: { length: number }) => value.length >= def.minimum;
    case 'max_length':
      return (value: { length: number }) => value.length <= def.maximum;
    case 'string_format': {
      const { pattern } = def;
      if (!patternsOnly.has(def.format) || pattern === undefined || pattern.global || pattern.sticky)
        throw unknownSchema;
      return (value: string) => pattern.test(value);
    }
    default:
      throw unknownSchema;
  }
}
