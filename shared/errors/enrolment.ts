import type { ErrorEntry } from './entry.ts';

export const enrolmentErrors = {} as const satisfies Record<string, ErrorEntry>;
