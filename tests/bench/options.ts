import { parseArgs } from 'node:util';

/** What the command line asked for. */
export interface BenchOptions {
  /** Parts of a measurement that has parts; empty: all. */
  readonly only: readonly string[];
  /** How many dossiers a whole history has; fewer to try things out. */
  readonly dossiers: number;
}

/** `[NAME…] [--only PART,…] [--dossiers N]`; throws on anything else. */
export function readOptions(args: readonly string[]): {
  readonly names: readonly string[];
  readonly options: BenchOptions;
} {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { only: { type: 'string', default: '' }, dossiers: { type: 'string', default: '35000' } },
  });
  const dossiers = Number(values.dossiers);
  if (!Number.isSafeInteger(dossiers) || dossiers < 1) throw new Error('--dossiers takes a whole number');
  return { names: positionals, options: { only: values.only.split(',').filter((part) => part !== ''), dossiers } };
}
