import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { type RunningProgram, startProgram } from './support/program.ts';

describe('the program at its loopback address', () => {
  let browser: Browser;
  let program: RunningProgram;
  let page: Page;
  const violations: string[] = [];
  const requested: string[] = [];

  beforeAll(async () => {
    [browser, program] = await Promise.all([launchBrowser(), startProgram()]);
    page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        console.error(`CSP ${violatedDirective} ${blockedURI}`);
      });
    });
    page.on('console', (message) => {
      if (message.type() === 'error') violations.push(message.text());
    });
    page.on('pageerror', (error) => violations.push(error.message));
    page.on('request', (request) => requested.push(request.url()));
    await page.goto(program.startUrl);
    await page.waitForURL((url) => url.pathname === '/');
  });

  afterAll(async () => {
    await browser.close();
    await program.stop();
  });

  it('swaps the start address for a cookie and shows the set-up screen', async () => {
    await page.locator('#root :is(h1, h2, button)').first().waitFor();
    expect(page.url()).not.toContain('#');
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', domain: '127.0.0.1' });
  });

  it('asks nobody but its own address for anything', () => {
    const { origin } = new URL(program.startUrl);
    expect(requested.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith('data:'))).toEqual([]);
  });

  it('loads again with the cookie alone, and a used start address opens nothing', async () => {
    await page.reload();
    await page.locator('#root :is(h1, h2, button)').first().waitFor();
    const stranger = await browser.newContext();
    const second = await stranger.newPage();
    await second.goto(program.startUrl);
    await expect.poll(() => second.locator('body').textContent()).toContain('đã dùng rồi');
    await stranger.close();
  });

  it('breaks no rule of its policy, and runs no script that was put in', async () => {
    expect(violations).toEqual([]);
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.putIn = true';
      document.head.append(script);
      return 'putIn' in globalThis;
    });
    expect(ran).toBe(false);
  });

  it('ends by itself after its last window', async () => {
    const ended = new Promise((resolve) => program.process.once('exit', resolve));
    await page.close();
    expect(await ended).toBe(0);
  });
});
