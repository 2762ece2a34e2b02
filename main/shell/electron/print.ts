import type { Printer } from '../../ports.ts';
import { hardeningHeaders } from '../csp.ts';
import type { ElectronModule, WindowPart } from './electron-module.ts';
import { appScheme } from './origin.ts';
import { lockPermissions } from './permissions.ts';
import { allowOnly } from './requests.ts';
import { lockedPreferences } from './window.ts';

/** A form's page has no script and no network; its style tags, fonts and pictures are written into it. */
function formPolicy(nonce: string): string {
  return `default-src 'none'; style-src 'nonce-${nonce}'; font-src data:; img-src data:`;
}
const formOrigin = `${appScheme}://form`;
const waitMs = 30_000;
const printFault = { code: 'shell.print-failed', retryable: true } as const;

interface ShellPrinter extends Printer {
  /** Hands one whole page to the system's print dialog; false when the person cancelled. */
  print(html: string): Promise<boolean>;
}

/**
 * Paper and PDF by a hidden window of its own session: scripts off, nothing fetched but the form itself. One form
 * after the other. Rejects with the code `shell.print-failed`.
 */
export function createPrinter(
  electron: Pick<ElectronModule, 'BrowserWindow' | 'session'>,
  newNonce: () => string,
): ShellPrinter {
  let prepared = false;
  let form = '';
  let last: Promise<unknown> = Promise.resolve();

  const withForm = <T>(html: string, use: (window: WindowPart) => Promise<T>): Promise<T> => {
    const job = last.then(async () => {
      form = html;
      if (!prepared) prepareFormSession(electron, () => form, newNonce);
      prepared = true;
      const window = createFormWindow(electron);
      try {
        return await use(window);
      } catch (error) {
        throw Object.assign(new Error('the form could not be printed', { cause: error }), printFault);
      } finally {
        form = '';
        window.destroy();
      }
    });
    last = job.catch(() => {});
    return job;
  };

  return {
    pdf: (html) =>
      withForm(html, async (window) => {
        await inTime(window.loadURL(`${formOrigin}/`));
        return new Uint8Array(
          await inTime(
            window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, pageSize: 'A4' }),
          ),
        );
      }),
    print: (html) =>
      withForm(html, async (window) => {
        await inTime(window.loadURL(`${formOrigin}/`));
        // No deadline: the dialog waits for a person.
        return await new Promise<boolean>((resolve, reject) => {
          window.webContents.print({ silent: false, printBackground: true }, (done, reason) => {
            if (done || /cancel/i.test(reason)) resolve(done);
            else reject(new Error(reason));
          });
        });
      }),
  };
}

const partition = 'form';

/** In memory only: a partition without `persist:` leaves nothing of a citizen's form on the disk. */
function prepareFormSession(
  { session }: Pick<ElectronModule, 'session'>,
  form: () => string,
  newNonce: () => string,
): void {
  const own = session.fromPartition(partition);
  lockPermissions(own);
  allowOnly(own, [`${formOrigin}/`, 'data:']);
  own.protocol.handle(appScheme, () => {
    const nonce = newNonce();
    return new Response(form().replaceAll('<style', `<style nonce="${nonce}"`), {
      headers: {
        ...hardeningHeaders,
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': formPolicy(nonce),
        'cache-control': 'no-store',
      },
    });
  });
}

function createFormWindow({ BrowserWindow }: Pick<ElectronModule, 'BrowserWindow'>): WindowPart {
  return new BrowserWindow({ show: false, webPreferences: { ...lockedPreferences, javascript: false, partition } });
}

function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer in ${waitMs} ms`)), waitMs);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
