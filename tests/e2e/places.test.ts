import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { openDossier } from './support/counter.ts';
import { look } from './support/look.ts';
import { type RunningProgram, startProgram } from './support/program.ts';
import { newSeededOffice } from './support/seeded-office.ts';
import { morning } from './support/training-folder.ts';
import { openDistrict, openWindow, type WatchedWindow } from './support/window.ts';

describe('the places of a day, after a week and a half of work', () => {
  let browser: Browser;
  let program: RunningProgram;
  let desk: WatchedWindow;
  let page: Page;
  let district: Page;
  const count = (of: Page) => of.getByRole('heading', { level: 1 }).locator('xpath=following-sibling::*[1]');

  beforeAll(async () => {
    const [opened, folder] = await Promise.all([launchBrowser(), newSeededOffice()]);
    browser = opened;
    program = await startProgram({ ...folder, args: ['--clock', morning] });
    desk = await openWindow(browser, program.startUrl);
    ({ page } = desk);
    await page.getByText('Có mạng · đã gửi hết').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  it('lists every dossier with what is next, and the story of the chosen one', async () => {
    await page.keyboard.press('F3');
    await count(page).filter({ hasText: '24 hồ sơ' }).waitFor();
    await page.getByRole('complementary').getByRole('listitem').first().waitFor();
    await look(page, 'dossiers');
  });

  it('narrows the list to what is overdue, and the filter stays', async () => {
    const overdue = page.getByRole('button', { name: /^Quá hạn/ });
    await overdue.focus();
    await page.keyboard.press('Enter');
    await count(page)
      .filter({ hasText: /^\d+ trên 24 hồ sơ/ })
      .waitFor();
    await page.getByRole('complementary').getByRole('listitem').first().waitFor();
    await look(page, 'dossiers-overdue');
    await page.keyboard.press('F9');
    await page.getByRole('heading', { name: 'Đồng bộ' }).waitFor();
    await page.keyboard.press('F3');
    await overdue.and(page.locator('[aria-pressed="true"]')).waitFor();
    await page.keyboard.press('Tab');
    await overdue.focus();
    await page.keyboard.press('Enter');
  });

  it('finds a dossier, a citizen or a procedure from anywhere by Ctrl K, without accents', async () => {
    await page.keyboard.press('Control+K');
    await page.getByRole('dialog').getByRole('textbox').fill('hoang van pao');
    await page.getByRole('dialog').getByText('Hoàng Văn Páo').first().waitFor();
    await look(page, 'finder');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: 'Hoàng Văn Páo' }).waitFor();
  });

  it('shows a late dossier with its timeline, and asks for what a supplement needs', async () => {
    await openDossier(page, 'H00.00.01-261123-1004');
    await look(page, 'dossier-late');
    await page.getByRole('button', { name: /^Yêu cầu bổ sung/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Cần bổ sung, mỗi dòng một việc').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Ô này cần có.').first().waitFor();
    await look(page, 'dossier-supplement');
    await page.keyboard.press('Escape');
  });

  it('shows the control sheet and prints it by keyboard', async () => {
    await openDossier(page, 'H00.00.01-261119-1001');
    await page.getByRole('button', { name: 'Phiếu kiểm soát' }).focus();
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: 'Phiếu kiểm soát' });
    await sheet.getByRole('row', { name: /^Bộ phận Một cửa → Tư pháp/ }).waitFor();
    await look(page, 'dossier-control-sheet');
    await sheet.getByRole('button', { name: 'In phiếu' }).focus();
    await page.keyboard.press('Enter');
    const paper = page.frameLocator('iframe[data-print]');
    await paper.getByText('PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ').waitFor({ state: 'attached' });
    expect(await paper.getByText('H00.00.01-261119-1001').count()).toBe(1);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });

  it('shows a dossier whose clock rests, and one with a second promise', async () => {
    await openDossier(page, 'H00.00.01-261127-1002');
    await look(page, 'dossier-paused');
    await openDossier(page, 'H00.00.01-261120-1003');
    await look(page, 'dossier-promised');
  });

  it('shows who works here, and how the window looks', async () => {
    await page.getByRole('button', { name: /^Người đang làm/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Nền tối' }).waitFor();
    await look(page, 'actor-menu');
    await page.keyboard.press('Escape');
  });

  it('shows the district what came in, from whom, and the dossiers of all communes', async () => {
    district = await openDistrict(desk);
    await district.getByText('Đã nhập').first().waitFor();
    await look(district, 'district-received');
    await district.keyboard.press('F3');
    await count(district).filter({ hasText: '24 hồ sơ' }).waitFor();
    await district.getByRole('complementary').getByRole('listitem').first().waitFor();
    await look(district, 'district-dossiers');
    await district.keyboard.press('F4');
    await district.getByRole('img', { name: 'Biểu đồ theo Xã' }).waitFor();
    await look(district, 'district-progress');
    await district.getByText('Bảng', { exact: true }).click();
    await district.getByRole('table').waitFor();
    await look(district, 'district-progress-table');
    await district.getByRole('button', { name: /^Xem \d+ hồ sơ: .*Đang làm$/ }).focus();
    await district.keyboard.press('Enter');
    await district.getByRole('button', { name: /Đang làm$/ }).waitFor();
    await district.getByRole('complementary').getByRole('listitem').first().waitFor();
    await district.keyboard.press('F6');
    await district.getByText('Không có gì cần xem').waitFor();
    await look(district, 'district-attention-empty');
    await district.keyboard.press('F9');
    await district.getByRole('heading', { name: 'Quầy', exact: true }).waitFor();
    await district.getByRole('button', { name: 'Ngừng công nhận máy này' }).click();
    await district.getByLabel('Lý do').waitFor();
    await look(district, 'district-shut-out');
    await district.getByRole('button', { name: 'Quay lại' }).click();
    await district.keyboard.press('F7');
    await district.getByLabel('Tên xã, phường').waitFor();
    await look(district, 'district-invite');
  });

  it('lets nobody into the workspace without a password', async () => {
    const stranger = await browser.newContext({ viewport: page.viewportSize() });
    const login = await stranger.newPage();
    await login.goto(district.url());
    await login.getByLabel('Tên đăng nhập').fill('quantri');
    await login.getByLabel('Mật khẩu').fill('không đúng');
    await look(login, 'district-login');
    await login.keyboard.press('Enter');
    await login.getByRole('alert').waitFor();
    await look(login, 'district-login-refused');
    await stranger.close();
  });

  it('is the same in the dark', async () => {
    await page.bringToFront();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('button', { name: /^Người đang làm/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Nền tối' }).click();
    await page.keyboard.press('F3');
    await page.getByRole('complementary').getByRole('listitem').first().waitFor();
    await look(page, 'dossiers-dark');
    await openDossier(page, 'H00.00.01-261123-1004');
    await look(page, 'dossier-dark');
  });

  it('did all of it without an error, a breach of its policy or a word to anybody else', () => {
    expect(desk.faults).toEqual([]);
    expect(desk.strangers()).toEqual([]);
  });
});
