import type { OpenedRange } from '../../../shared/batch/batch.ts';
import type { Refusal } from '../../../shared/result.ts';
import type { PackedSlice } from './packed-slice.ts';

/** What the opening thread is given when it begins; it lives in the memory of this one process. */
export interface ThreadData {
  /** The reader's age identity. */
  readonly identity: string;
}

/** To the thread. `batch` numbers the envelopes that were handed over. */
export type Asked =
  | { readonly kind: 'open'; readonly batch: number; readonly payload: Uint8Array }
  /** A slice was taken: another may be made. */
  | { readonly kind: 'taken'; readonly batch: number }
  /** Nobody wants more of it. */
  | { readonly kind: 'close'; readonly batch: number };

/** From the thread: `opened`, slices, `end`; a refusal ends it anywhere. */
export type Answered =
  | { readonly kind: 'opened'; readonly batch: number; readonly range: OpenedRange }
  | { readonly kind: 'slice'; readonly batch: number; readonly slice: PackedSlice }
  | { readonly kind: 'end'; readonly batch: number }
  | { readonly kind: 'refused'; readonly batch: number; readonly refusal: Refusal };
