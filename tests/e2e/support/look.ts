import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { smallPng } from './small-png.ts';

const folder = process.env.MOTCUA_SCREENSHOTS_DIR ?? join(import.meta.dirname, '..', '..', '..', 'docs', 'screenshots');

/** The picture of a screen in docs/screenshots, written when `MOTCUA_SCREENSHOTS=1`. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (process.env.MOTCUA_SCREENSHOTS !== '1') return;
  mkdirSync(folder, { recursive: true });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  writeFileSync(join(folder, `${name}.png`), smallPng(png));
}

/** No serious and no critical finding of axe on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = grave.flatMap(({ id, nodes }) =>
    nodes.map(({ html, target }) => `${id}: ${target} ${html.slice(0, 200)}`),
  );
  expect(found).toEqual([]);
}

/** Only lists may scroll: the page itself is never larger than the window. */
export async function expectWholeScreen(page: Page): Promise<void> {
  const over = await page.evaluate(() => {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
    return { down: scrollHeight - clientHeight, right: scrollWidth - clientWidth };
  });
  expect(over).toEqual({ down: 0, right: 0 });
}

/** A picture, axe, and that nothing scrolls: what every screen and state goes through. */
export async function look(page: Page, name: string): Promise<void> {
  await shoot(page, name);
  await expectWholeScreen(page);
  await expectAccessible(page);
}
