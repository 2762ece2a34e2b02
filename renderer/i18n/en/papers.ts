import type { papers as source } from '../vi/papers.ts';
import type { Words } from '../words.ts';

export const papers: Words<typeof source> = {
  head: { title: 'Envelopes', remark: '{{total}} hand-over lists' },
  scan: {
    label: 'Scan the QR code on the list, or type its number',
    act: 'Take it',
    arrived: 'List {{list}}: all {{count}} dossiers, paper and data agree.',
    data: 'List {{list}}: the paper is here, data of {{count}} dossiers are waited for.',
    differs: 'List {{list}}: paper and data differ, see at the right.',
  },
  column: { list: 'List', dossiers: 'Dossiers', made: 'Made', scanned: 'Paper', state: 'State' },
  row: { from: '{{commune}} · desk {{desk}}', notYet: 'not yet' },
  state: { arrived: 'Complete', differs: 'Differs', paper: 'Waits for paper', data: 'Waits for data' },
  file: { from: 'Commune, desk', hidden: 'Codes not shown' },
  side: {
    label: 'The chosen list',
    pick: 'Choose a list to see it',
    announced: 'Announced',
    missing: 'On paper, not in the data',
    missingHint: 'Wait for the desk’s batch, or ask the desk to send it again.',
    extra: 'In the data, not on the list',
    extraHint: 'Look in the envelope, or ask the desk which list they went with.',
    none: 'Paper and data agree.',
    hidden: 'Codes of other fields, or of none that is known yet, that are not shown here: {{count}}.',
    onlyPaper: 'The desk has announced this list. When the envelope comes, scan its QR code.',
  },
  empty: {
    title: 'No hand-over list yet',
    hint: 'Lists show here when the stick beside them is imported, or when their QR code is scanned.',
  },
  desk: {
    open: 'Hand-over list',
    title: 'Hand-over list of paper dossiers',
    hint: 'Prints the list for the messenger; the batch that travels with it is written at the same time.',
    none: 'No paper dossier waits to go. They show here once they are handed over to the tier above.',
    count: '{{count}} dossiers wait to go',
    most: 'A list holds forty dossiers at most; the rest goes with the next.',
    make: 'Print list, write batch',
    made: 'Lists made',
    madeRow: '{{list}} · {{count}} dossiers',
    again: 'Print again',
    written: '{{name}} written to the exchange folder and read back.',
    saved: '{{name}} saved: copy it to the stick that goes with the envelope.',
    notPrinted: 'List {{list}} was not printed. Print again when the printer is ready.',
    back: 'Back',
  },
};
