import type { Refusal } from '../../shared/result.ts';

/** How the last look at a road went. */
export interface Look {
  readonly at: number;
  readonly refusal: Refusal | null;
  /** The last file that was laid out, and when. */
  readonly written: { readonly name: string; readonly events: number; readonly at: number } | null;
}

/** The last look, for the screens; null before the first one since the road was set. */
export interface Looks {
  last(): Promise<Look | null>;
  keep(look: Look | null): Promise<void>;
}

/** Of a place with one process: forgotten with it. */
export function createOwnLooks(): Looks {
  let last: Look | null = null;
  return {
    last: async () => last,
    async keep(look) {
      last = look;
    },
  };
}
