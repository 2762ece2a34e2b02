import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { tabTo } from './support/counter.ts';
import { look } from './support/look.ts';
import { type RunningProgram, startProgram } from './support/program.ts';
import { openWindow, type WatchedWindow } from './support/window.ts';

const script = join(import.meta.dirname, '..', '..', 'out', 'main', 'start.mjs');
const oneMinuteMs = 60_000;

describe('setting a training desk up on a fresh machine', () => {
  let browser: Browser;
  let program: RunningProgram;
  let desk: WatchedWindow;

  beforeAll(async () => {
    [browser, program] = await Promise.all([launchBrowser(), startProgram()]);
    desk = await openWindow(browser, program.startUrl);
  });

  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  it('offers a training desk or the district’s file', async () => {
    await desk.page.getByRole('heading', { name: 'Bắt đầu' }).waitFor();
    await desk.page.getByRole('button', { name: 'Chọn tệp kết nạp…' }).waitFor();
    await look(desk.page, 'setup');
  });

  it('refuses what is no enrolment file, in a sentence, and changes nothing', async () => {
    const { page } = desk;
    const asked = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Chọn tệp kết nạp…' }).click();
    await (await asked).setFiles({ name: 'anh.mcd', mimeType: '', buffer: Buffer.from('không phải tệp kết nạp') });
    await page.getByRole('alert').waitFor();
    await look(page, 'setup-refused');
  });

  it(
    'is done in under a minute, by keyboard alone',
    async () => {
      const { page } = desk;
      await tabTo(page, 'Mở máy tập huấn');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Tiếp nhận hồ sơ' }).waitFor({ timeout: oneMinuteMs });
      await page.getByText(/^(Có mạng|Đang gửi)/).waitFor({ timeout: oneMinuteMs });
    },
    oneMinuteMs,
  );

  it('refuses a second process on the same folder', () => {
    const second = spawnSync(process.execPath, [script, '--no-open', '--data', program.dataDir], { encoding: 'utf8' });
    expect(second).toMatchObject({
      status: 3,
      stdout: '',
      stderr: expect.stringContaining('đang được một chương trình khác sử dụng'),
    });
  });

  it('did all of it without an error, a breach of its policy or a word to anybody else', () => {
    expect(desk.faults).toEqual([]);
    expect(desk.strangers()).toEqual([]);
  });
});
