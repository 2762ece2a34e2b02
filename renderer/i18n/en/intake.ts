import type { intake as source } from '../vi/intake.ts';
import type { Words } from '../words.ts';

export const intake: Words<typeof source> = {
  head: { title: 'Intake' },
};
