import type { TFunction } from 'i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { Tone } from '../../ui/StatusTag.tsx';

export type PaperListRow = CallOutput<'paperList.scan'>;

/** How a list stands: what it waits for, whether it agrees. */
export function paperState({ state, waitsFor }: PaperListRow, t: TFunction): { tone: Tone; word: string } {
  if (state === 'arrived') return { tone: 'ok', word: t('papers.state.arrived') };
  if (state === 'differs') return { tone: 'late', word: t('papers.state.differs') };
  return waitsFor === 'data'
    ? { tone: 'soon', word: t('papers.state.data') }
    : { tone: 'wait', word: t('papers.state.paper') };
}

/** What a scan came to, in a sentence. */
export function scannedWords({ list, state, dossiers, missing, hidden }: PaperListRow, t: TFunction): string {
  if (state === 'arrived') return t('papers.scan.arrived', { list, count: dossiers });
  return state === 'differs'
    ? t('papers.scan.differs', { list })
    : t('papers.scan.data', { list, count: missing.length + hidden });
}
