import { Dialog } from '../ui/Dialog.tsx';
import classes from './PaperScans.module.css';
import type { ScanPicture } from './use-scan-viewer.ts';

/** A picture of a paper, large, until it is put away. */
export function ScanViewer({ picture, onClose }: { readonly picture: ScanPicture; readonly onClose: () => void }) {
  return (
    <Dialog size="lg" title={picture.name} onClose={onClose}>
      <img className={classes.picture} src={picture.address} alt={picture.name} />
    </Dialog>
  );
}
