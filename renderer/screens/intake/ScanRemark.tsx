import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/contract/envelope.ts';
import type { ScanResult } from './intake-store.ts';
import classes from './ScanRemark.module.css';

/** What the last scan of the shown person came to; read out when it changes. */
export function ScanRemark({ scan, error }: { readonly scan: ScanResult | null; readonly error: WireError | null }) {
  const { t } = useTranslation();
  const doubt = error?.message ?? scan?.warnings[0]?.message ?? null;
  const tone = error ? 'bad' : doubt === null ? 'good' : 'doubt';
  const words = error
    ? error.message
    : doubt === null
      ? t('intake.scan.clean')
      : t('intake.scan.look', { message: doubt });
  const Icon = tone === 'good' ? IconCheck : IconAlertTriangle;
  return (
    <div className={classes.remark} data-tone={tone} role="status" title={words}>
      {scan || error ? (
        <>
          <Icon className={classes.icon} aria-hidden="true" />
          <span className={classes.words}>{words}</span>
        </>
      ) : null}
    </div>
  );
}
