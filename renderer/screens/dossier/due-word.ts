import type { TFunction } from 'i18next';
import { civilDay } from '../../../shared/calendar/civil.ts';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { Formatter } from '../../format/formatter.ts';
import type { Tone } from '../../ui/StatusTag.tsx';

type Dated = Pick<CallOutput<'dossier.list'>['rows'][number], 'dueState' | 'dueAt' | 'status'>;

const finished: readonly string[] = ['resolved', 'returned'];

/** The due chip of a dossier: shape and colour by `tone`, and the word beside it. `now` in ms UTC. */
export function dueWord(
  { dueState, dueAt, status }: Dated,
  { t, format, now }: { readonly t: TFunction; readonly format: Formatter; readonly now: number },
): { readonly tone: Tone; readonly word: string } {
  const day = (at: string): string =>
    t('dossiers.due.day', { weekday: format.weekday(at), day: format.date(at).slice(0, 5) });
  switch (dueState) {
    case 'overdue': {
      if (finished.includes(status)) return { tone: 'late', word: t('dossiers.due.doneLate') };
      const count = dueAt === null ? 0 : civilDay(now) - civilDay(Date.parse(dueAt));
      return { tone: 'late', word: count > 0 ? t('dossiers.due.late', { count }) : t('dossiers.due.lateToday') };
    }
    case 'today':
      return { tone: 'today', word: dueAt === null ? '' : t('dossiers.due.today', { time: format.time(dueAt) }) };
    case 'soon':
      return { tone: 'soon', word: dueAt === null ? '' : day(dueAt) };
    case 'withinTerm':
      return { tone: 'plain', word: dueAt === null ? '' : day(dueAt) };
    case 'paused':
      return { tone: 'wait', word: t('status.due.paused') };
    case 'early':
      return { tone: 'ok', word: t('status.due.early') };
    case 'onTime':
      return { tone: 'ok', word: t('status.due.onTime') };
    case 'none':
      return { tone: 'plain', word: t('dossiers.row.none') };
  }
}
