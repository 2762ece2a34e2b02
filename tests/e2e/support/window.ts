import type { Browser, BrowserContext, Page } from 'playwright-core';
import { catchChoosers } from './stick.ts';

/** Height without the browser's own bars, as the issue asks for the pictures. */
export const viewport = { width: 1366, height: 768 };

export interface WatchedWindow {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors of the console, of scripts, and of the policy, with the address of the page; of every page of the context. */
  readonly faults: readonly string[];
  /** Addresses that were asked for outside this machine's own servers. */
  readonly strangers: () => readonly string[];
}

/** Opens the program's start address in a fresh profile and watches everything that its pages do. */
export async function openWindow(browser: Browser, startUrl: string): Promise<WatchedWindow> {
  const context = await browser.newContext({
    viewport,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  const faults: string[] = [];
  const requested: string[] = [];
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`CSP ${violatedDirective} ${blockedURI}`);
    });
  });
  context.on('request', (request) => requested.push(request.url()));
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.page()?.url()}: ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(`${error.page()?.url()}: ${error.error().message}`));
  context.on('page', catchChoosers);
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(startUrl);
  await page.waitForURL((url) => url.pathname === '/');
  return {
    context,
    page,
    faults,
    strangers: () => requested.filter((url) => !/^(http:\/\/127\.0\.0\.1:\d+\/|data:|blob:|about:)/.test(url)),
  };
}

/** The district's workspace beside the desk, by the button of the training strip. */
export async function openDistrict({ context, page }: WatchedWindow): Promise<Page> {
  const opened = context.waitForEvent('page');
  await page.getByRole('button', { name: 'Mở cấp tập huấn' }).focus();
  await page.keyboard.press('Enter');
  const district = await opened;
  await district.getByRole('heading', { name: 'Gói nhận về' }).waitFor();
  return district;
}
