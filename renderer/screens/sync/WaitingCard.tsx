import { useTranslation } from 'react-i18next';
import { useCall } from '../../client/use-call.ts';
import { grouped } from '../../format/grouped.ts';
import { useFormat } from '../../format/use-format.ts';
import { Section } from '../../ui/Section.tsx';
import { outlookWords } from './outlook-words.ts';
import classes from './SyncScreen.module.css';

/** What goes when, and by which hour each waiting dossier should be there. `all`: how many dossiers wait. */
export function WaitingCard({ all }: { readonly all: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: scans } = useCall('scan.status', {});
  if (scans === undefined || scans.unsent.length === 0) return null;
  const more = all - scans.unsent.length;
  return (
    <Section title={t('sync.waiting.title')} remark={t('sync.waiting.head')} grow>
      <p className={classes.remark}>{outlookWords(scans, { t, format })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <ul className={classes.waiting} tabIndex={0} aria-label={t('sync.waiting.title')}>
        {scans.unsent.map(({ dossierId, fullName, code, at }) => (
          <li key={dossierId}>
            <span>
              <strong>{fullName}</strong> <small>{code ?? ''}</small>
            </span>
            <span>{at === null ? t('sync.waiting.unknown') : format.near(at)}</span>
          </li>
        ))}
        {more > 0 ? <li>{t('sync.waiting.more', { dossiers: grouped(more) })}</li> : null}
      </ul>
    </Section>
  );
}
