import { IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Action } from '../../ui/Action.tsx';
import { sizeWord } from '../sync/sync-words.ts';
import classes from './PapersCard.module.css';
import type { Scan } from './use-scans.ts';
import { useTierName } from './use-tier-name.ts';

interface ScanListProps {
  readonly scans: readonly Scan[];
  /** At a desk scans travel; at the tier above they are here or on their way. */
  readonly atDesk: boolean;
  readonly onOpen: (scan: Scan) => void;
  readonly onFetch: (scan: Scan) => void;
  /** Null where nobody may. */
  readonly onRemove: ((scan: Scan) => void) | null;
}

/** The scans of one paper: what each is, where it is, and what may be done with it. */
export function ScanList({ scans, atDesk, onOpen, onFetch, onRemove }: ScanListProps) {
  const { t } = useTranslation();
  const tier = useTierName();
  const where = ({ here, held }: Scan): string => {
    if (!here) return t('dossier.scan.away');
    if (!atDesk) return t('dossier.scan.here');
    return held ? t('dossier.scan.held', { tier }) : t('dossier.scan.waiting');
  };
  return (
    <ul className={classes.scans}>
      {scans.map((scan) => {
        const name = scan.name ?? t('dossier.scan.noName');
        return (
          <li key={`${scan.component} ${scan.sha256}`} className={classes.scan}>
            <IconPaperclip className={classes.clip} aria-hidden="true" />
            <span className={classes.scanName}>
              {name}{' '}
              <small>
                · {sizeWord(scan.sizeBytes, t)} · {where(scan)}
              </small>
            </span>
            {scan.here || !atDesk ? (
              <Action kind="quiet" label={t('dossier.scan.open')} disabled={!scan.here} onAct={() => onOpen(scan)} />
            ) : (
              <Action kind="quiet" label={t('dossier.scan.fetch')} onAct={() => onFetch(scan)} />
            )}
            {onRemove ? <Action kind="quiet" label={t('dossier.scan.remove')} onAct={() => onRemove(scan)} /> : null}
          </li>
        );
      })}
    </ul>
  );
}
