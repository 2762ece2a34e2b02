import type { ErrorEntry } from './entry.ts';

export const deskErrors = {} as const satisfies Record<string, ErrorEntry>;
