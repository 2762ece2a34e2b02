import type { ErrorEntry } from './entry.ts';

export const identityErrors = {} as const satisfies Record<string, ErrorEntry>;
