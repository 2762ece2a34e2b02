import type { ErrorEntry } from './entry.ts';

export const calendarErrors = {} as const satisfies Record<string, ErrorEntry>;
