import { join } from 'node:path';
import type { SessionPart } from './electron-module.ts';
import { isOwnOrigin } from './origin.ts';

/**
 * Files out: what our page made itself (`blob:`) and saves under a name. The person chooses the place in the system's
 * dialog, beginning in `folder`; any other download is cancelled. Files in need nothing here: the page's own file
 * field opens the system's dialog.
 */
export function guardDownloads(session: SessionPart, folder: () => string): void {
  session.on('will-download', (event, item) => {
    if (!isOwnOrigin(item.getInitiatorOrigin()) || !item.getURL().startsWith('blob:')) {
      event.preventDefault();
      return;
    }
    item.setSaveDialogOptions({
      title: 'Lưu tệp',
      buttonLabel: 'Lưu',
      defaultPath: join(folder(), fileName(item.getFilename())),
    });
  });
}

/** Last part of a name only, so that a name can propose no other folder. */
function fileName(name: string): string {
  return name.split(/[/\\]/).at(-1) || 'tep';
}
