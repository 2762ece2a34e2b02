import { expect, test } from 'vitest';
import { createPrinter } from '../../../main/shell/electron/print.ts';
import { lockedPreferences } from '../../../main/shell/electron/window.ts';
import { createElectronStandIn, type StandInOptions } from '../../fixtures/electron-stand-in/stand-in.ts';

const nonce = 'c29tZSByYW5kb20gYnl0ZXM=';

async function printer(options: StandInOptions = {}) {
  const standIn = createElectronStandIn(options);
  await standIn.app.whenReady();
  return { standIn, printer: createPrinter(standIn.electron, () => nonce) };
}

test('a form becomes a PDF in a hidden window without scripts that is gone afterwards', async () => {
  const { standIn, printer: made } = await printer();
  const pdf = await made.pdf('<style>p{}</style><p>Giấy tiếp nhận</p>');
  const [window] = standIn.windows;
  expect(Buffer.from(pdf).toString()).toBe('%PDF-1.7');
  expect(window?.options).toEqual({
    show: false,
    webPreferences: { ...lockedPreferences, javascript: false, partition: 'form' },
  });
  expect(window?.webContents.pdfOptions).toEqual({ preferCSSPageSize: true, printBackground: true, pageSize: 'A4' });
  expect(await window?.answer?.text()).toBe(`<style nonce="${nonce}">p{}</style><p>Giấy tiếp nhận</p>`);
  expect(window?.answer?.headers.get('content-security-policy')).toBe(
    `default-src 'none'; style-src 'nonce-${nonce}'; font-src data:; img-src data:`,
  );
  expect(window?.destroyed).toBe(true);
});

test('forms asked for at once come one after the other, each its own', async () => {
  const { standIn, printer: made } = await printer();
  await Promise.all([made.pdf('first'), made.pdf('second'), made.print('third')]);
  expect(await Promise.all(standIn.windows.map(({ answer }) => answer?.text()))).toEqual(['first', 'second', 'third']);
  expect(standIn.calls.filter((call) => call.startsWith('protocol.handle'))).toEqual(['protocol.handle app in form']);
});

test('the form session fetches the form and what is written into it, and grants nothing', async () => {
  const { standIn, printer: made } = await printer();
  await made.pdf('<p>');
  const session = standIn.sessions.get('form');
  const cancelled = (url: string): boolean => {
    let answer = false;
    session?.beforeRequest?.({ url } as never, ({ cancel }) => (answer = cancel === true));
    return answer;
  };
  expect(
    [
      'app://form/',
      'data:font/woff2;base64,AA==',
      'app://desk/index.html',
      'https://evil.example/x.png',
      'file:///etc/passwd',
    ].map(cancelled),
  ).toEqual([false, false, true, true, true]);
  expect(session?.deviceHandler?.({} as never)).toBe(false);
});

test('a page that does not print is a fault with a code, and the next form still prints', async () => {
  const { standIn, printer: made } = await printer({ failPdf: true });
  await expect(made.pdf('<p>')).rejects.toMatchObject({ code: 'shell.print-failed' });
  expect(standIn.windows[0]?.destroyed).toBe(true);
  await expect(made.print('<p>')).resolves.toBe(true);
});

test('the dialog is shown, and cancelling it is no fault', async () => {
  const { standIn, printer: made } = await printer({ printEnds: [false, 'Print job canceled'] });
  await expect(made.print('<p>')).resolves.toBe(false);
  expect(standIn.windows[0]?.webContents.printOptions).toEqual({ silent: false, printBackground: true });
});

test('a printer that fails is a fault with a code', async () => {
  const { printer: made } = await printer({ printEnds: [false, 'Invalid printer settings'] });
  await expect(made.print('<p>')).rejects.toMatchObject({ code: 'shell.print-failed' });
});
