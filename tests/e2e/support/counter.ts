import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** A citizen's card as a keyboard-wedge scanner types it; person and number are invented. */
export const card = '008190004218||Đặng Thị Hường|14031990|Nữ|Thôn Bản Cuôn, Lâm Bình, Tuyên Quang|01072021';

/** Letters without accents that find the certificate of marital status. */
export const marriageStatus = 'xac nhan tinh trang hon';
const marriageStatusName = 'Cấp Giấy xác nhận tình trạng hôn nhân';

/** Seconds between two of a scanner's keys. */
const scannerGap = 0.005;

/**
 * Types the payload and Enter into whatever has the focus. The keys bear a scanner's times, as a keyboard's driver
 * gives them, so that a busy machine slows none of them down on its way to the page.
 */
export async function scan(page: Page, payload: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const start = Date.now() / 1000 - scannerGap * payload.length;
  const press = (text: string, key: object, at: number) => {
    const timestamp = start + scannerGap * at;
    return [
      keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, text, ...key }),
      keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, ...key }),
    ];
  };
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
  const signs = [...payload].flatMap((sign, at) => press(sign, { key: sign }, at));
  await Promise.all([...signs, ...press('\r', enter, payload.length)]);
  await keyboard.detach();
}

/** What the form holds, by the names that its fields have on screen. */
export async function applicant(page: Page): Promise<Record<string, string>> {
  const labels = ['Họ và tên', 'Số định danh', 'Ngày sinh', 'Giới tính', 'Nơi cư trú', 'Điện thoại (nếu có)'];
  const values = await Promise.all(labels.map((label) => page.getByLabel(label, { exact: true }).inputValue()));
  return Object.fromEntries(labels.map((label, at) => [label, values[at] ?? '']));
}

/**
 * Chooses the certificate of marital status in the procedure's field, which has the focus after a scan. Enter comes
 * right after the last letter, as a fast hand does it.
 */
export async function chooseProcedure(page: Page, letters: string): Promise<void> {
  await expect.poll(() => focusedField(page)).toBe('procedureCode');
  await page.keyboard.type(letters);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByLabel('Tìm thủ tục').inputValue()).toBe(marriageStatusName);
  await page
    .getByTestId('due')
    .filter({ hasText: /\d{2}\/\d{2}\/\d{4}/ })
    .waitFor();
}

/** Ticks every required paper by its key. */
export async function tickRequired(page: Page): Promise<void> {
  const papers = page.locator('section', { has: page.getByRole('heading', { name: 'Giấy tờ' }) });
  const names = await papers
    .getByRole('checkbox')
    .evaluateAll((boxes) =>
      boxes.map((box) => (box instanceof HTMLInputElement ? box.labels?.[0]?.textContent : '') ?? ''),
    );
  for (const [at, name] of names.entries()) {
    if (!name.includes('khi có')) await page.keyboard.press(`Alt+${at + 1}`);
  }
  await page.getByText(/^(\d+) trên \1 bắt buộc/).waitFor();
}

/** Finishes the form and gives the code that was given, once the receipt went to the printer. */
export async function save(page: Page): Promise<string> {
  await page.keyboard.press('Control+Enter');
  const code = await page.getByTestId('dossier-code').textContent();
  await page.getByText('Giấy hẹn đã gửi ra máy in').waitFor();
  return (code ?? '').trim();
}

/** A citizen's whole intake from the empty form to the printed receipt, by keys alone. */
export async function takeIn(page: Page, letters: string, payload = card): Promise<string> {
  await page.keyboard.press('F2');
  await page.getByLabel('Họ và tên', { exact: true }).focus();
  await scan(page, payload);
  await page.getByText('Đã quét căn cước').waitFor();
  await chooseProcedure(page, letters);
  await tickRequired(page);
  return save(page);
}

/** The contract's name of the field that has the focus. */
export function focusedField(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('data-field') ?? null);
}

/** Goes on by Tab until what has the focus bears the name; throws after a whole round. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press('Tab');
    const said = await page.evaluate(() => {
      const focused = document.activeElement;
      return focused?.getAttribute('aria-label') ?? focused?.textContent ?? '';
    });
    if (said.startsWith(name)) return;
  }
  throw new Error(`no Tab leads to ${name}`);
}

/** Opens a dossier by its code, through the list's search field; Enter comes before the list has answered. */
export async function openDossier(page: Page, code: string): Promise<void> {
  await page.keyboard.press('F3');
  await page.getByRole('heading', { name: 'Hồ sơ', exact: true }).waitFor();
  const search = page.getByRole('textbox', { name: 'Tìm trong hồ sơ' });
  await search.fill(code);
  await search.press('Enter');
  await page.getByRole('heading', { name: 'Diễn biến' }).waitFor();
  await page.getByText(code).first().waitFor();
}
