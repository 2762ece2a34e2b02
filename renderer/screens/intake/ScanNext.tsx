import { useTranslation } from 'react-i18next';
import { scanEndings } from '../../scans/PaperScans.tsx';
import { FilePick } from '../../ui/FilePick.tsx';
import { nextToScan } from './draft.ts';
import { useIntake } from './IntakeProvider.tsx';
import classes from './PapersSection.module.css';
import type { PaperComponent } from './papers.ts';
import type { DraftScans } from './use-draft-scans.ts';

interface ScanNextProps {
  readonly components: readonly PaperComponent[];
  readonly scans: DraftScans;
}

/** Asks for the scan of the paper whose turn it is, from wherever the focus is. */
export function ScanNext({ components, scans }: ScanNextProps) {
  const { t } = useTranslation();
  const next = useIntake((state) => nextToScan(state.draft));
  const paper = components.find(({ index }) => index === next);
  if (paper === undefined) return null;
  return (
    <div className={classes.all}>
      <FilePick
        kind="quiet"
        label={t('intake.papers.scanNext')}
        keyName="Alt S"
        accept={scanEndings}
        many
        onFiles={(files) => scans.attach(paper, files)}
        onUnread={(name) => scans.unread(paper.index, name)}
      />
    </div>
  );
}
