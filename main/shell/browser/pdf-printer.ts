import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import type { Printer } from '../../ports.ts';
import { type CdpPipe, createCdpPipe } from './cdp-pipe.ts';
import { quietFlags } from './flags.ts';

export interface PdfPrinter extends Printer {
  /** Ends the browser, if one was started, and removes its profile. */
  close(): Promise<void>;
}

/** What the printer rejects with; `code` is the stable code of the error table. */
export class PrintFault extends Error {
  readonly code = 'shell.print-failed';
  readonly retryable = true;
}

interface Running {
  readonly cdp: CdpPipe;
  readonly child: ChildProcess;
  readonly profile: string;
}

const Target = z.object({ targetId: z.string() });
const Attached = z.object({ sessionId: z.string() });
const FrameTree = z.object({ frameTree: z.object({ frame: z.object({ id: z.string() }) }) });
const Pdf = z.object({ data: z.base64() });

/**
 * Prints whole HTML pages to PDF with the browser at `browserPath`, headless, driven over a pipe (never a port). The
 * page never touches the disk and reaches no network. The browser starts with the first print and serves the later
 * ones; it ends with this process.
 */
export function createPdfPrinter(browserPath: string): PdfPrinter {
  let running: Promise<Running> | null = null;
  const start = (): Promise<Running> => {
    const started = launch(browserPath);
    running = started;
    started.then(
      ({ child }) => child.once('exit', () => forget(started)),
      () => forget(started),
    );
    return started;
  };
  const forget = (started: Promise<Running>): void => {
    if (running === started) running = null;
  };
  return {
    async pdf(html) {
      try {
        const { cdp } = await (running ?? start());
        return await printPage(cdp, html);
      } catch (error) {
        throw new PrintFault('the browser could not print', { cause: error });
      }
    },
    async close() {
      const browser = await running?.catch(() => null);
      running = null;
      if (browser) await end(browser);
    },
  };
}

async function launch(browserPath: string): Promise<Running> {
  const profile = mkdtempSync(join(tmpdir(), 'motcua-print-'));
  const child = spawn(
    browserPath,
    [
      '--headless',
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
      '--disable-gpu',
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--no-proxy-server',
      ...quietFlags,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const [, , , toBrowser, fromBrowser] = child.stdio;
  if (!(toBrowser instanceof Writable) || !(fromBrowser instanceof Readable)) throw new Error('no pipe to the browser');
  const cdp = createCdpPipe(toBrowser, fromBrowser);
  const failed = once(child, 'error').then(([error]) => Promise.reject(error));
  failed.catch(() => {});
  try {
    await Promise.race([cdp.send('Browser.getVersion'), failed]);
  } catch (error) {
    child.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    throw error;
  }
  // Nothing of the browser keeps this process alive; it ends when the pipe closes.
  child.unref();
  for (const stream of [toBrowser, fromBrowser])
    if ('unref' in stream && typeof stream.unref === 'function') stream.unref();
  process.once('exit', () => rmSync(profile, { recursive: true, force: true }));
  return { cdp, child, profile };
}

async function printPage(cdp: CdpPipe, html: string): Promise<Uint8Array> {
  const { targetId } = Target.parse(await cdp.send('Target.createTarget', { url: 'about:blank' }));
  try {
    const { sessionId } = Attached.parse(await cdp.send('Target.attachToTarget', { targetId, flatten: true }));
    const { frameTree } = FrameTree.parse(await cdp.send('Page.getFrameTree', {}, sessionId));
    await cdp.send('Page.setDocumentContent', { frameId: frameTree.frame.id, html }, sessionId);
    await cdp.send(
      'Runtime.evaluate',
      { expression: 'document.fonts.ready.then(() => undefined)', awaitPromise: true },
      sessionId,
    );
    const options = { printBackground: true, preferCSSPageSize: true, displayHeaderFooter: false };
    const { data } = Pdf.parse(await cdp.send('Page.printToPDF', options, sessionId));
    return Buffer.from(data, 'base64');
  } finally {
    // The page holds personal data: it goes even when printing failed.
    await cdp.send('Target.closeTarget', { targetId }).catch(() => {});
  }
}

async function end({ cdp, child, profile }: Running): Promise<void> {
  const exited = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve();
  child.ref();
  await cdp.send('Browser.close').catch(() => child.kill('SIGKILL'));
  await exited;
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}
