import type { PaperList } from './list-qr.ts';

/** What is known here of a list's dossiers. */
export interface ListFacts {
  /** The paper itself was scanned here; else only its announcement came. */
  readonly isScanned: boolean;
  /** Codes of the list whose hand-over to the tier above is here. */
  readonly here: ReadonlySet<string>;
  /** Handed over by the list's batch and on no list; null while that batch is not here. */
  readonly extra: readonly string[] | null;
}

export type ListState = 'expected' | 'arrived' | 'differs';

export interface TickedOff {
  readonly state: ListState;
  /** What is still waited for: the paper, the data, or nothing. */
  readonly waitsFor: 'paper' | 'data' | null;
  /** On the paper and not in the data. */
  readonly missing: readonly string[];
  /** In the data and not on the paper. */
  readonly extra: readonly string[];
}

/**
 * Paper and data ticked off against each other. While the list's batch is not here, what is missing is only waited
 * for; once it is, or where none belongs to the list, what is missing differs.
 */
export function tickOff({ codes, batch }: Pick<PaperList, 'codes' | 'batch'>, facts: ListFacts): TickedOff {
  const missing = codes.filter((code) => !facts.here.has(code));
  const extra = facts.extra ?? [];
  if (!facts.isScanned) return { state: 'expected', waitsFor: 'paper', missing, extra };
  if (missing.length === 0 && extra.length === 0) return { state: 'arrived', waitsFor: null, missing, extra };
  const isWaiting = missing.length > 0 && batch !== null && facts.extra === null;
  return isWaiting
    ? { state: 'expected', waitsFor: 'data', missing, extra }
    : { state: 'differs', waitsFor: null, missing, extra };
}
