import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileChooser, Page } from 'playwright-core';

type GivenFile = Parameters<FileChooser['setFiles']>[0];

const patienceMs = 3000;

/** A stick: files that a page saved, to be chosen in another. */
export function newStick() {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-e2e-stick-'));
  return {
    /**
     * Presses what saves a file, and puts the file on the stick under the name that the page gave it. On a busy machine
     * headless Chromium swallows a download as it swallows a chooser: then it is pressed again.
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
    /**
     * Presses what asks for files, and chooses one. Headless Chromium swallows a chooser now and then when windows
     * have just changed places, as if nobody had pressed: then it is pressed again, as a person would.
     */
    async hand(to: Page, press: () => Promise<void>, file: GivenFile): Promise<void> {
      for (let tries = 1; ; tries += 1) {
        const asked = to.waitForEvent('filechooser', { timeout: patienceMs });
        const chooser = await Promise.all([asked, press()]).then(
          ([opened]) => opened,
          () => null,
        );
        if (chooser !== null) return chooser.setFiles(file);
        if (tries === 5) throw new Error('the page asked for no file');
      }
    },
  };
}
