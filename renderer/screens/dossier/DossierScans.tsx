import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PaperScans } from '../../scans/PaperScans.tsx';
import type { ShownScan } from '../../scans/shown-scan.ts';
import { sizeWord } from '../sync/sync-words.ts';
import type { Scan, ScanComponent, Scans } from './use-scans.ts';
import { useTierName } from './use-tier-name.ts';

interface DossierScansProps {
  readonly component: ScanComponent;
  readonly attached: readonly Scan[];
  readonly scans: Scans;
  readonly mayAttach: boolean;
  readonly mayRemove: boolean;
  /** At a desk scans travel; at the tier above they are here or on their way. */
  readonly atDesk: boolean;
  readonly row: (button: ReactNode) => ReactNode;
}

/** A paper of the dossier, or its result, with the scans of it. */
export function DossierScans({ component, attached, scans, mayAttach, mayRemove, atDesk, row }: DossierScansProps) {
  const { t } = useTranslation();
  const tier = useTierName();
  const where = ({ here, held }: Scan): string => {
    if (!here) return t('dossier.scan.away');
    if (!atDesk) return t('dossier.scan.here');
    return held ? t('dossier.scan.held', { tier }) : t('dossier.scan.waiting');
  };
  const shown = attached.map((scan): ShownScan => {
    const fetched = !scan.here && atDesk;
    return {
      key: scan.sha256,
      name: scan.name ?? t('dossier.scan.noName'),
      facts: `${sizeWord(scan.sizeBytes, t)} · ${where(scan)}`,
      warning: null,
      ...(scan.here ? { onOpen: () => void scans.open(scan) } : {}),
      ...(fetched ? { onFetch: () => void scans.bring(scan) } : {}),
      ...(mayRemove ? { onRemove: () => void scans.remove(scan) } : {}),
    };
  });
  return (
    <PaperScans
      scans={shown}
      problem={scans.problem?.component === component ? scans.problem.message : null}
      taker={
        mayAttach
          ? {
              busy: scans.busyAt === component,
              onFiles: (files) => void scans.attach(component, files),
              onUnread: (name) => scans.unread(component, name),
            }
          : null
      }
      row={row}
    />
  );
}
