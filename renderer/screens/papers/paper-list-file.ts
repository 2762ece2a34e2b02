import type { TFunction } from 'i18next';
import type { CallInput, CallOutput } from '../../../shared/contract/contract.ts';
import type { Answer } from '../../client/client.ts';
import type { ListFile } from '../../files/ExportList.tsx';
import type { Gather } from '../../files/gather-rows.ts';
import { momentCell } from '../../files/moment-cell.ts';
import type { Formatter } from '../../format/formatter.ts';
import { pageSize } from '../../ui/row-pages.ts';
import { type PaperListRow, paperState } from './paper-words.ts';

/** All lists as pages that a file is gathered from; a list that comes meanwhile moves others down, none away. */
export function paperPages(
  ask: (input: CallInput<'paperList.list'>) => Promise<Answer<CallOutput<'paperList.list'>>>,
): Gather<PaperListRow>['ask'] {
  return async ({ after }) => {
    const offset = Number(after ?? 0);
    const answer = await ask({ limit: pageSize, offset });
    if (!answer.ok) return answer;
    const { rows, total } = answer.value;
    const end = offset + rows.length;
    return { ok: true, value: { rows, total, next: rows.length === 0 || end >= total ? null : String(end) } };
  };
}

/** Envelopes of paper dossiers as a table, each with what does not agree. */
export function paperListFile(
  rows: readonly PaperListRow[],
  { t, format }: { readonly t: TFunction; readonly format: Formatter },
): ListFile {
  return {
    title: t('papers.head.title'),
    remarks: [],
    columns: [
      t('papers.column.list'),
      t('papers.file.from'),
      t('papers.column.dossiers'),
      t('papers.column.made'),
      t('papers.side.announced'),
      t('papers.column.scanned'),
      t('papers.column.state'),
      t('papers.side.missing'),
      t('papers.side.extra'),
      t('papers.file.hidden'),
    ],
    rows: rows.map((row) => [
      row.list,
      t('papers.row.from', { commune: row.communeName, desk: row.desk }),
      row.dossiers,
      momentCell(row.madeAt, format),
      momentCell(row.announcedAt, format),
      row.scannedAt === null ? t('papers.row.notYet') : momentCell(row.scannedAt, format),
      paperState(row, t).word,
      row.missing.join(', '),
      row.extra.join(', '),
      row.hidden,
    ]),
  };
}
