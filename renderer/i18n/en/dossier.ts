import type { dossier as source } from '../vi/dossier.ts';
import type { Words } from '../words.ts';

export const dossier: Words<typeof source> = {
  head: { title: 'Dossier' },
};
