import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import {
  chooseProcedure,
  focusedField,
  marriageStatus,
  openDossier,
  save,
  scan,
  takeIn,
  tickRequired,
} from './support/counter.ts';
import { look, shoot } from './support/look.ts';
import { type RunningProgram, startProgram } from './support/program.ts';
import { morning, newTrainingFolder } from './support/training-folder.ts';
import { openDistrict, openWindow, type WatchedWindow } from './support/window.ts';

describe('a citizen’s dossier at a training desk and its district', () => {
  let browser: Browser;
  let program: RunningProgram;
  let desk: WatchedWindow;
  let page: Page;
  let district: Page;
  let second = '';
  const pill = () => page.getByRole('banner').getByRole('link');

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

  it('resolves the dossier and returns the result', async () => {
    await openDossier(page, await takeIn(page, marriageStatus));
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('Tên người hoặc bộ phận').fill('Tư pháp');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Giao Tư pháp').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('Số văn bản (nếu có)').fill('15/GXN');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Đã ghi kết quả, dừng tính hạn.').waitFor();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.getByLabel('Người nhận', { exact: true }).inputValue()).toBe('Đặng Thị Hường');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Hồ sơ đã xong, không còn việc phải làm.').waitFor();
    await look(page, 'dossier-returned');
  });

  it('goes on working when the line is cut, and says since when and how much waits', async () => {
    district = await openDistrict(desk);
    await district.getByText('Đã nhập').first().waitFor();
    await page.bringToFront();
    await page.getByRole('switch', { name: 'Cắt mạng' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('F2');
    await expect.poll(() => focusedField(page)).toBe('applicant.fullName');
    await scan(page, '008085001234||Ma Văn Sính|02091985|Nam|Thôn Nà Mèn, Lâm Bình, Tuyên Quang|05082021');
    await chooseProcedure(page, marriageStatus);
    await tickRequired(page);
    second = await save(page);
    expect(second).toBe('H00.00.01-261201-1002');
    await pill()
      .filter({ hasText: /^Mất mạng từ \d\d:\d\d · 1 mục chờ gửi, đã lưu tại máy$/ })
      .waitFor();
    await look(page, 'intake-saved-offline');
  });

  it('hands a dossier over to the district while the line is cut', async () => {
    await openDossier(page, second);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Cấp tỉnh', { exact: true }).waitFor();
    await page.getByRole('radio', { name: 'Tại xã' }).focus();
    await page.keyboard.press('ArrowRight');
    await look(page, 'dossier-hand-over');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Chuyển Cấp tỉnh').waitFor();
    await pill()
      .filter({ hasText: /2 mục chờ gửi/ })
      .waitFor();
    await page.keyboard.press('F9');
    await page.getByText('2 việc', { exact: true }).waitFor();
    await look(page, 'sync-offline');
  });

  it('shows the intake form filled with the network cut', async () => {
    await page.keyboard.press('F2');
    await expect.poll(() => focusedField(page)).toBe('applicant.fullName');
    await scan(page, '008077003456||Hoàng Văn Páo|19051977|Nam|Thôn Khuổi Trang, Lâm Bình, Tuyên Quang|11082021');
    await chooseProcedure(page, marriageStatus);
    await tickRequired(page);
    await shoot(page, 'intake');
  });

  it('brings everything to the district once the line is back', async () => {
    await page.getByRole('switch', { name: 'Cắt mạng' }).focus();
    await page.keyboard.press('Space');
    await pill().filter({ hasText: 'Có mạng · đã gửi hết' }).waitFor();
    await page.keyboard.press('F9');
    await page.getByText('Đã gửi hết', { exact: true }).waitFor();
    await look(page, 'sync-online');
    await district.bringToFront();
    await openDossier(district, second);
    expect(await district.getByRole('heading', { level: 1 }).textContent()).toBe('Ma Văn Sính');
  });

  it('sends the district’s decision down to the desk, which shows it', async () => {
    await district.keyboard.press('Control+Enter');
    await district.getByLabel('Lý do').fill('Hồ sơ đủ điều kiện');
    await look(district, 'district-decide');
    await district.keyboard.press('Control+Enter');
    await district.getByText(/đồng ý: Hồ sơ đủ điều kiện/).waitFor();
    await look(district, 'district-dossier');
    await page.bringToFront();
    await page.keyboard.press('F9');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Đã gửi \d+ việc, nhận về [1-9]\d* việc\./).waitFor();
    await openDossier(page, second);
    await page.getByText('Cấp tỉnh đồng ý: Hồ sơ đủ điều kiện').waitFor();
    await look(page, 'dossier');
  });

  it('did all of it without an error, a breach of its policy or a word to anybody else', () => {
    expect(desk.faults).toEqual([]);
    expect(desk.strangers()).toEqual([]);
  });
});
