import { z } from 'zod';
import type { CallName } from '../../../shared/contract/contract.ts';
import { contract } from '../../../shared/contract/contract.ts';

/** The parts of JSON Schema that the contract's inputs are made of. */
interface Schema {
  readonly type?: string | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly additionalProperties?: unknown;
  readonly items?: Schema | undefined;
  readonly prefixItems?: readonly Schema[] | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly format?: string | undefined;
  readonly pattern?: string | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
}
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

export function schemaOf(call: CallName): Schema {
  const schema = z.toJSONSchema(contract[call].input, { io: 'input', unrepresentable: 'any' });
  if (!isSchema(schema)) throw new Error(`${call} has no schema`);
  return schema;
}

type Path = readonly (string | number)[];
export interface Mutation {
  /** `missing a.b`, for the test's name. */
  readonly name: string;
  readonly input: unknown;
  /** Where the refusal must point: the field as the contract names it. */
  readonly field: string;
}

/** A value that fits a schema; with every optional field, so that each can be spoiled. */
export function sampleOf(schema: Schema): unknown {
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.anyOf !== undefined) return sampleOf(schema.anyOf[0] ?? {});
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, part]) => [name, sampleOf(part)]));
    case 'array':
      return schema.prefixItems?.map(sampleOf) ?? [sampleOf(schema.items ?? {})];
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return true;
    default:
      return sampleText(schema);
  }
}

function sampleText({ format, pattern, minLength = 1 }: Schema): string {
  switch (format) {
    case 'uuid':
      return '0198a2b4-0000-7000-8000-000000000001';
    case 'date':
      return '2026-11-17';
    case 'date-time':
      return '2026-11-17T02:00:00.000Z';
    case 'uri':
      return 'http://127.0.0.1:9';
    case 'base64':
      return 'AAAA';
    default:
      return textLike(pattern, minLength);
  }
}

/** The first of what texts of ours look like that fits the pattern. */
function textLike(pattern: string | undefined, minLength: number): string {
  const fits = new RegExp(pattern ?? '', 'u');
  const tried = [
    'x'.repeat(Math.max(1, minLength)),
    'xxx',
    'batch x',
    '0'.repeat(6),
    '0'.repeat(12),
    '0'.repeat(32),
    '0'.repeat(64),
    '_1_0197a5c0-0000-7000-8000-000000000001',
  ];
  const found = tried.find((text) => text.length >= minLength && fits.test(text));
  if (found === undefined) throw new Error(`no sample fits ${pattern}`);
  return found;
}

/** Every field of a sample missing, of each wrong type, out of its bounds, and with company it must not have. */
export function mutationsOf(call: CallName): readonly Mutation[] {
  const schema = schemaOf(call);
  const sample = sampleOf(schema);
  return spoil(schema, [], sample);
}

/** Above this the value itself would cost the test its time; one such case has a test of its own. */
const longestTried = 1_000_000;

function spoil(schema: Schema, path: Path, whole: unknown): readonly Mutation[] {
  const found: Mutation[] = [];
  const put = (what: string, at: Path, value: unknown) =>
    found.push({
      name: `${what} ${at.join('.') || 'input'}`,
      input: replaced(whole, at, value),
      field: at.join('.') || 'input',
    });
  for (const wrong of wrongValues(schema, path)) put(`wrong type (${JSON.stringify(wrong)})`, path, wrong);
  if (schema.type === 'object') {
    for (const [name, part] of Object.entries(schema.properties ?? {})) {
      const at = [...path, name];
      if (schema.required?.includes(name)) put('missing', at, undefined);
      found.push(...spoil(part, at, whole));
    }
    if (schema.additionalProperties === false) put('extra', [...path, 'khongCo'], 1);
  }
  if (schema.type === 'array' && schema.items !== undefined) {
    found.push(...spoil(schema.items, [...path, 0], whole));
    const { maxItems = Infinity, minItems = 0 } = schema;
    if (maxItems <= 10_000)
      put(
        'too long',
        path,
        Array.from({ length: maxItems + 1 }, () => sampleOf(schema.items ?? {})),
      );
    if (minItems > 0) put('too short', path, []);
  }
  if (schema.enum === undefined && (schema.type === 'string' || schema.type === undefined)) {
    const { maxLength = Infinity } = schema;
    if (maxLength <= longestTried) put('too long', path, tooLong(schema, maxLength));
    put('half a surrogate in', path, 'a\ud800');
  }
  if (schema.type === 'integer') {
    if ((schema.maximum ?? Infinity) < Number.MAX_SAFE_INTEGER) put('too large', path, (schema.maximum ?? 0) + 1);
    if (schema.minimum !== undefined && schema.minimum > Number.MIN_SAFE_INTEGER)
      put('too small', path, schema.minimum - 1);
    put('broken', path, 1.5);
    put('beyond all numbers', path, 1e300);
  }
  if (schema.enum !== undefined) put('not among the choices', path, 'khong-co');
  return found;
}

function tooLong({ format }: Schema, maxLength: number): string {
  return (format === 'uri' ? 'http://127.0.0.1/' : '').padEnd(maxLength + 1, 'x');
}

function wrongValues(schema: Schema, path: Path): readonly unknown[] {
  const all: readonly unknown[] = [null, true, 7, 'chữ', [], { a: 1 }];
  // A call without any input is a call with an empty one.
  if (path.length === 0) return all.filter((value) => value !== null && JSON.stringify(value) !== '{"a":1}');
  return all.filter((value) => !fits(schema, value));
}

function fits({ type, anyOf }: Schema, value: unknown): boolean {
  if (anyOf !== undefined) return anyOf.some((part) => fits(part, value));
  switch (type) {
    case 'null':
      return value === null;
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    default:
      return typeof value === 'string';
  }
}

/** A copy with the value at a path replaced; `undefined` takes it out. */
function replaced(whole: unknown, [first, ...rest]: Path, value: unknown): unknown {
  if (first === undefined) return value;
  if (Array.isArray(whole)) return whole.map((item, i) => (i === first ? replaced(item, rest, value) : item));
  const { [first]: inner, ...others } = (typeof whole === 'object' && whole !== null ? whole : {}) as Record<
    string,
    unknown
  >;
  const next = replaced(inner, rest, value);
  return next === undefined ? others : { ...others, [first]: next };
}
