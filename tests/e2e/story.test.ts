import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import {
  applicant,
  card,
  chooseProcedure,
  focusedField,
  openDossier,
  save,
  scan,
  tabTo,
  tickRequired,
} from './support/counter.ts';
import { look, shoot } from './support/look.ts';
import { type RunningProgram, startProgram } from './support/program.ts';
import { pdfText, scanPdf, scanScreen, verify } from './support/receipt.ts';
import { morning, newTrainingFolder } from './support/training-folder.ts';
import { openDistrict, openWindow, type WatchedWindow } from './support/window.ts';

const marriageStatus = 'xac nhan tinh trang hon';
const marriageStatusName = 'Cấp Giấy xác nhận tình trạng hôn nhân';
const huong = {
  'Họ và tên': 'Đặng Thị Hường',
  'Số định danh': '008 190 004 218',
  'Ngày sinh': '14/03/1990',
  'Giới tính': 'female',
  'Nơi cư trú': 'Thôn Bản Cuôn, Lâm Bình, Tuyên Quang',
  'Điện thoại (nếu có)': '',
};
const due = 'Thứ Sáu 04/12/2026, 17:00';

describe('a citizen’s dossier at a training desk and its district', () => {
  let browser: Browser;
  let program: RunningProgram;
  let desk: WatchedWindow;
  let page: Page;
  let district: Page;
  let first = '';
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

  it('begins empty, with the focus where a citizen’s name goes', async () => {
    await expect.poll(() => focusedField(page)).toBe('applicant.fullName');
    await pill().filter({ hasText: 'Có mạng' }).waitFor();
    await look(page, 'intake-empty');
  });

  it('takes a card that is scanned into any field, and gives the field back as it was', async () => {
    for (const label of ['Họ và tên', 'Điện thoại (nếu có)', 'Tìm thủ tục']) {
      const field = page.getByLabel(label, { exact: true });
      await field.focus();
      await page.keyboard.type('09');
      const before = await field.inputValue();
      await scan(page, card);
      await page.getByText('Đã quét căn cước · khớp số, năm sinh, giới tính').waitFor();
      const there = { ...huong, ...(label.startsWith('Điện') ? { [label]: before } : {}) };
      await expect.poll(() => applicant(page)).toEqual(there);
      expect(await page.getByTestId('dossier-code').count()).toBe(0);
      await page.getByRole('button', { name: 'Xóa, gõ lại' }).focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => applicant(page)).toMatchObject({ 'Họ và tên': '', 'Số định danh': '' });
    }
  });

  it('takes a card that is scanned with the focus on a button, and presses nothing', async () => {
    await page.getByRole('button', { name: 'Từ chối' }).focus();
    await scan(page, card);
    await expect.poll(() => applicant(page)).toEqual(huong);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('asks for the name again when Telex damaged the card, and keeps what is certain', async () => {
    await page.getByRole('button', { name: 'Xóa, gõ lại' }).focus();
    await page.keyboard.press('Enter');
    await scan(page, '008190004218||DDawngj Thij Huwowngf|14031990|Nux|Thoon Banr Cuoon, Laam Binhf|01072021');
    await page.getByText(/^Đã quét căn cước · /).waitFor();
    await expect.poll(() => focusedField(page)).toBe('applicant.fullName');
    expect(await applicant(page)).toMatchObject({
      'Họ và tên': '',
      'Số định danh': '008 190 004 218',
      'Ngày sinh': '14/03/1990',
      'Nơi cư trú': '',
    });
    await look(page, 'intake-telex');
    await page.getByRole('button', { name: 'Xóa, gõ lại' }).focus();
    await page.keyboard.press('Enter');
  });

  it('finds the procedure by a few letters without accents and shows the due date before saving', async () => {
    await page.getByLabel('Họ và tên', { exact: true }).focus();
    await scan(page, card);
    await page.getByText('Đã quét căn cước').waitFor();
    await expect.poll(() => focusedField(page)).toBe('procedureCode');
    await page.keyboard.type(marriageStatus);
    await page.getByRole('option', { name: marriageStatusName }).waitFor();
    await look(page, 'intake-search');
    await page.keyboard.press('Enter');
    await page.getByTestId('due').filter({ hasText: due }).waitFor();
  });

  it('opens the due date into its days, and closes it by Esc with nothing lost', async () => {
    await tabTo(page, 'Xem từng ngày');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: `Từng ngày đến hẹn: ${due}` });
    await dialog.waitFor();
    expect(await dialog.getByRole('row').allTextContents()).toEqual([
      expect.stringMatching(/Ngày.*Vì sao/),
      expect.stringContaining('01/12'),
      expect.stringContaining('02/12'),
      expect.stringContaining('03/12'),
      expect.stringContaining('04/12'),
    ]);
    await look(page, 'intake-due');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await applicant(page)).toEqual(huong);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Xem từng ngày');
  });

  it('refuses at the field what is missing, and puts the focus there', async () => {
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').first().waitFor();
    expect(await page.getByTestId('dossier-code').count()).toBe(0);
    await look(page, 'intake-refused');
  });

  it('saves by Ctrl+Enter and prints the receipt, whose code proves itself with the desk’s key', async () => {
    await tickRequired(page);
    await look(page, 'intake-filled');
    first = await save(page);
    expect(first).toBe('H00.00.01-261201-1001');
    expect(verify(program.dataDir, await scanScreen(page))).toMatchObject({
      code: first,
      dueAt: Date.parse('2026-12-04T10:00:00Z'),
      desk: 1,
      commune: 'H00.00.01',
    });
    await look(page, 'intake-saved');
  });

  it('writes the same receipt as PDF, marked as training', async () => {
    const download = page.waitForEvent('download');
    await tabTo(page, 'Lưu PDF');
    await page.keyboard.press('Enter');
    const path = join(mkdtempSync(join(tmpdir(), 'motcua-e2e-pdf-')), 'receipt.pdf');
    await (await download).saveAs(path);
    const code = scanPdf(path);
    if (code !== null) expect(verify(program.dataDir, code).code).toBe(first);
    const text = pdfText(path);
    if (text === null) return;
    for (const words of ['GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ', first, 'Đặng Thị Hường', 'TẬP HUẤN'])
      expect(text).toContain(words);
  });

  it('resolves the dossier and returns the result', async () => {
    await openDossier(page, first);
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
