import type { CallInput, CallOutput } from '../../../shared/contract/contract.ts';
import type { Answer } from '../../client/client.ts';
import type { ListFile } from '../../files/ExportList.tsx';
import type { Gather } from '../../files/gather-rows.ts';
import { momentCell } from '../../files/moment-cell.ts';
import type { Formatter } from '../../format/formatter.ts';
import { type ActionRow, type ActionWords, actionSentence, groupKeys } from './action-words.ts';

export type ActionFilter = Pick<CallInput<'action.list'>, 'who' | 'what' | 'from' | 'to'>;

interface Words extends ActionWords {
  readonly format: Formatter;
}

/**
 * The whole record as pages that a file is gathered from. A page may be empty and not the last: the tier above looks
 * through so much for one answer.
 */
export function actionPages(
  ask: (input: CallInput<'action.list'>) => Promise<Answer<CallOutput<'action.list'>>>,
  filter: ActionFilter,
): Gather<ActionRow>['ask'] {
  return async ({ limit, after }) => {
    const answer = await ask({ ...filter, limit, ...(after === undefined ? {} : { before: Number(after) }) });
    if (!answer.ok) return answer;
    const { rows, next } = answer.value;
    return { ok: true, value: { rows, total: null, next: next === null ? null : String(next) } };
  };
}

/** The record as a table. `who`: the name of whoever it is narrowed to. */
export function actionListFile(
  rows: readonly ActionRow[],
  { what, from, to }: ActionFilter,
  who: string | null,
  words: Words,
): ListFile {
  const { t, format } = words;
  return {
    title: t('actions.head.title'),
    remarks: [
      ...(who === null ? [] : [who]),
      ...(what === undefined ? [] : [t(groupKeys[what])]),
      ...(from === undefined ? [] : [`${t('actions.filter.from')} ${format.date(from)}`]),
      ...(to === undefined ? [] : [`${t('actions.filter.to')} ${format.date(to)}`]),
    ],
    columns: [
      t('actions.column.at'),
      t('actions.column.who'),
      t('actions.column.what'),
      t('actions.column.dossier'),
      t('actions.column.seq'),
    ],
    rows: rows.map((row) => [
      momentCell(row.at, format),
      row.actor === 'system' ? t('actions.row.nobody') : row.actorName,
      actionSentence(row, words),
      row.dossierCode ?? '',
      row.seq,
    ]),
  };
}
