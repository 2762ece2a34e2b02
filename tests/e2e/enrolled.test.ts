import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { ensureBuilt } from '../../build/staleness.ts';
import { openProxy } from '../fixtures/tcp-proxy.ts';
import { launchBrowser } from './support/browser.ts';
import { marriageStatus, takeIn } from './support/counter.ts';
import { look } from './support/look.ts';
import { startProgram } from './support/program.ts';
import { catchChoosers, newStick } from './support/stick.ts';
import { openWindow, viewport } from './support/window.ts';

const cli = join(import.meta.dirname, '..', '..', 'out', 'main', 'cli.mjs');
const districtPassphrase = 'mật khẩu của cấp tỉnh';
const deskPassphrase = 'mật khẩu của quầy 2';

/** A district for real dossiers, served by the command line; its first administrator's password with it. */
async function serveDistrict(): Promise<{ readonly url: string; readonly password: string }> {
  await ensureBuilt(['main', 'renderer']);
  const home = mkdtempSync(join(tmpdir(), 'motcua-e2e-district-'));
  const data = join(home, 'district');
  const env = { ...process.env, MOTCUA_PASSPHRASE: districtPassphrase, XDG_STATE_HOME: home, LOCALAPPDATA: home };
  const name = 'Trung tâm PVHCC tỉnh Tuyên Quang';
  const init = ['district', 'init', '--data', data, '--name', name, '--json'];
  const made = JSON.parse(execFileSync(process.execPath, [cli, ...init], { encoding: 'utf8', env }));
  const served = spawn(process.execPath, [cli, 'district', 'serve', '--data', data, '--port', '0', '--json'], { env });
  onTestFinished(async () => {
    const ended = once(served, 'exit');
    served.kill('SIGTERM');
    await ended;
  });
  const [line] = await once(createInterface({ input: served.stdout }), 'line');
  return { url: JSON.parse(String(line)).url, password: made.administrator.password };
}

async function openBrowser(): Promise<Browser> {
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  return browser;
}

/** The first sign-in of the first administrator: password, QR code, first code, recovery codes. */
async function signInFirst(page: Page, password: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill('quantri');
  await page.getByLabel('Mật khẩu').fill(password);
  await page.keyboard.press('Enter');
  const first = page.getByLabel('Mã 6 số đang hiện trên điện thoại');
  await first.waitFor();
  await look(page, 'login-set-up-codes');
  const secret = Secret.fromBase32(((await page.locator('output').textContent()) ?? '').replaceAll(' ', ''));
  await first.fill(new TOTP({ secret }).generate());
  await page.keyboard.press('Enter');
  const kept = page.getByRole('button', { name: /^Đã cất mã/ });
  await kept.waitFor();
  expect(await page.getByRole('listitem').count()).toBe(10);
  await look(page, 'login-recovery-codes');
  await kept.press('Enter');
}

it('a real desk is enrolled by files, works through a cut line, and asks for its passphrase at the next start', async () => {
  const [browser, district] = await Promise.all([openBrowser(), serveDistrict()]);
  const proxy = await openProxy(district.url);
  const { carry, hand } = newStick();

  const workspace = await (await browser.newContext({ viewport, acceptDownloads: true })).newPage();
  catchChoosers(workspace);
  await workspace.goto(district.url);
  await signInFirst(workspace, district.password);
  await workspace.getByText('Chưa có gói nào về').waitFor();
  await look(workspace, 'district-empty');
  await workspace.keyboard.press('F9');
  await workspace.getByRole('button', { name: /^Mời quầy mới/ }).waitFor();
  await workspace.keyboard.press('F7');
  await workspace.getByLabel('Mã xã (mã định danh cơ quan)').fill('H60.15.3');
  await workspace.getByLabel('Tên xã, phường').fill('Xã Lâm Bình');
  await workspace.getByLabel('Tỉnh, thành phố').fill('Tỉnh Tuyên Quang');
  await workspace.getByLabel('Số quầy (0 đến 9)').fill('2');
  await workspace.getByLabel('Địa chỉ cổng nhận (nếu có)').fill(proxy.url);
  const invitation = await carry(workspace, () => workspace.keyboard.press('Control+Enter'));

  const first = await startProgram();
  onTestFinished(() => first.stop());
  const desk = await openWindow(browser, first.startUrl);
  const { page } = desk;
  await page.getByRole('button', { name: 'Chọn tệp kết nạp…' }).focus();
  await hand(page, () => page.keyboard.press('Enter'), invitation);
  await page.getByText('Xã Lâm Bình').waitFor();
  const cards = page.locator('form', { has: page.getByText('Trung tâm PVHCC tỉnh Tuyên Quang') });
  await cards.getByLabel('Công chức tiếp nhận').fill('Lò Thị Mai');
  await cards.getByLabel('Lãnh đạo').fill('Lý A Sử');
  await cards.getByLabel(/^Mật khẩu giữ khóa/).fill(deskPassphrase);
  await look(page, 'setup-enrol');
  await cards.getByLabel(/^Mật khẩu giữ khóa/).focus();
  const request = await carry(page, () => page.keyboard.press('Enter'));
  await page.getByText('Quầy đã sẵn sàng').waitFor();
  await look(page, 'setup-enrolled');
  await page.getByRole('button', { name: 'Vào quầy' }).focus();
  await page.keyboard.press('Enter');

  await hand(workspace, () => workspace.keyboard.press('F8'), request);
  await workspace.getByText(/^Đã kết nạp quầy 2 của /).waitFor();

  const pill = page.getByRole('banner').getByRole('link');
  await page.getByRole('heading', { name: 'Tiếp nhận hồ sơ' }).waitFor();
  await page.keyboard.press('F9');
  await page.getByRole('button', { name: /^Gửi ngay/ }).waitFor();
  await page.keyboard.press('Control+Enter');
  await pill.filter({ hasText: 'Có mạng · đã gửi hết' }).waitFor();
  proxy.set({ cut: true });
  const code = await takeIn(page, marriageStatus);
  expect(code).toMatch(/^H60\.15\.3-\d{6}-2001$/);
  await pill.filter({ hasText: /^Mất mạng từ .* · 1 mục chờ gửi, đã lưu tại máy$/ }).waitFor();
  proxy.set({});
  await page.keyboard.press('F9');
  await page.keyboard.press('Control+Enter');
  await pill.filter({ hasText: 'Có mạng · đã gửi hết' }).waitFor();
  await workspace.keyboard.press('F3');
  await workspace.getByRole('complementary').getByText(code).waitFor();

  await desk.context.close();
  await first.stop();
  const again = await startProgram({ dataDir: first.dataDir });
  onTestFinished(() => again.stop());
  const next = await openWindow(browser, again.startUrl);
  const passphrase = next.page.getByLabel('Mật khẩu', { exact: true });
  await passphrase.fill('không phải');
  await next.page.keyboard.press('Enter');
  await next.page.getByRole('alert').waitFor();
  await look(next.page, 'locked');
  await passphrase.fill(deskPassphrase);
  await next.page.keyboard.press('Enter');
  await next.page.getByRole('heading', { name: 'Tiếp nhận hồ sơ' }).waitFor();
  expect([...desk.faults, ...next.faults]).toEqual([]);
  expect([...desk.strangers(), ...next.strangers()]).toEqual([]);
});
