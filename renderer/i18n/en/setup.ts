import type { setup as source } from '../vi/setup.ts';
import type { Words } from '../words.ts';

export const setup: Words<typeof source> = {
  head: { title: 'Start' },
};
