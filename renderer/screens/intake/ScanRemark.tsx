import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/contract/envelope.ts';
import classes from './ScanRemark.module.css';

interface ScanRemarkProps {
  /** Whether the shown person came from a card. */
  readonly scanned: boolean;
  /** The first thing to look at again. */
  readonly doubt: string | null;
  readonly error: WireError | null;
}

/** What a scan or a look at the typed person came to; read out when it changes. */
export function ScanRemark({ scanned, doubt, error }: ScanRemarkProps) {
  const { t } = useTranslation();
  const tone = error ? 'bad' : doubt === null ? 'good' : 'doubt';
  const said = doubt === null ? t('intake.scan.clean') : scanned ? t('intake.scan.look', { message: doubt }) : doubt;
  const words = error?.message ?? said;
  const Icon = tone === 'good' ? IconCheck : IconAlertTriangle;
  return (
    <div className={classes.remark} data-tone={tone} role="status" title={words}>
      {scanned || error || doubt ? (
        <>
          <Icon className={classes.icon} aria-hidden="true" />
          <span className={classes.words}>{words}</span>
        </>
      ) : null}
    </div>
  );
}
