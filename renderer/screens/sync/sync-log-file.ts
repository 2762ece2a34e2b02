import type { TFunction } from 'i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { ListFile } from '../../files/ExportList.tsx';
import { momentCell } from '../../files/moment-cell.ts';
import type { Formatter } from '../../format/formatter.ts';
import { roadWord, stateWord } from './sync-words.ts';

/** What went and came, as a table. */
export function syncLogFile(
  log: CallOutput<'sync.status'>['log'],
  { t, format }: { readonly t: TFunction; readonly format: Formatter },
): ListFile {
  return {
    title: t('sync.log.title'),
    remarks: [],
    columns: [
      t('sync.file.at'),
      t('sync.file.direction'),
      t('sync.file.road'),
      t('sync.file.state'),
      t('sync.file.message'),
      t('sync.file.events'),
      t('sync.file.bytes'),
    ],
    rows: log.map((entry) => [
      momentCell(entry.at, format),
      entry.direction === 'up' ? t('sync.log.up') : t('sync.log.down'),
      roadWord(entry.road, t),
      stateWord(entry.state, t).word,
      entry.message,
      entry.events,
      entry.bytes,
    ]),
  };
}
