import type { ErrorEntry } from './entry.ts';

export const syncErrors = {} as const satisfies Record<string, ErrorEntry>;
