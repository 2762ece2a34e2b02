import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileChooser, Page } from 'playwright-core';

type GivenFile = Parameters<FileChooser['setFiles']>[0];

const patienceMs = 3000;

/**
 * Has a page's choosers told from now on. A browser is only asked for them while somebody listens, and answers that
 * a little later: whoever listens just before the press loses the chooser to the window more often than not.
 */
export function catchChoosers(page: Page): void {
  page.on('filechooser', () => undefined);
}

/** A stick: files that a page saved, to be chosen in another. */
export function newStick() {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-e2e-stick-'));
  return {
    /**
     * Presses what saves a file, and puts the file on the stick under the name that the page gave it. On a busy machine
     * headless Chromium swallows a download now and then: it is pressed again, as a person would.
     */
    async carry(from: Page, press: () => Promise<void>): Promise<string> {
      for (let tries = 1; ; tries += 1) {
        const saved = from.waitForEvent('download', { timeout: patienceMs });
        const file = await Promise.all([saved, press()]).then(
          ([download]) => download,
          () => null,
        );
        if (file !== null) {
          const path = join(folder, file.suggestedFilename());
          await file.saveAs(path);
          return path;
        }
        if (tries === 5) throw new Error('the page saved no file');
      }
    },
    /** Presses what asks for files, and chooses one; the page's choosers are caught (see `catchChoosers`). */
    async hand(to: Page, press: () => Promise<void>, file: GivenFile): Promise<void> {
      const asked = to.waitForEvent('filechooser');
      const [chooser] = await Promise.all([asked, press()]);
      await chooser.setFiles(file);
    },
  };
}
