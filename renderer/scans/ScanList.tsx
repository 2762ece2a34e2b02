import { IconAlertTriangle, IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Action } from '../ui/Action.tsx';
import classes from './PaperScans.module.css';
import type { ShownScan } from './shown-scan.ts';

/** The scans of one paper: what each is, where it is, and what may be done with it. */
export function ScanList({ scans }: { readonly scans: readonly ShownScan[] }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.scans}>
      {scans.map(({ key, name, facts, warning, onOpen, onFetch, onRemove }) => (
        <li key={key} className={classes.scan}>
          {warning === null ? (
            <IconPaperclip className={classes.clip} aria-hidden="true" />
          ) : (
            <IconAlertTriangle className={classes.lost} aria-hidden="true" />
          )}
          <span className={classes.name} title={name}>
            {name} <small>· {facts}</small>
          </span>
          <span className={classes.deeds}>
            {onFetch ? <Action kind="quiet" label={t('dossier.scan.fetch')} onAct={onFetch} /> : null}
            {onOpen ? <Action kind="quiet" label={t('dossier.scan.open')} onAct={onOpen} /> : null}
            {onRemove ? <Action kind="quiet" label={t('dossier.scan.remove')} onAct={onRemove} /> : null}
          </span>
          {warning === null ? null : <span className={classes.warning}>{warning}</span>}
        </li>
      ))}
    </ul>
  );
}
