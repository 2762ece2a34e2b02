import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { readFile } from '../../files/read-file.ts';
import { FileDrop, FilePick } from '../../ui/FilePick.tsx';
import classes from './PapersCard.module.css';
import { ScanList } from './ScanList.tsx';
import type { Scan, ScanComponent, Scans } from './use-scans.ts';

/** What a scan may be, as a file dialog asks it; the core looks at the bytes. */
export const scanEndings = '.pdf,.jpg,.jpeg,.png,.tif,.tiff';

interface PaperScansProps {
  readonly component: ScanComponent;
  readonly attached: readonly Scan[];
  readonly scans: Scans;
  readonly mayAttach: boolean;
  readonly mayRemove: boolean;
  readonly atDesk: boolean;
  /** The row of the paper itself; the button to attach stands at its end. */
  readonly row: (button: ReactNode) => ReactNode;
}

/** One paper with its scans: a file is chosen, dropped on it, or pasted while the focus is in it. */
export function PaperScans({ component, attached, scans, mayAttach, mayRemove, atDesk, row }: PaperScansProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLLIElement>(null);
  const { attach, unread } = scans;
  useEffect(() => {
    const own = place.current;
    if (!mayAttach || own === null) return undefined;
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      void Promise.all(files.map(readFile)).then(
        (read) => attach(component, read),
        () => unread(t('dossier.scan.unread', { name: files[0]?.name ?? '' })),
      );
    };
    own.addEventListener('paste', paste);
    return () => own.removeEventListener('paste', paste);
  });
  const list =
    attached.length === 0 ? null : (
      <ScanList
        scans={attached}
        atDesk={atDesk}
        onOpen={scans.open}
        onFetch={scans.bring}
        onRemove={mayRemove ? scans.remove : null}
      />
    );
  if (!mayAttach) {
    return (
      <li className={classes.item}>
        {row(null)}
        {list}
      </li>
    );
  }
  const given = {
    onFiles: (files: Parameters<Scans['attach']>[1]) => void attach(component, files),
    onUnread: (name: string) => unread(t('dossier.scan.unread', { name })),
  };
  return (
    <li ref={place} className={classes.item}>
      <FileDrop hint={t('dossier.scan.drop')} onFiles={given.onFiles} onUnread={given.onUnread}>
        {row(
          <FilePick
            label={t('dossier.scan.attach')}
            accept={scanEndings}
            many
            busy={scans.busyAt === component}
            onFiles={given.onFiles}
            onUnread={given.onUnread}
          />,
        )}
        {list}
      </FileDrop>
    </li>
  );
}
