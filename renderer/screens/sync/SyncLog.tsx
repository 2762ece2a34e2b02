import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { ExportList } from '../../files/ExportList.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Section } from '../../ui/Section.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import classes from './SyncLog.module.css';
import { syncLogFile } from './sync-log-file.ts';
import { roadWord, sizeWord, stateWord } from './sync-words.ts';

/** What went and came, the newest first. */
export function SyncLog({ log }: { readonly log: CallOutput<'sync.status'>['log'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section
      title={t('sync.log.title')}
      grow
      remark={
        <ExportList
          disabled={log.length === 0}
          source={async () => ({ kind: 'list', list: syncLogFile(log, { t, format }) })}
        />
      }
    >
      {log.length === 0 ? <p className={classes.empty}>{t('sync.log.empty')}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <ol className={classes.log} tabIndex={0} aria-label={t('sync.log.title')}>
        {log.map((entry) => {
          const { tone, word } = stateWord(entry.state, t);
          return (
            <li
              key={`${entry.at} ${entry.direction} ${entry.state} ${entry.events} ${entry.bytes}`}
              className={classes.entry}
            >
              <span className={classes.what}>
                {entry.direction === 'up' ? t('sync.log.up') : t('sync.log.down')} · {roadWord(entry.road, t)}
              </span>
              <StatusTag tone={tone} word={word} />
              <small className={classes.message}>{entry.message}</small>
              <small className={classes.when}>
                {format.near(entry.at)}
                {entry.events > 0 ? ` · ${t('sync.log.events', { count: entry.events })}` : ''}
                {entry.direction === 'down' && entry.bytes > 0 ? ` · ${sizeWord(entry.bytes, t)}` : ''}
              </small>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
