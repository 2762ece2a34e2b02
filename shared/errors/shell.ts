import type { ErrorEntry } from './entry.ts';

export const shellErrors = {} as const satisfies Record<string, ErrorEntry>;
