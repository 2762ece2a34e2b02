import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PaperScans } from '../../scans/PaperScans.tsx';
import type { ShownScan } from '../../scans/shown-scan.ts';
import { sizeWord } from '../sync/sync-words.ts';
import type { DraftScan } from './draft.ts';
import type { PaperComponent } from './papers.ts';
import type { DraftScans } from './use-draft-scans.ts';

interface PaperWithScansProps {
  readonly component: PaperComponent;
  readonly attached: readonly DraftScan[];
  readonly scans: DraftScans;
  /** Its turn to be scanned. */
  readonly next: boolean;
  readonly row: (button: ReactNode) => ReactNode;
}

/** A paper of the checklist with the scans of it that lie with the form. */
export function PaperWithScans({ component, attached, scans, next, row }: PaperWithScansProps) {
  const { t } = useTranslation();
  const { index } = component;
  const shown = attached.map((scan): ShownScan => {
    const { sha256, name, sizeBytes, pages, lost } = scan;
    const size = sizeWord(sizeBytes, t);
    return {
      key: sha256,
      name,
      facts: pages === null ? size : `${size} · ${t('intake.papers.pages', { count: pages })}`,
      warning: lost === null ? null : t(lost === 'altered' ? 'intake.papers.altered' : 'intake.papers.missing'),
      ...(lost === null ? { onOpen: () => void scans.open(scan) } : {}),
      onRemove: () => void scans.remove(scan),
    };
  });
  return (
    <PaperScans
      quiet
      scans={shown}
      problem={scans.problem?.component === index ? scans.problem.message : null}
      next={next}
      taker={{
        busy: scans.busyAt === index,
        onFiles: (files) => scans.attach(component, files),
        onUnread: (name) => scans.unread(index, name),
      }}
      row={row}
    />
  );
}
