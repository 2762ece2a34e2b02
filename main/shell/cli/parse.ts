import { parseArgs } from 'node:util';
import { type Args, type Command, UsageError } from './command.ts';

/** Options that every command takes. */
const general = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

export interface Parsed {
  readonly args: Args;
  readonly json: boolean;
  readonly help: boolean;
}

/** Reads what stands behind a command's words. Throws UsageError with a Vietnamese sentence for people. */
export function parseCommandLine(command: Command, rest: readonly string[]): Parsed {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { value }]) => [
      name,
      { type: value === null ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const { values, positionals } = read(rest, { ...options, ...general });
  const given = new Map<string, string | true>(Object.entries(values).flatMap(keepGiven));
  const help = given.has('help');
  if (!help) {
    checkRequired(command, given);
    checkPositionals(command, positionals);
  }
  return { args: createArgs(given, positionals), json: given.has('json'), help };
}

type OptionTypes = Record<string, { readonly type: 'boolean' | 'string'; readonly short?: string }>;

function read(rest: readonly string[], options: OptionTypes) {
  // Node tells what is wrong in English; what it read is judged here instead.
  const { values, positionals, tokens } = parseArgs({
    args: [...rest],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) if (token.kind === 'option') checkOption(token, options);
  return { values, positionals };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function checkOption({ name, rawName, value, inlineValue }: OptionToken, options: OptionTypes): void {
  if (!Object.hasOwn(options, name)) throw new UsageError(`không có tùy chọn ${rawName}`);
  if (options[name]?.type === 'boolean') {
    if (value !== undefined) throw new UsageError(`${rawName} không nhận giá trị`);
  } else if (value === undefined) throw new UsageError(`${rawName} cần một giá trị đứng sau`);
  else if (inlineValue !== true && /^-./.test(value))
    throw new UsageError(`${rawName} cần một giá trị; giá trị bắt đầu bằng “-” thì viết ${rawName}=${value}`);
}

function keepGiven([name, value]: [string, unknown]): [string, string | true][] {
  return typeof value === 'string' || value === true ? [[name, value]] : [];
}

function checkRequired(command: Command, given: ReadonlyMap<string, string | true>): void {
  for (const [name, { required }] of Object.entries(command.options)) {
    if (required === true && !given.has(name)) throw new UsageError(`thiếu --${name}`);
    if (given.get(name) === '') throw new UsageError(`--${name} để trống`);
  }
}

function checkPositionals({ positionals }: Command, given: readonly string[]): void {
  const takesSeveral = positionals.at(-1)?.endsWith('…') ?? false;
  const missing = positionals[given.length];
  if (missing !== undefined) throw new UsageError(`thiếu ${missing.replace('…', '')}`);
  const extra = given[positionals.length];
  if (extra !== undefined && !takesSeveral) throw new UsageError(`thừa: ${extra}`);
}

function createArgs(given: ReadonlyMap<string, string | true>, positionals: readonly string[]): Args {
  const text = (name: string): string | undefined => {
    const value = given.get(name);
    return value === true ? undefined : value;
  };
  return {
    positionals,
    text,
    needed(name) {
      const value = text(name);
      if (value === undefined) throw new UsageError(`thiếu --${name}`);
      return value;
    },
    flag: (name) => given.get(name) === true,
  };
}

const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An ISO instant with its zone as milliseconds UTC. Throws UsageError. */
export function parseInstant(option: string, text: string): number {
  const at = isoInstant.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new UsageError(`--${option} cần một thời điểm, ví dụ 2026-11-23T08:00:00Z`);
  return at;
}

export function parseWhole(option: string, text: string, least: number, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw new UsageError(`--${option} cần số nguyên từ ${least} đến ${most}`);
  return value;
}

export function parseChoice<T extends string>(option: string, text: string, choices: readonly T[]): T {
  const chosen = choices.find((choice) => choice === text);
  if (chosen === undefined) throw new UsageError(`--${option} nhận một trong: ${choices.join(', ')}`);
  return chosen;
}
