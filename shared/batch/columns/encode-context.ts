import type { ByteWriter } from './byte-writer.ts';

/** What all columns of a segment share while it is written. */
export interface EncodeContext {
  /** What zstd shall squeeze. */
  readonly tame: ByteWriter;
  /** Random bytes, which nothing squeezes: beside. */
  readonly wild: ByteWriter;
  /** Of each event: its wall clock, and the number of its dossier in the table (-1 without). */
  readonly at: readonly number[];
  readonly dossier: readonly number[];
  /**
   * Last value by number of the dossier, at each place where a column of words, digits or text has been written, by the place's
   * path, in order of first writing. Goes on over the segments of a batch.
   */
  readonly memories: Map<string, string[]>;
}
