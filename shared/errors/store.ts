import type { ErrorEntry } from './entry.ts';

export const storeErrors = {} as const satisfies Record<string, ErrorEntry>;
