import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../main/shell/browser/find-browser.ts';

const configFile = join(import.meta.dirname, '..', 'fixtures', 'window', 'vite.config.ts');

let server: PreviewServer;
let browser: Browser;

beforeAll(async () => {
  await build({ configFile, logLevel: 'warn' });
  server = await preview({ configFile, logLevel: 'warn', preview: { host: '127.0.0.1', port: 0 } });
  browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** The window over fixed answers at one place; every page is new. Errors on its console are collected. */
async function open(place: string): Promise<{ readonly page: Page; readonly errors: readonly string[] }> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 690 } });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) errors.push(message.text());
  });
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}${place}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, errors };
}

const places = {
  'the list': '?as=desk#/dossiers',
  'the list in the dark': '?as=desk&dark#/dossiers',
  'the empty list': '?as=desk&case=empty#/dossiers',
  'the list that cannot be read': '?as=desk&case=failing#/dossiers',
  'a late dossier': '?as=desk#/dossier/code/H60.15.3-261121-2001',
  'a dossier in conflict, before a leader': '?as=leader#/dossier/code/H60.15.3-261128-2008',
  'a dossier without a code': '?as=desk#/dossier/id/0197a5c0-0000-7000-8000-000000000010',
  sync: '?as=desk#/sync',
  'sync on the first day': '?as=desk&case=empty#/sync',
  'the batches': '?as=district#/batches',
  'no batches yet': '?as=district&case=empty#/batches',
  'what needs a look': '?as=district#/attention',
  'the dossiers of all communes': '?as=district#/dossiers',
  'a dossier to decide': '?as=district#/dossier/code/H60.15.3-261126-2006',
  'the envelopes': '?as=district#/papers',
  'no envelopes yet': '?as=district&case=empty#/papers',
  'the desks': '?as=district#/desks',
  'the board': '?as=district#/progress',
  'the board in the dark': '?as=district&dark#/progress',
  'the board without a dossier': '?as=district&case=empty#/progress',
  'the board that cannot be read': '?as=district&case=failing#/progress',
  'the catalogue': '?as=district#/rules',
  'the catalogue in the dark': '?as=district&dark#/rules',
  'the catalogue that cannot be read': '?as=district&case=failing#/rules',
  'the users': '?as=district#/users',
  'the users in the dark': '?as=district&dark#/users',
  'the own account': '?as=district#/account',
  'the own account without codes': '?as=district&case=empty#/account',
  'the record of actions': '?as=district#/actions',
  'the record of actions when nothing fits': '?as=district&case=empty#/actions',
  'the programs': '?as=district#/clients',
  'no program yet': '?as=district&case=empty&dark#/clients',
  'the reports': '?as=district#/reports',
  'the reports of nobody': '?as=district&case=empty#/reports',
  'the reports that cannot be made': '?as=district&case=failing#/reports',
  'the reports in the dark': '?as=district&dark#/reports',
} as const;

describe('every screen', () => {
  it.each(Object.entries(places))(
    '%s can be used by everybody (axe) and says nothing wrong on its console',
    async (_, place) => {
      const { page, errors } = await open(place);
      await page.locator('[aria-label="Đang lấy dữ liệu…"]').first().waitFor({ state: 'detached' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html.slice(0, 160)) }))).toEqual([]);
      expect(errors).toEqual([]);
      await page.context().close();
    },
  );
});

describe('on the smallest screen', () => {
  it.each([
    [
      '?as=district#/desks',
      ['Lưu gói gửi xuống', 'Đổi tên', 'Thay máy quầy này', 'Ngừng công nhận máy này', /^Kết nạp quầy/],
    ],
    [
      '?as=district#/users',
      [/^Sửa tên/, 'Cấp lại mật khẩu', 'Kết thúc mọi phiên', 'Ngừng cho đăng nhập', /^Thêm người dùng/],
    ],
  ])('everything that can be done beside a list is in sight: %s', async (place, deeds) => {
    const { page } = await open(place);
    for (const name of deeds) {
      const deed = page.getByRole('complementary').getByRole('button', { name });
      await deed.waitFor();
      const seen = await deed.evaluate((button) => {
        const { x, y, width, height } = button.getBoundingClientRect();
        const corners = [y + 4, y + height - 4].map((at) => document.elementFromPoint(x + width / 2, at));
        return corners.every((there) => there !== null && button.contains(there));
      });
      expect([name, seen]).toEqual([name, true]);
    }
    await page.context().close();
  });

  it('a draft of rules says in one line how it stands', async () => {
    const { page } = await open('?as=district#/rules');
    const remark = await page.getByText(/^Bản nháp: 2 thay đổi/).boundingBox();
    expect(remark?.height).toBeLessThan(24);
    await page.context().close();
  });
});

describe('by keyboard alone', () => {
  it('a dossier is found, opened and handed over', async () => {
    const { page } = await open('?as=desk#/dossiers');
    await page.keyboard.type('trieu mui');
    await page.getByText('1 trên 1.242 hồ sơ').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Triệu Mùi Pham' }).waitFor();
    await page.keyboard.press('Control+Enter');
    const to = page.getByLabel('Tên người hoặc bộ phận');
    await to.waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Ô này cần có.').waitFor();
    await page.keyboard.type('Địa chính');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Enter');
    expect(await to.inputValue()).toBe('Địa chính');
    await page.keyboard.press('Control+Enter');
    await to.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('a dialog whose fields come late still gives the focus to the first of them', async () => {
    const { page, errors } = await open('?as=desk#/sync');
    await page.getByRole('button', { name: 'Mạng trong phòng' }).click();
    await page.getByText('Không có việc mới').waitFor();
    const first = page.getByRole('switch', { name: 'Dùng mạng trong phòng' });
    await expect.poll(() => first.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(errors).toEqual([]);
  });

  it('arrows go through a list far longer than the screen, and its story follows', async () => {
    const { page } = await open('?as=desk#/dossiers');
    const list = page.getByRole('grid');
    await list.focus();
    for (let step = 1; step <= 30; step += 1) {
      await page.keyboard.press('PageDown');
      // Each page is asked for behind the last row of the one before.
      await list.locator(`[aria-selected="true"][aria-rowindex="${8 * step + 2}"] strong`).waitFor();
    }
    const story = page.getByLabel('Diễn biến của hồ sơ đang chọn');
    await story.getByRole('heading', { name: 'Nông Văn Tư 229' }).waitFor();
    expect(await list.locator('[aria-selected="true"]').getAttribute('aria-rowindex')).toBe('242');
    expect(await list.getByRole('row').count()).toBeLessThan(60);
    await page.getByText(/^Dòng 2\d\d–24\d trên 1\.242$/).waitFor();
    await page.context().close();
  });

  it.each([
    ['?as=desk#/dossiers', 'Hồ sơ'],
    ['?as=district#/dossiers', 'Hồ sơ'],
    ['?as=district#/batches', 'Gói nhận về'],
    ['?as=district#/desks', 'Quầy'],
    ['?as=district#/attention', 'Cần xem'],
    ['?as=district#/progress', 'Tiến độ'],
  ])('every row of a list is written, not only those in sight: %s', async (place, title) => {
    const { page } = await open(place);
    await page.getByRole('button', { name: 'Xuất danh sách' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Giá trị thuần (CSV)' }).press('Enter');
    const said = page.getByText(/^Đã ghi /);
    await said.waitFor();
    // Of the board 18 communes, an empty row, up to when all is complete, and six communes that are behind.
    const rows = { 'Hồ sơ': 1242, 'Gói nhận về': 247, Quầy: 4, 'Cần xem': 4, 'Tiến độ': 26 }[title];
    expect(await said.textContent()).toBe(`Đã ghi ${title}-${rows}.csv.`);
    await page.context().close();
  });

  it('the aim stands in the drawing of the year before alone, at its own place on the axis', async () => {
    const { page } = await open('?as=district#/progress');
    await page.getByRole('radio', { name: 'Thời gian' }).focus();
    await page.keyboard.press('Space');
    for (const group of ['Xã', 'Tháng']) {
      await page.getByRole('radio', { name: group, exact: true }).focus();
      await page.keyboard.press('Space');
      const aim = page.getByText('Mục tiêu −30%', { exact: true });
      await aim.waitFor();
      const panels = page.getByRole('img').filter({ has: aim }).locator('div[class*="panel_"]');
      const heads = await panels.locator('p').allTextContents();
      expect(heads).toEqual(['So với luật', 'So với năm trướcMục tiêu −30%']);
      const lines = page.locator('.recharts-reference-line-line');
      await lines.waitFor({ state: 'attached' });
      expect(await panels.nth(0).locator('.recharts-reference-line-line').count()).toBe(0);
      const isAcross = group === 'Tháng';
      const middle = async (of: typeof lines) => {
        const { x, y, width, height } = await of.evaluate((drawn) => drawn.getBoundingClientRect().toJSON());
        return isAcross ? y + height / 2 : x + width / 2;
      };
      const tick = panels
        .nth(1)
        .locator('.recharts-cartesian-axis-tick-value')
        .filter({ hasText: /^−30%$/ });
      expect(Math.abs((await middle(lines)) - (await middle(tick)))).toBeLessThan(4);
    }
    await page.context().close();
  });

  it('the share against the year before opens the dossiers of that year', async () => {
    const { page } = await open('?as=district#/progress');
    await page.getByRole('button', { name: /^so với năm trước −28%, mục tiêu −30%$/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/Cùng kỳ năm trước/).waitFor();
    await page.context().close();
  });

  it('whom a report goes to, where and when it is signed stands in the form once it is typed', async () => {
    const { page } = await open('?as=district#/reports');
    const paper = page.getByRole('region', { name: 'Xem trước II.06a' });
    await paper.getByText('Đơn vị nhận báo cáo: …………………………').waitFor();
    await page.getByLabel('Đơn vị nhận báo cáo').fill('Văn phòng UBND tỉnh');
    await page.getByLabel('Nơi lập').fill('Lâm Bình');
    await page.keyboard.press('Enter');
    await page.getByLabel('Ngày ký').fill('5/12/2026');
    await paper.getByText('Đơn vị nhận báo cáo: Văn phòng UBND tỉnh').waitFor();
    await paper.getByText('Lâm Bình, ngày 05 tháng 12 năm 2026').waitFor();
    await page.context().close();
  });

  it('a holiday is put into the calendar, read over and published', async () => {
    const { page } = await open('?as=district#/rules');
    await page.getByText('1 chỗ cần sửa').waitFor();
    await page.getByRole('radio', { name: 'Thủ tục' }).focus();
    await page.keyboard.press('ArrowRight');
    const today = page.getByRole('button', { name: /01\/12\/2026/ });
    await today.focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('heading', { name: 'Thứ Ba 08/12/2026' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Ban hành 2 thay đổi' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Hãy ghi lý do hoặc văn bản.').waitFor();
    await page.getByLabel('Lý do, văn bản').fill('Quyết định 12');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Đã ban hành bản ngày 01/12/2026 (5a6b) cho 2 xã.').waitFor();
    await page.context().close();
  });

  it('a refusal lands on its field and takes the focus', async () => {
    const { page } = await open('?as=desk#/dossier/code/H60.15.3-261121-2001');
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('Số văn bản (nếu có)').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Số văn bản này đã dùng cho hồ sơ khác.').waitFor();
    expect(await page.locator(':focus').getAttribute('name')).toBe('resultNo');
    await page.context().close();
  });

  it('the due filter and the search are still there after coming back', async () => {
    const { page } = await open('?as=desk#/dossiers');
    await page.getByRole('button', { name: /Quá hạn/ }).click();
    await page.getByLabel('Tìm trong hồ sơ').fill('paó hoàng');
    await page.getByText('1 trên 1.242 hồ sơ').waitFor();
    await page.keyboard.press('F9');
    await page.getByRole('heading', { level: 1, name: 'Đồng bộ' }).waitFor();
    await page.keyboard.press('F3');
    await page.getByText('1 trên 1.242 hồ sơ').waitFor();
    expect(await page.getByLabel('Tìm trong hồ sơ').inputValue()).toBe('paó hoàng');
    await page.context().close();
  });
});
