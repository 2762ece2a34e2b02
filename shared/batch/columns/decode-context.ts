import type { JsonValue } from '../../dossier/event.ts';
import type { ByteReader } from './byte-reader.ts';
import { SegmentError } from './limits.ts';

/** What all columns of a segment share while it is read. */
export interface DecodeContext {
  readonly tame: ByteReader;
  readonly wild: ByteReader;
  /** Of each event: its wall clock, and the number of its dossier in the table (-1 without). */
  readonly at: ArrayLike<number>;
  readonly dossier: ArrayLike<number>;
  /** As in EncodeContext. */
  readonly memories: Map<string, string[]>;
  /**
   * Whether `JSON.stringify` gives the canonical JSON of every value so far: columns give keys in their order, but a value
   * that came as JSON may have any, and JavaScript has its own for keys that look like numbers.
   */
  isOrdered: boolean;
  /** Rows that may still be read. */
  rowsLeft: number;
  /** Characters of keys and values that may still be made: a word of the dictionary can stand for millions. */
  charactersLeft: number;
}

/** A value of a column; `undefined` is an absent property. */
export type Cell = JsonValue | undefined;
export type Rows = ArrayLike<number>;

export function spendRows(context: DecodeContext, count: number): void {
  context.rowsLeft -= count;
  if (!(context.rowsLeft >= 0)) throw new SegmentError('batch.too-large', 'too many rows');
}

/** A stated count, once it fits into what may still be read. */
export function bounded(context: DecodeContext, count: number): number {
  spendRows(context, count);
  return count;
}

export function spendCharacters(context: DecodeContext, count: number): void {
  context.charactersLeft -= count;
  if (!(context.charactersLeft >= 0)) throw new SegmentError('batch.too-large', 'too many characters');
}
