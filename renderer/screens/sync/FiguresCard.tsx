import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { grouped } from '../../format/grouped.ts';
import { useFormat } from '../../format/use-format.ts';
import { Section } from '../../ui/Section.tsx';
import { ScansCard } from './ScansCard.tsx';
import classes from './SyncScreen.module.css';
import { roadWord, sizeWord, stateWord } from './sync-words.ts';

type SyncStatus = CallOutput<'sync.status'>;

/** The figures that matter: what is not there yet, up to where the tier above holds this desk's work, scans that wait. */
export function FiguresCard({ sync, tier }: { readonly sync: SyncStatus; readonly tier: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { unsent, unsentDossiers, unsentBytes, lastAcknowledgement: last } = sync;
  const parts = [
    t('sync.unsent.of', { dossiers: unsentDossiers }),
    ...(unsentBytes === null ? [] : [t('sync.unsent.size', { size: sizeWord(unsentBytes, t) })]),
    t('sync.unsent.safe'),
  ];
  return (
    <div className={classes.figures}>
      <Section title={t('sync.unsent.title')}>
        <strong className={classes.figure}>
          {unsent === 0
            ? last
              ? t('sync.unsent.none')
              : t('sync.unsent.nothing')
            : t('sync.unsent.count', { count: unsent })}
        </strong>
        <span className={classes.remark}>
          {unsent > 0 ? parts.join(' · ') : last ? t('sync.unsent.noneHint', { tier }) : t('sync.unsent.nothingYet')}
        </span>
      </Section>
      <Section title={t('sync.acknowledged.title')}>
        <strong className={classes.figure}>{last ? format.near(last.at) : t('sync.acknowledged.none')}</strong>
        <span className={classes.remark}>
          {last
            ? [
                t('sync.acknowledged.upTo', { seq: grouped(last.upTo) }),
                // Received is what the number says already.
                ...(last.state === 'accepted' ? [] : [stateWord(last.state, t).word]),
                roadWord(last.road, t),
              ].join(' · ')
            : t('sync.acknowledged.noneHint', { tier })}
        </span>
      </Section>
      <ScansCard />
    </div>
  );
}
