import { Button } from '@mantine/core';
import { IconCloudUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { describeEvent } from './describe-event.ts';
import type { TimelineEntry } from './dossier-view.ts';
import classes from './Story.module.css';
import { useTierName } from './use-tier-name.ts';

interface StoryEntryProps {
  readonly entry: TimelineEntry;
  /** What holds instead, where this one is in conflict. */
  readonly standing: TimelineEntry | null;
  readonly brief: boolean;
  readonly onSettle: ((entry: TimelineEntry) => void) | null;
}

export function StoryEntry({ entry, standing, brief, onSettle }: StoryEntryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const tier = useTierName();
  const { effect } = entry;
  const what = describeEvent(entry, { t, format, tier });
  const meta = { when: format.near(entry.at), who: entry.actorName, place: entry.place };
  const side = (of: TimelineEntry): string =>
    t('dossier.story.side', {
      what: describeEvent(of, { t, format, tier }),
      who: `${of.actorName}${of.place ? `, ${of.place}` : ''}`,
      when: format.near(of.at),
    });
  return (
    <li className={classes.entry} data-effect={effect}>
      <span className={classes.what}>{what}</span>
      <small className={classes.meta}>
        {entry.place ? t('dossier.story.metaPlace', meta) : t('dossier.story.meta', meta)}
        {entry.unsent ? (
          <span className={classes.unsent}>
            <IconCloudUp aria-hidden="true" />
            {t('dossier.story.unsent')}
          </span>
        ) : null}
      </small>
      {effect === 'waiting' ? <p className={classes.note}>{t('dossier.story.waiting')}</p> : null}
      {effect === 'setAside' ? <p className={classes.note}>{t('dossier.story.setAside')}</p> : null}
      {effect === 'withheld' ? <p className={classes.note}>{t('dossier.story.withheld')}</p> : null}
      {effect === 'settledTaken' ? <p className={classes.note}>{t('dossier.story.taken')}</p> : null}
      {effect === 'settledDropped' ? <p className={classes.note}>{t('dossier.story.dropped')}</p> : null}
      {effect === 'conflict' ? (
        <div className={classes.conflict}>
          <StatusTag tone="late" word={t('dossier.story.conflict')} />
          {entry.rule ? <p className={classes.rule}>{entry.rule.message}</p> : null}
          {brief ? null : (
            <dl className={classes.sides}>
              <dt>{t('dossier.story.otherSide')}</dt>
              <dd>{standing ? side(standing) : ''}</dd>
              <dt>{t('dossier.story.thisSide')}</dt>
              <dd>{side(entry)}</dd>
            </dl>
          )}
          {brief ? null : onSettle ? (
            <Button variant="default" onClick={() => onSettle(entry)}>
              {t('dossier.step.settle')}
            </Button>
          ) : (
            <p className={classes.note}>{t('dossier.story.askLeader')}</p>
          )}
        </div>
      ) : null}
    </li>
  );
}
