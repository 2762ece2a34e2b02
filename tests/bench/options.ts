import { parseArgs } from 'node:util';

/** Dossiers that a commune takes in in a year. */
export const wholeYear = 35_000;

/** What the command line asked for. */
export interface BenchOptions {
  /** Parts of a measurement that has parts; empty: all. */
  readonly only: readonly string[];
  /** How many dossiers a whole history has; null: as many as the measurement is of. */
  readonly dossiers: number | null;
}

/** `[NAME…] [--only PART,…] [--dossiers N]`; throws on anything else. */
export function readOptions(args: readonly string[]): {
  readonly names: readonly string[];
  readonly options: BenchOptions;
} {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { only: { type: 'string', default: '' }, dossiers: { type: 'string' } },
  });
  const dossiers = values.dossiers === undefined ? null : Number(values.dossiers);
  if (dossiers !== null && (!Number.isSafeInteger(dossiers) || dossiers < 1))
    throw new Error('--dossiers takes a whole number');
  return { names: positionals, options: { only: values.only.split(',').filter((part) => part !== ''), dossiers } };
}
