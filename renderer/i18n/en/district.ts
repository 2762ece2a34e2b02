import type { district as source } from '../vi/district.ts';
import type { Words } from '../words.ts';

export const district: Words<typeof source> = {
  batches: { head: { title: 'Batches' } },
  attention: { head: { title: 'To look at' } },
  desks: { head: { title: 'Desks' } },
};
