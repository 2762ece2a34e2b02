import type { ErrorEntry } from './entry.ts';

export const districtErrors = {} as const satisfies Record<string, ErrorEntry>;
