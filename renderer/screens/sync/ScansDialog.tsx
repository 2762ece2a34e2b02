import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { useFormat } from '../../format/use-format.ts';
import { Action } from '../../ui/Action.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { ScanBudgetForm } from './ScanBudgetForm.tsx';
import classes from './SyncScreen.module.css';
import { arrivalWord, networkWord, type ScanStatus } from './scan-words.ts';
import { sizeWord } from './sync-words.ts';

/** Which scans wait, by when each dossier's should be there, and what they may take of each road. */
export function ScansDialog({ scans, onClose }: { readonly scans: ScanStatus; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const hurry = useCommand('scan.sendNow');
  const { dossiers, eventsAt, online } = scans;
  return (
    <Dialog size="lg" title={t('sync.scans.title')} onClose={onClose}>
      <Stack gap="md">
        <p className={classes.remark}>
          {[
            t('sync.scans.rule'),
            eventsAt === null ? '' : t('sync.scans.events', { when: format.near(eventsAt) }),
            scans.waiting.files > 0 ? networkWord(scans, { t, format }) : t('sync.scans.noneWaits'),
          ]
            .filter((words) => words !== '')
            .join(' ')}
        </p>
        {hurry.error ? <ErrorNote error={hurry.error} /> : null}
        {dossiers.length === 0 ? null : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          <ul className={classes.scans} tabIndex={0} aria-label={t('sync.scans.list')}>
            {dossiers.map((row) => (
              <li key={row.dossierId} className={classes.scanRow}>
                <span>
                  <strong>{row.fullName}</strong> <small>{row.code ?? ''}</small>
                </span>
                <span className={classes.scanWhen}>
                  {t('sync.scans.files', { count: row.files, size: sizeWord(row.bytes, t) })}
                  {' · '}
                  {row.urgent ? t('sync.scans.urgent') : arrivalWord(row, online, { t, format })}
                </span>
                <Action
                  kind="quiet"
                  label={t('sync.scans.sendNow')}
                  disabled={row.urgent}
                  onAct={() => void hurry.run({ dossierId: row.dossierId })}
                />
              </li>
            ))}
          </ul>
        )}
        <ScanBudgetForm scans={scans} onDone={onClose} />
      </Stack>
    </Dialog>
  );
}
