import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { readFile } from '../files/read-file.ts';
import { FileDrop, FilePick } from '../ui/FilePick.tsx';
import classes from './PaperScans.module.css';
import { ScanList } from './ScanList.tsx';
import type { ScanTaker, ShownScan } from './shown-scan.ts';

/** What a scan may be, as a file dialog asks it; the core looks at the bytes. */
export const scanEndings = '.pdf,.jpg,.jpeg,.png,.tif,.tiff';

interface PaperScansProps {
  readonly scans: readonly ShownScan[];
  /** What was wrong with the last file for this paper. */
  readonly problem: string | null;
  /** Null where nobody may attach. */
  readonly taker: ScanTaker | null;
  /** The button without a border, where every row of a form has one. */
  readonly quiet?: boolean;
  /** The paper whose turn it is to be scanned. */
  readonly next?: boolean;
  /** The row of the paper itself; the button to attach stands at its end. */
  readonly row: (button: ReactNode) => ReactNode;
}

/** One paper with its scans: a file is chosen, dropped on it, or pasted while the focus is in it. */
export function PaperScans({ scans, problem, taker, quiet = false, next = false, row }: PaperScansProps) {
  const { t } = useTranslation();
  const place = usePaste(taker);
  useChangeSeen(place, scans);
  const told = (
    <>
      {problem ? (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      ) : null}
      {scans.length === 0 ? null : <ScanList scans={scans} />}
    </>
  );
  if (taker === null) {
    return (
      <li ref={place} className={classes.item}>
        {row(null)}
        {told}
      </li>
    );
  }
  const { busy, onFiles, onUnread } = taker;
  return (
    <li ref={place} className={classes.item} data-drop data-quiet={quiet || undefined} data-next={next || undefined}>
      <FileDrop hint={t('dossier.scan.drop')} onFiles={onFiles} onUnread={onUnread}>
        {row(
          <FilePick
            label={t('dossier.scan.attach')}
            kind={quiet ? 'quiet' : 'plain'}
            accept={scanEndings}
            many
            busy={busy}
            onFiles={onFiles}
            onUnread={onUnread}
          />,
        )}
        {told}
      </FileDrop>
    </li>
  );
}

/**
 * A new scan comes into sight, and one that turns out to be lost; one that is removed takes the focus along, so that the
 * next key finds its paper.
 */
function useChangeSeen(place: RefObject<HTMLLIElement | null>, scans: readonly ShownScan[]): void {
  const count = scans.length;
  const lost = scans.filter(({ warning }) => warning !== null).length;
  useEffect(() => {
    if (lost > 0) place.current?.scrollIntoView({ block: 'nearest' });
  }, [place, lost]);
  const before = useRef(count);
  useEffect(() => {
    const change = count - before.current;
    before.current = count;
    if (change > 0) place.current?.scrollIntoView({ block: 'nearest' });
    if (change < 0 && document.activeElement === document.body) place.current?.querySelector('button')?.focus();
  }, [place, count]);
}

/** Files from the clipboard, while the focus is in the place. */
function usePaste(taker: ScanTaker | null) {
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const own = place.current;
    if (taker === null || own === null) return undefined;
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      void Promise.all(files.map(readFile)).then(taker.onFiles, () => taker.onUnread(files[0]?.name ?? ''));
    };
    own.addEventListener('paste', paste);
    return () => own.removeEventListener('paste', paste);
  });
  return place;
}
