import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../client/use-call.ts';
import { useFormat } from '../../format/use-format.ts';
import { goTo } from '../../frame/use-route.ts';
import { Action } from '../../ui/Action.tsx';
import { Busy } from '../../ui/Busy.tsx';
import { nameOf } from '../dossier/dossier-view.ts';
import { forecastWords } from '../dossier/forecast-words.ts';
import { Story } from '../dossier/Story.tsx';
import type { Row } from './list-store.ts';
import classes from './SideStory.module.css';

/** The story of the chosen dossier beside the list. */
export function SideStory({ row }: { readonly row: Row | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [dossierId] = useDebouncedValue(row?.dossierId ?? null, 150);
  const { data } = useCall('dossier.get', dossierId === null ? null : { dossierId });
  const shown = data && row && data.dossierId === row.dossierId ? data : null;
  return (
    <aside className={classes.side} aria-label={t('dossiers.side.label')}>
      {row ? (
        <>
          <div>
            <h2 className={classes.name}>{row.fullName || t('dossiers.row.purged')}</h2>
            <p className={classes.code}>{row.code ?? t('dossiers.row.noCode')}</p>
            <p className={classes.what}>{row.procedureName}</p>
          </div>
          <div className={classes.story}>{shown ? <Story entries={shown.timeline} brief /> : <Busy rows={5} />}</div>
          {row.dueAt ? (
            <p className={classes.due}>
              {t('dossiers.side.dueLine', { when: format.due(row.dueAt) })}
              {row.dueState === 'paused' ? ` · ${t('dossiers.side.pausedLine')}` : ''}
              {row.promisedAt ? ` · ${t('dossiers.side.promisedLine', { when: format.day(row.promisedAt) })}` : ''}
            </p>
          ) : null}
          {row.forecast && row.dueAt ? (
            <p className={classes.forecast}>
              {forecastWords(row.forecast, { dueAt: row.dueAt, holder: row.holder }, { t, format })}
            </p>
          ) : null}
          <Action
            kind="go"
            wide
            label={t('dossiers.side.open')}
            keyName="↵"
            onAct={() => goTo({ place: 'dossier', name: nameOf(row) })}
          />
        </>
      ) : (
        <p className={classes.pick}>{t('dossiers.side.pick')}</p>
      )}
    </aside>
  );
}
