import { once } from 'node:events';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import {
  applicant,
  card,
  chooseProcedure,
  focusedField,
  marriageStatus,
  save,
  scan,
  tickRequired,
} from './support/counter.ts';
import { look } from './support/look.ts';
import { type RunningProgram, startProgram } from './support/program.ts';
import { morning, newTrainingFolder, type TrainingFolder } from './support/training-folder.ts';
import { openWindow, type WatchedWindow } from './support/window.ts';

describe('a form that is being filled in when the program is killed', () => {
  let browser: Browser;
  let folder: TrainingFolder;
  let program: RunningProgram;
  let desk: WatchedWindow;

  beforeAll(async () => {
    [browser, folder] = await Promise.all([launchBrowser(), newTrainingFolder()]);
    program = await startProgram({ ...folder, args: ['--clock', morning] });
    desk = await openWindow(browser, program.startUrl);
  });

  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  it('is there again after the program was killed and started anew, and becomes one dossier', async () => {
    const { page } = desk;
    const saved = watchDrafts(page);
    await page.reload();
    await expect.poll(() => focusedField(page)).toBe('applicant.fullName');
    await scan(page, card);
    await page.getByText('Đã quét căn cước').waitFor();
    await chooseProcedure(page, marriageStatus);
    await tickRequired(page);
    const typed = await applicant(page);
    // What was answered is on disk; what was typed a moment before the kill may be gone.
    await expect.poll(() => saved()?.components).toHaveLength(2);
    const ended = once(program.process, 'exit');
    program.process.kill('SIGKILL');
    await ended;
    await page.getByText('Đang nối lại với chương trình…').waitFor();
    await look(page, 'intake-core-lost');

    program = await startProgram({ ...folder, args: ['--clock', '2026-12-01T09:31:00+07:00'] });
    await desk.context.close();
    desk = await openWindow(browser, program.startUrl);
    await desk.page.getByText('Đã mở lại hồ sơ đang gõ dở').waitFor();
    expect(await applicant(desk.page)).toEqual(typed);
    await desk.page.getByText('2 trên 2 bắt buộc').waitFor();
    await desk.page.getByTestId('due').filter({ hasText: 'Thứ Sáu 04/12/2026, 17:00' }).waitFor();
    await look(desk.page, 'intake-restored');
    expect(await save(desk.page)).toBe('H00.00.01-261201-1001');
  });

  it('is there again after the window was loaded anew', async () => {
    const { page } = desk;
    const saved = watchDrafts(page);
    await page.reload();
    await expect.poll(() => focusedField(page)).toBe('applicant.fullName');
    await page.keyboard.type('Hoàng Văn Páo');
    await expect.poll(() => saved()?.applicant).toEqual({ fullName: 'Hoàng Văn Páo' });
    await page.reload();
    await page.getByText('Đã mở lại hồ sơ đang gõ dở').waitFor();
    expect(await applicant(page)).toMatchObject({ 'Họ và tên': 'Hoàng Văn Páo' });
  });

  it('leaves every call answered and no error behind', () => {
    expect(desk.faults).toEqual([]);
    expect(desk.strangers()).toEqual([]);
  });
});

interface SavedDraft {
  readonly applicant: object;
  readonly components: readonly object[];
}

/** The last draft that the program answered to have saved. Watches the lines that are opened from now on. */
function watchDrafts(page: Page): () => SavedDraft | null {
  const sent = new Map<string, SavedDraft>();
  let saved: SavedDraft | null = null;
  page.on('websocket', (line) => {
    line.on('framesent', ({ payload }) => {
      const frame = JSON.parse(String(payload));
      if (frame.call === 'draft.save') sent.set(frame.id, frame.input.draft);
    });
    line.on('framereceived', ({ payload }) => {
      const frame = JSON.parse(String(payload));
      if (frame.ok === true) saved = sent.get(frame.id) ?? saved;
    });
  });
  return () => saved;
}
