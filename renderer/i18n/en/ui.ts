import type { ui as source } from '../vi/ui.ts';
import type { Words } from '../words.ts';

export const ui: Words<typeof source> = {
  error: {
    lineLost: 'The line to the program broke. What you did may be done; pressing again does not do it twice.',
    answerUnread: 'This window is older than the program. Close it and open it again.',
    retry: 'Try again',
  },
  export: {
    action: 'Export list',
    xlsx: 'Spreadsheet (XLSX)',
    csv: 'Plain values (CSV)',
    begin: 'Fetching the list…',
    rows: 'Fetching {{rows}} of {{total}} rows…',
    stop: 'Stop',
    done: '{{file}} was written.',
    tooMany: 'The list has {{total}} rows, a file takes {{most}}. Narrow it, then export.',
  },
  list: {
    range: 'Rows {{from}}–{{to}} of {{total}}',
  },
  busy: 'Fetching…',
  close: 'Close',
};
