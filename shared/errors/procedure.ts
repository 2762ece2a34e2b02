import type { ErrorEntry } from './entry.ts';

export const procedureErrors = {} as const satisfies Record<string, ErrorEntry>;
