import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { look } from './support/look.ts';
import { type RunningProgram, startProgram } from './support/program.ts';
import { type DeskCall, deskRun, newTrainingFolder, type TrainingFolder } from './support/training-folder.ts';
import { openDistrict, openWindow, type WatchedWindow } from './support/window.ts';

const alike = 9;
const firstDay = '2026-11-17T09:00:00+07:00';
const times = Array.from({ length: alike }, (_, n) => n + 1);
const codeOf = (day: string, n: number) => `H00.00.01-${day}-${1000 + n}`;

function receive(fullName: string): DeskCall {
  return { call: 'dossier.receive', input: { procedureCode: '1.004873', applicant: { fullName } } };
}
const handOver = (code: string): DeskCall => ({ call: 'dossier.handOver', input: { code, to: 'Tư pháp' } });

/** Papers of three days that lay with the unit for six, and one more that was handed over this morning. */
async function newSlowOffice(): Promise<TrainingFolder> {
  const folder = await newTrainingFolder('2026-11-17T07:30:00+07:00');
  const slow = times.map((n) => codeOf('261117', n));
  deskRun(folder, firstDay, [...times.map((n) => receive(`Ma Văn Chậm ${n}`)), ...slow.map(handOver)]);
  deskRun(
    folder,
    '2026-11-25T09:00:00+07:00',
    slow.map((code) => ({ call: 'dossier.resolve', input: { code, outcome: 'approved' } })),
  );
  deskRun(folder, '2026-12-01T08:00:00+07:00', [receive('Triệu Mùi Pham'), handOver(codeOf('261201', 1))]);
  return folder;
}

describe('what will likely be late, at the tier above', () => {
  let browser: Browser;
  let program: RunningProgram;
  let desk: WatchedWindow;
  let district: Page;

  beforeAll(async () => {
    const [opened, folder] = await Promise.all([launchBrowser(), newSlowOffice()]);
    browser = opened;
    program = await startProgram({ ...folder, args: ['--clock', '2026-12-01T09:24:00+07:00'] });
    desk = await openWindow(browser, program.startUrl);
    await desk.page.getByText('Có mạng · đã gửi hết').waitFor();
    district = await openDistrict(desk);
  });

  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  it('is counted on the board, with what the forecast was made of', async () => {
    await district.keyboard.press('F4');
    await district.getByRole('button', { name: '1 dễ trễ' }).waitFor();
    await district.getByText('từ 9 hồ sơ đã xong').waitFor();
    await look(district, 'forecast-board');
  });

  it('is marked in its row, and says why beside the list and on the dossier', async () => {
    await district.getByRole('button', { name: '1 dễ trễ' }).press('Enter');
    await district.getByRole('row').getByText('dễ trễ 100%').waitFor();
    const why = district.getByText(/^Sẽ trễ nếu làm như thường lệ/);
    await why.waitFor();
    await look(district, 'forecast-row');
    await district.keyboard.press('Enter');
    await district.getByRole('heading', { level: 1, name: 'Triệu Mùi Pham' }).waitFor();
    await why.waitFor();
    await look(district, 'forecast-dossier');
  });

  it('has its past in a line over the months, whose points open into their dossiers', async () => {
    await district.keyboard.press('F4');
    await district.getByRole('radio', { name: 'Tháng' }).press('Space');
    await district.getByRole('radio', { name: 'Thời gian' }).press('Space');
    const point = district.locator('.recharts-line-dots circle').first();
    const { x, y, width, height } = (await point.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await look(district, 'forecast-months');
    await district.mouse.move(x + width / 2, y + height / 2);
    await district.locator('.recharts-active-dot circle').first().click();
    await district.getByRole('heading', { level: 1, name: 'Hồ sơ' }).waitFor();
    await district.getByRole('button', { name: /^11\/2026 · So với luật$/ }).waitFor();
    await district.getByRole('row').getByText('Ma Văn Chậm 1', { exact: true }).waitFor();
    expect(await district.getByRole('row').filter({ hasText: 'Ma Văn Chậm' }).count()).toBe(alike);
  });

  it('did all of it without an error or a breach of its policy', () => {
    expect(desk.faults).toEqual([]);
  });
});
