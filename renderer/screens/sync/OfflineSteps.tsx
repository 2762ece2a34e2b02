import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/Section.tsx';
import classes from './SyncScreen.module.css';

/** How the work travels without a line, in three steps. */
export function OfflineSteps({ tier }: { readonly tier: string }) {
  const { t } = useTranslation();
  return (
    <Section title={t('sync.offline.title')} grow>
      <ol className={classes.steps}>
        <li>{t('sync.offline.write')}</li>
        <li>{t('sync.offline.carry', { tier })}</li>
        <li>{t('sync.offline.read')}</li>
      </ol>
    </Section>
  );
}
