import { expect, test } from 'vitest';
import { startShell } from './shell-setup.ts';

async function page() {
  const { standIn } = await startShell();
  const contents = standIn.windows[0]?.webContents;
  if (!contents) throw new Error('no window');
  const goes = (event: string, details: object): boolean => {
    let prevented = false;
    contents.emit(event, { isSameDocument: false, frame: null, ...details, preventDefault: () => (prevented = true) });
    return !prevented;
  };
  return { standIn, contents, goes };
}

const foreign = [
  'https://desk/',
  'http://desk/index.html',
  'https://dichvucong.gov.vn/',
  'app://desk.evil.example/index.html',
  'app://evil/index.html',
  'app://desk@evil/index.html',
  'app://desk:80/index.html',
  'app://DESK/index.html',
  'app://dеsk/index.html',
  'app://desk/other.html',
  'app://desk/index.html/../../etc',
  'app://desk/index.html?next=https://evil.example',
  'app:desk/index.html',
  'app:///desk/index.html',
  'xapp://desk/index.html',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:app://desk/5f2b',
  'file:///etc/passwd',
  'about:blank',
  'view-source:app://desk/index.html',
  'chrome://gpu',
  'devtools://devtools/bundled/inspector.html',
  '',
];

test.each(foreign)('a window does not go to %s', async (url) => {
  const { goes } = await page();
  const main = { url, isMainFrame: true };
  expect([goes('will-navigate', main), goes('will-frame-navigate', main), goes('will-redirect', main)]).toEqual([
    false,
    false,
    false,
  ]);
});

test.each(['app://desk/', 'app://desk/index.html', 'app://desk/index.html#/ho-so'])(
  'a window may load %s anew',
  async (url) => {
    const { goes } = await page();
    const main = { url, isMainFrame: true };
    expect([goes('will-navigate', main), goes('will-frame-navigate', main)]).toEqual([true, true]);
  },
);

test('no redirect is followed, not even to our own page', async () => {
  const { goes } = await page();
  expect(goes('will-redirect', { url: 'app://desk/index.html', isMainFrame: true })).toBe(false);
});

test('a frame goes nowhere', async () => {
  const { goes } = await page();
  const urls = [...foreign, 'app://desk/index.html', 'about:srcdoc'];
  expect(urls.filter((url) => goes('will-frame-navigate', { url, isMainFrame: false }))).toEqual([]);
});

test('no guest page is attached', async () => {
  const { goes } = await page();
  expect(goes('will-attach-webview', {})).toBe(false);
});

test('no second window opens; a link on the list goes to the system browser', async () => {
  const { contents, standIn } = await page();
  const urls = [
    'https://vbpl.vn/TW/Pages/home.aspx',
    'https://evil.example/',
    'app://desk/index.html',
    'javascript:alert(1)',
  ];
  expect(urls.map((url) => contents.windowOpen?.({ url } as never))).toEqual(urls.map(() => ({ action: 'deny' })));
  expect(standIn.opened).toEqual(['https://vbpl.vn/TW/Pages/home.aspx']);
});
