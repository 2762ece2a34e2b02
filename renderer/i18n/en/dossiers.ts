import type { dossiers as source } from '../vi/dossiers.ts';
import type { Words } from '../words.ts';

export const dossiers: Words<typeof source> = {
  head: { title: 'Dossiers' },
};
