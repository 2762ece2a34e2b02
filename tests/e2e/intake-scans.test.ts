import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scanOf, sha256Of } from '../fixtures/scans.ts';
import { launchBrowser } from './support/browser.ts';
import {
  card,
  chooseProcedure,
  focusedField,
  marriageStatus,
  save,
  scan,
  tabTo,
  tickRequired,
} from './support/counter.ts';
import { look } from './support/look.ts';
import { type RunningProgram, startProgram } from './support/program.ts';
import { newStick } from './support/stick.ts';
import { morning, newTrainingFolder, type TrainingFolder } from './support/training-folder.ts';
import { openWindow, type WatchedWindow } from './support/window.ts';

const commune = 'H00.00.01';

/** A declaration of two pages, printed by the browser itself. */
async function twoPages(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage();
  await page.setContent('<p>Tờ khai</p><p style="break-before: page">Mặt sau</p>');
  const pdf = await page.pdf();
  await page.close();
  return pdf;
}

/** One bit of a sealed scan turns, as on a disk that grows old. */
function rot({ dataDir }: TrainingFolder, plain: Buffer): void {
  const sha256 = sha256Of(plain);
  const path = join(dataDir, 'attachments', commune, sha256.slice(0, 2), sha256);
  const sealed = readFileSync(path);
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
  writeFileSync(path, sealed);
}

describe('papers that are scanned while the dossier is taken in', () => {
  const stick = newStick();
  let browser: Browser;
  let folder: TrainingFolder;
  let program: RunningProgram;
  let desk: WatchedWindow;
  let page: Page;
  let declaration = '';
  let note = '';
  let identity = '';
  const paper = (name: string) =>
    page.getByRole('list', { name: 'Giấy tờ' }).getByRole('listitem').filter({ hasText: name });

  beforeAll(async () => {
    [browser, folder] = await Promise.all([launchBrowser(), newTrainingFolder()]);
    declaration = join(folder.profileDir, 'tờ khai.pdf');
    note = join(folder.profileDir, 'ghi chú.pdf');
    writeFileSync(declaration, await twoPages(browser));
    writeFileSync(note, 'không phải PDF');
    identity = join(folder.profileDir, 'căn cước.pdf');
    writeFileSync(identity, scanOf(1));
    program = await startProgram({ ...folder, args: ['--clock', morning] });
    desk = await openWindow(browser, program.startUrl);
    ({ page } = desk);
  });

  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  it('are attached by a key, with name, size and pages, and refused where they are none', async () => {
    await expect.poll(() => focusedField(page)).toBe('applicant.fullName');
    await scan(page, card);
    await page.getByText('Đã quét căn cước').waitFor();
    await chooseProcedure(page, marriageStatus);
    await tickRequired(page);
    await stick.hand(page, () => page.keyboard.press('Alt+s'), note);
    await page.getByRole('alert').filter({ hasText: 'Tệp này không phải PDF' }).waitFor();
    await stick.hand(page, () => page.keyboard.press('Alt+s'), declaration);
    await paper('tờ khai.pdf')
      .getByText(/^· \d+\sKB · 2 trang$/)
      .waitFor();
    await page.getByText('2 trên 2 bắt buộc · 1 đã số hóa').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await look(page, 'intake-scans');
  });

  it('are dropped on their paper, and taken off again by keys alone', async () => {
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])], 'ảnh.jpg', { type: 'image/jpeg' }));
      return transfer;
    });
    const row = paper('Căn cước').last();
    await row.locator('div').first().dispatchEvent('drop', { dataTransfer: data });
    await row.getByText(/^· 4\sbyte · 1 trang$/).waitFor();
    await page.getByText('2 đã số hóa').waitFor();
    await row.getByRole('button', { name: 'Xem' }).focus();
    await tabTo(page, 'Gỡ');
    await page.keyboard.press('Enter');
    await row.getByText('ảnh.jpg').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Đính kèm');
  });

  it('are there again after the program was killed, and one that rotted meanwhile is told at its paper', async () => {
    await stick.hand(page, () => page.keyboard.press('Alt+s'), identity);
    await paper('căn cước.pdf').first().waitFor();
    const ended = once(program.process, 'exit');
    program.process.kill('SIGKILL');
    await ended;
    await desk.context.close();
    rot(folder, readFileSync(identity));
    program = await startProgram({ ...folder, args: ['--clock', '2026-12-01T09:31:00+07:00'] });
    desk = await openWindow(browser, program.startUrl);
    ({ page } = desk);
    await page.getByText('Đã mở lại hồ sơ đang gõ dở').waitFor();
    await paper('tờ khai.pdf')
      .getByText(/2 trang$/)
      .waitFor();
    await page.getByText('Tệp không còn đúng như khi quét. Hãy gỡ ra và quét lại.').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').filter({ hasText: 'không còn nguyên vẹn' }).waitFor();
    await expect.poll(() => focusedField(page)).toBe('draft.scans');
    await look(page, 'intake-scans-lost');
  });

  it('go with the dossier once the lost one is removed', async () => {
    await paper('căn cước.pdf').last().getByRole('button', { name: 'Gỡ' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await save(page);
    await page.getByText('1 tệp số hóa đã đi cùng hồ sơ').waitFor();
    await look(page, 'intake-scans-saved');
    await page.getByRole('button', { name: 'Mở hồ sơ' }).click();
    await page.getByRole('heading', { name: 'Diễn biến' }).waitFor();
    await page.getByText(/^· \d+\sKB · (chờ gửi|đã tới .+)$/).waitFor();
  });

  it('did all of it without an error or a breach of its policy', () => {
    expect(desk.faults).toEqual([]);
    expect(desk.strangers()).toEqual([]);
  });
});
