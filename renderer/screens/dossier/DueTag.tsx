import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { useClock } from '../../session/SessionProvider.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { DossierView } from './dossier-view.ts';
import { dueWord } from './due-word.ts';

/** When a dossier is due, as shape, colour and word. */
export function DueTag({ dossier }: { readonly dossier: Pick<DossierView, 'dueState' | 'dueAt' | 'status'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const clock = useClock();
  const { tone, word } = dueWord(dossier, { t, format, now: clock.now() });
  return <StatusTag tone={tone} word={word} />;
}
