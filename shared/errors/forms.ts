import type { ErrorEntry } from './entry.ts';

export const formsErrors = {} as const satisfies Record<string, ErrorEntry>;
