import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { marriageStatus, openDossier, takeIn } from './support/counter.ts';
import { look } from './support/look.ts';
import { type RunningProgram, startProgram } from './support/program.ts';
import { newStick } from './support/stick.ts';
import { morning, newTrainingFolder } from './support/training-folder.ts';
import { openDistrict, openWindow, type WatchedWindow } from './support/window.ts';

describe('the same road over a stick', () => {
  let browser: Browser;
  let program: RunningProgram;
  let desk: WatchedWindow;
  let page: Page;
  let district: Page;
  let code = '';
  let batch = '';
  const { carry, hand } = newStick();

  beforeAll(async () => {
    const [opened, folder] = await Promise.all([launchBrowser(), newTrainingFolder()]);
    browser = opened;
    program = await startProgram({ ...folder, args: ['--clock', morning] });
    desk = await openWindow(browser, program.startUrl);
    ({ page } = desk);
    await page.getByText('Có mạng · đã gửi hết').waitFor();
    district = await openDistrict(desk);
    await page.bringToFront();
    await page.getByRole('switch', { name: 'Cắt mạng' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('switch', { name: 'Cắt mạng', checked: true }).waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  it('writes what is unsent into a file, which stays unsent until it is acknowledged', async () => {
    code = await takeIn(page, marriageStatus);
    await openDossier(page, code);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('radio', { name: 'Tại xã' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Chuyển Cấp tỉnh').waitFor();
    await page.keyboard.press('F9');
    await page.getByText('2 việc', { exact: true }).waitFor();
    batch = await carry(page, () => page.keyboard.press('F7'));
    expect(batch).toMatch(/goi-H00\.00\.01-q1-20261201-\d{6}-[0-9a-f]{8}\.mcd$/);
    await page.getByText(/^Đã ghi 2 việc vào /).waitFor();
    await page.getByText('2 việc', { exact: true }).waitFor();
    await look(page, 'sync-sealed');

    await district.bringToFront();
    await hand(district, () => district.keyboard.press('Control+O'), batch);
    await district.getByRole('status').getByText('Đã nhập', { exact: true }).waitFor();
    await look(district, 'district-imported');
    const acknowledgement = await carry(district, async () => {
      await district.getByRole('button', { name: 'Lưu xác nhận' }).focus();
      await district.keyboard.press('Enter');
    });

    await page.bringToFront();
    await hand(page, () => page.keyboard.press('F8'), acknowledgement);
    await page.getByText('Đã gửi hết', { exact: true }).waitFor();
    await look(page, 'sync-acknowledged');
  });

  it('takes a file a second time and changes nothing', async () => {
    await district.bringToFront();
    await hand(district, () => district.keyboard.press('Control+O'), batch);
    await district.getByRole('status').getByText('Đã có từ trước', { exact: true }).waitFor();
  });

  it('brings the decision down in a file', async () => {
    await openDossier(district, code);
    await district.keyboard.press('Control+Enter');
    await district.getByLabel('Lý do').fill('Đủ điều kiện');
    await district.keyboard.press('Control+Enter');
    await district.getByText('Cấp tỉnh đồng ý: Đủ điều kiện').waitFor();
    await district.keyboard.press('F9');
    await district.getByRole('heading', { name: 'Quầy', exact: true }).waitFor();
    const down = await carry(district, async () => {
      await district.getByRole('button', { name: 'Lưu gói gửi xuống' }).focus();
      await district.keyboard.press('Enter');
    });
    await look(district, 'district-desks');
    await page.bringToFront();
    await page.keyboard.press('F9');
    await hand(page, () => page.keyboard.press('F8'), down);
    await openDossier(page, code);
    await page.getByText('Cấp tỉnh đồng ý: Đủ điều kiện').waitFor();
  });

  it('says in words what the district refused, and why', async () => {
    await district.bringToFront();
    await district.keyboard.press('F2');
    await district.getByRole('heading', { name: 'Gói nhận về' }).waitFor();
    const broken = { name: 'goi-hong.mcd', mimeType: '', buffer: Buffer.from('motcua') };
    await hand(district, () => district.keyboard.press('Control+O'), broken);
    await district.getByRole('status').getByText('Bị từ chối', { exact: true }).waitFor();
    await look(district, 'district-batches');
    await district.keyboard.press('F6');
    await district.getByText('goi-hong.mcd').first().waitFor();
    await look(district, 'district-attention');
  });

  it('did all of it without an error, a breach of its policy or a word to anybody else', () => {
    expect(desk.faults).toEqual([]);
    expect(desk.strangers()).toEqual([]);
  });
});
