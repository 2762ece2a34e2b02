import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { applicant, card, focusedField, marriageStatus, save, scan, tabTo, tickRequired } from './support/counter.ts';
import { look } from './support/look.ts';
import { type RunningProgram, startProgram } from './support/program.ts';
import { pdfText, scanPdf, scanScreen, verify } from './support/receipt.ts';
import { morning, newTrainingFolder } from './support/training-folder.ts';
import { openWindow, type WatchedWindow } from './support/window.ts';

const huong = {
  'Họ và tên': 'Đặng Thị Hường',
  'Số định danh': '008 190 004 218',
  'Ngày sinh': '14/03/1990',
  'Giới tính': 'female',
  'Nơi cư trú': 'Thôn Bản Cuôn, Lâm Bình, Tuyên Quang',
  'Điện thoại (nếu có)': '',
};
const due = 'Thứ Sáu 04/12/2026, 17:00';

describe('taking in a citizen’s dossier, by keys and scanner alone', () => {
  let browser: Browser;
  let program: RunningProgram;
  let desk: WatchedWindow;
  let page: Page;
  let code = '';

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
    await page.getByText('Có mạng · đã gửi hết').waitFor();
    await look(page, 'intake-empty');
    await page.keyboard.press('F3');
    await page.getByText('Chưa có hồ sơ nào').waitFor();
    await look(page, 'dossiers-empty');
    await page.keyboard.press('F2');
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
    await page.getByText(/^Bộ gõ làm hỏng chữ Việt khi quét/).waitFor();
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
    await page.getByRole('option', { name: 'Cấp Giấy xác nhận tình trạng hôn nhân' }).waitFor();
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
    await expect.poll(() => focusedField(page)).toBe('components');
    await look(page, 'intake-refused');
  });

  it('saves by Ctrl+Enter and prints the receipt, whose code proves itself with the desk’s key', async () => {
    await tickRequired(page);
    await look(page, 'intake-filled');
    code = await save(page);
    expect(code).toBe('H00.00.01-261201-1001');
    expect(verify(program.dataDir, await scanScreen(page))).toMatchObject({
      code,
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
    const scanned = scanPdf(path);
    if (scanned !== null) expect(verify(program.dataDir, scanned).code).toBe(code);
    const text = pdfText(path);
    if (text === null) return;
    for (const words of ['GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ', code, 'Đặng Thị Hường', 'TẬP HUẤN'])
      expect(text).toContain(words);
  });

  it('did all of it without an error, a breach of its policy or a word to anybody else', () => {
    expect(desk.faults).toEqual([]);
    expect(desk.strangers()).toEqual([]);
  });
});
