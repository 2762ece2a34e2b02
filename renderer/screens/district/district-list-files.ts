import type { TFunction } from 'i18next';
import type { ListFile } from '../../files/ExportList.tsx';
import { momentCell } from '../../files/moment-cell.ts';
import type { Formatter } from '../../format/formatter.ts';
import { roadWord } from '../sync/sync-words.ts';
import { type AttentionRow, attentionKeys } from './attention-rows.ts';
import { type BatchRow, batchStateKeys, isAddress, rangeOf, senderOf } from './batch-words.ts';
import type { DeskRow } from './desk-row.ts';
import { deskWords, unsentBySaying } from './desk-words.ts';

interface Words {
  readonly t: TFunction;
  readonly format: Formatter;
  readonly remarks: readonly string[];
}
const deskStateKeys = {
  admitted: 'district.desks.state.admitted',
  revoked: 'district.desks.state.revoked',
  invited: 'district.desks.state.invited',
} as const satisfies Record<DeskRow['state'], string>;

/** What came in, as a table. */
export function batchListFile(rows: readonly BatchRow[], { t, format, remarks }: Words): ListFile {
  return {
    title: t('district.batches.head.title'),
    remarks: [...remarks],
    columns: [
      t('district.batches.column.from'),
      t('district.file.file'),
      t('district.file.address'),
      t('district.batches.column.range'),
      t('district.file.dossiers'),
      t('district.batches.column.road'),
      t('district.file.bytes'),
      t('district.batches.column.at'),
      t('district.file.sealedAt'),
      t('district.batches.column.state'),
      t('district.file.why'),
    ],
    rows: rows.map((row) => [
      senderOf(row, t),
      ...(isAddress(row) ? ['', row.file] : [row.file, '']),
      rangeOf(row, t),
      row.dossiers,
      roadWord(row.road, t),
      row.bytes,
      momentCell(row.at, format),
      momentCell(row.sealedAt, format),
      t(batchStateKeys[row.state]),
      row.message ?? '',
    ]),
  };
}

/** Every desk, as a table. */
export function deskListFile(rows: readonly DeskRow[], { t, format, remarks }: Words): ListFile {
  return {
    title: t('district.desks.head.title'),
    remarks: [...remarks],
    columns: [
      t('district.desks.column.desk'),
      t('district.file.ledger'),
      t('district.desks.column.state'),
      t('district.desks.column.heard'),
      t('district.desks.column.complete'),
      t('district.desks.column.unsent'),
      t('district.desks.column.dossiers'),
    ],
    rows: rows.map((row) => [
      deskWords(row, t),
      row.ledger ?? '',
      t(deskStateKeys[row.state]),
      row.lastHeardAt === null ? t('district.desks.row.never') : momentCell(row.lastHeardAt, format),
      momentCell(row.completeUpTo, format),
      unsentBySaying(row) ?? '',
      row.dossiers,
    ]),
  };
}

/** What somebody should look at, as a table. */
export function attentionListFile(rows: readonly AttentionRow[], { t, format, remarks }: Words): ListFile {
  return {
    title: t('district.attention.head.title'),
    remarks: [...remarks],
    columns: [
      t('district.file.kind'),
      t('district.attention.column.what'),
      t('district.file.more'),
      t('district.attention.column.why'),
      t('district.file.code'),
      t('district.attention.column.todo'),
      t('district.attention.column.at'),
    ],
    rows: rows.map((row) => [
      t(attentionKeys[row.kind]),
      row.what,
      row.more,
      row.why,
      row.code ?? '',
      row.todo,
      momentCell(row.at, format),
    ]),
  };
}
