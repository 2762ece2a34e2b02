import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scanOf } from '../fixtures/scans.ts';
import { launchBrowser } from './support/browser.ts';
import { marriageStatus, openDossier, takeIn } from './support/counter.ts';
import { look } from './support/look.ts';
import { type RunningProgram, startProgram } from './support/program.ts';
import { morning, newTrainingFolder } from './support/training-folder.ts';
import { openDistrict, openWindow, type WatchedWindow } from './support/window.ts';

/** One white point, as a PNG. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsWc1XgAAAABJRU5ErkJggg==',
  'base64',
);

describe('scans of a dossier’s papers', () => {
  let browser: Browser;
  let program: RunningProgram;
  let desk: WatchedWindow;
  let page: Page;
  let code = '';
  const paper = (name: string) => page.getByRole('listitem').filter({ hasText: name }).first();

  beforeAll(async () => {
    const [opened, folder] = await Promise.all([launchBrowser(), newTrainingFolder()]);
    browser = opened;
    program = await startProgram({ ...folder, args: ['--clock', morning] });
    desk = await openWindow(browser, program.startUrl);
    ({ page } = desk);
    await page.getByRole('heading', { name: 'Tiếp nhận hồ sơ' }).waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  async function choose(file: { name: string; mimeType: string; buffer: Buffer }, at: number): Promise<void> {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Đính kèm', exact: true }).nth(at).click();
    await (await chooser).setFiles(file);
  }

  it('are attached with the line cut, and refused where they are none', async () => {
    code = await takeIn(page, marriageStatus);
    await page.getByRole('switch', { name: 'Cắt mạng' }).focus();
    await page.keyboard.press('Space');
    await openDossier(page, code);
    await choose({ name: 'ghi-chu.pdf', mimeType: 'application/pdf', buffer: Buffer.from('không phải PDF') }, 0);
    await page.getByRole('alert').filter({ hasText: 'Tệp này không phải PDF' }).waitFor();
    await choose({ name: 'to-khai.pdf', mimeType: 'application/pdf', buffer: scanOf(1, 90_000) }, 0);
    await page.getByText('to-khai.pdf').first().waitFor();
    await choose({ name: 'can-cuoc.png', mimeType: 'image/png', buffer: picture }, 1);
    await page.getByText('can-cuoc.png').first().waitFor();
    expect(await page.getByText(/^· .+ · chờ gửi$/).count()).toBe(2);
    await look(page, 'dossier-scans');
  });

  it('opens a picture in the window', async () => {
    await paper('can-cuoc.png').getByRole('button', { name: 'Xem', exact: true }).last().click();
    const shown = page.getByRole('dialog').getByRole('img', { name: 'can-cuoc.png' });
    await expect.poll(() => shown.evaluate((img) => (img instanceof HTMLImageElement ? img.naturalWidth : 0))).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('says on the sync screen what waits and lets hours be set', async () => {
    await page.keyboard.press('F9');
    await page.getByText(/^2 tệp · /).waitFor();
    await page.getByRole('button', { name: 'Đặt giờ' }).click();
    const hours = page.getByLabel('Giờ gửi bản quét qua mạng');
    await hours.fill('13:30-11:30');
    await page.getByText('khoảng sau đi sau khoảng trước').waitFor();
    await hours.fill('11:30-13:30, 17h-');
    await look(page, 'sync-scans');
    await page.getByRole('dialog').getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText(/Chờ đến 11:30 hôm nay/).waitFor();
  });

  it('goes up after the dossier, before its hour where a person says so', async () => {
    await page.getByRole('switch', { name: 'Cắt mạng' }).focus();
    await page.keyboard.press('Space');
    await page.getByText('Đã gửi hết', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Đặt giờ' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Gửi ngay', exact: true }).click();
    await page.getByText('đang được gửi trước').or(page.getByText('Không có')).first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Quầy đã quét 2 tệp/).waitFor();
    await openDossier(page, code);
    await expect.poll(() => page.getByText('đã tới Cấp tỉnh').count()).toBe(2);
    const district = await openDistrict(desk);
    await openDossier(district, code);
    await expect.poll(() => district.getByText('đã nhận', { exact: false }).count()).toBeGreaterThanOrEqual(2);
    await look(district, 'district-scans');
  });

  it('did all of it without an error or a breach of its policy', () => {
    expect(desk.faults).toEqual([]);
  });
});
