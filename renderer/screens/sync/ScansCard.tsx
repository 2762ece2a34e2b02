import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../client/use-call.ts';
import { useFormat } from '../../format/use-format.ts';
import { Action } from '../../ui/Action.tsx';
import { Section } from '../../ui/Section.tsx';
import { ScansDialog } from './ScansDialog.tsx';
import classes from './SyncScreen.module.css';
import { networkWord } from './scan-words.ts';
import { sizeWord } from './sync-words.ts';

/** Scans that wait, and in words when they go. They never hold a dossier up. */
export function ScansCard() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: scans } = useCall('scan.status', {});
  const [isOpen, setOpen] = useState(false);
  return (
    <Section
      title={t('sync.scans.title')}
      remark={
        <span className={classes.seen}>
          <Action kind="quiet" label={t('sync.scans.open')} onAct={() => setOpen(true)} />
        </span>
      }
    >
      <strong className={classes.figure}>
        {scans === undefined || scans.waiting.files === 0
          ? t('sync.scans.none')
          : t('sync.scans.count', { count: scans.waiting.files, size: sizeWord(scans.waiting.bytes, t) })}
      </strong>
      <span className={classes.remark}>
        {scans === undefined
          ? ''
          : scans.all.files === 0
            ? t('sync.scans.keptNone')
            : scans.waiting.files === 0
              ? t('sync.scans.kept', { count: scans.all.files, size: sizeWord(scans.all.bytes, t) })
              : networkWord(scans, { t, format })}
      </span>
      {isOpen && scans ? <ScansDialog scans={scans} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}
