import type { DownloadItem, SaveDialogOptions } from 'electron';
import { expect, test } from 'vitest';
import { partOf } from '../../fixtures/electron-stand-in/stand-in.ts';
import { startShell } from './shell-setup.ts';

async function download(origin: string, url: string, name: string): Promise<SaveDialogOptions | 'cancelled' | null> {
  const { standIn } = await startShell();
  let outcome: SaveDialogOptions | 'cancelled' | null = null;
  const item: DownloadItem = partOf<DownloadItem>({
    getInitiatorOrigin: () => origin,
    getURL: () => url,
    getFilename: () => name,
    setSaveDialogOptions: (options) => {
      outcome = options;
    },
  });
  standIn.sessions.get('')?.emit('will-download', { preventDefault: () => (outcome = 'cancelled') }, item);
  return outcome;
}

const saved = (defaultPath: string) => ({ title: 'Lưu tệp', buttonLabel: 'Lưu', defaultPath });

test('what our page made is saved where the person chooses', async () => {
  expect(await download('app://desk', 'blob:app://desk/1', 'lô-12.mcb')).toEqual(
    saved('/home/clerk/downloads/lô-12.mcb'),
  );
});

test.each([
  ['../../.bashrc', '/home/clerk/downloads/.bashrc'],
  ['C:\\Windows\\a.exe', '/home/clerk/downloads/a.exe'],
  ['', '/home/clerk/downloads/tep'],
])('a name like %j proposes no other folder', async (name, path) => {
  expect(await download('app://desk', 'blob:app://desk/1', name)).toEqual(saved(path));
});

test.each([
  ['https://evil.example', 'blob:app://desk/1'],
  ['null', 'blob:app://desk/1'],
  ['', 'blob:app://desk/1'],
  ['app://desk', 'https://evil.example/a.exe'],
  ['app://desk', 'data:application/octet-stream,a'],
])('a download of %j from %s is cancelled', async (origin, url) => {
  expect(await download(origin, url, 'a')).toBe('cancelled');
});
