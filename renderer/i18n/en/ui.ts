import type { ui as source } from '../vi/ui.ts';
import type { Words } from '../words.ts';

export const ui: Words<typeof source> = {
  error: {
    lineLost: 'The line to the program broke. What you did may be done; pressing again does not do it twice.',
    answerUnread: 'This window is older than the program. Close it and open it again.',
    retry: 'Try again',
  },
  busy: 'Fetching…',
  close: 'Close',
};
