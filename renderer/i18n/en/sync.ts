import type { sync as source } from '../vi/sync.ts';
import type { Words } from '../words.ts';

export const sync: Words<typeof source> = {
  head: { title: 'Sync' },
};
