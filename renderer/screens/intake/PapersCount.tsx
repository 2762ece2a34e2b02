import { useTranslation } from 'react-i18next';
import { scansToSend } from './draft.ts';
import { useIntake } from './IntakeProvider.tsx';
import classes from './PapersSection.module.css';
import { countPapers, type PaperComponent } from './papers.ts';

/** How many of the required papers are here, and of all that are, how many are digitised. */
export function PapersCount({ components }: { readonly components: readonly PaperComponent[] }) {
  const { t } = useTranslation();
  const draft = useIntake((state) => state.draft);
  const { taken, required, optional } = countPapers(components, draft.papers);
  const whole = scansToSend(draft).filter(({ lost }) => lost === null);
  const digitised = new Set(whole.map(({ component }) => component)).size;
  const count =
    optional > 0
      ? t('intake.papers.countOptional', { taken, required, optional })
      : t('intake.papers.count', { taken, required });
  return (
    <span className={classes.count} data-done={taken >= required || undefined}>
      {digitised > 0 ? `${count} · ${t('intake.papers.digitised', { digitised })}` : count}
    </span>
  );
}
