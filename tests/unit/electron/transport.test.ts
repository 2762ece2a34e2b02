import { expect, test } from 'vitest';
import { frameAt, handOverPort } from '../../fixtures/electron-stand-in/ports.ts';
import { StandInContents } from '../../fixtures/electron-stand-in/stand-in.ts';
import { startShell } from './shell-setup.ts';

const refusal = {
  id: null,
  ok: false,
  error: {
    code: 'shell.sender-refused',
    message: 'Yêu cầu không đến từ cửa sổ của chương trình nên bị từ chối.',
  },
};

async function shell() {
  const started = await startShell();
  const contents = started.standIn.windows[0]?.webContents;
  if (!contents) throw new Error('no window');
  return { ...started, contents };
}

const answersOf = (texts: readonly string[]): unknown[] => texts.map((text) => JSON.parse(text));
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('the main frame of our window gets answers and change notices as JSON texts', async () => {
  const { standIn, core, contents } = await shell();
  const port = handOverPort(standIn, { contents, frame: contents.mainFrame });
  const request = { call: 'desk.status', id: 'a', input: {} };
  port.receive(JSON.stringify(request));
  await settled();
  for (const tell of core.listeners) tell({ changed: ['dossiers'] });
  expect(core.requests).toEqual([request]);
  expect(answersOf(port.sent)).toEqual([{ id: null, ok: true, result: request }, { changed: ['dossiers'] }]);
});

test('what is no JSON text is left to the core to refuse', async () => {
  const { standIn, core, contents } = await shell();
  const port = handOverPort(standIn, { contents, frame: contents.mainFrame });
  for (const data of ['{', 42, null, { call: 'desk.status' }]) port.receive(data);
  await settled();
  expect(core.requests).toEqual([undefined, undefined, undefined, undefined]);
});

test('a sub-frame, another window, another origin and a frame that is gone are refused with a code', async () => {
  const { standIn, core, contents } = await shell();
  const sub = handOverPort(standIn, { contents, frame: frameAt('app://desk/index.html', contents.mainFrame) });
  const other = new StandInContents({});
  other.mainFrame = frameAt('app://desk/index.html');
  const otherWindow = handOverPort(standIn, { contents: other, frame: other.mainFrame });
  const gone = handOverPort(standIn, { contents, frame: null });
  contents.mainFrame = frameAt('https://desk/index.html');
  const otherOrigin = handOverPort(standIn, { contents, frame: contents.mainFrame });
  for (const port of [sub, otherWindow, gone, otherOrigin]) {
    port.receive(JSON.stringify({ call: 'desk.status', id: 'a', input: {} }));
    expect(answersOf(port.sent)).toEqual([refusal]);
    expect(port.closed).toBe(true);
  }
  await settled();
  expect([core.requests, core.listeners.size]).toEqual([[], 0]);
});

test('the port is handed over once; a page loaded anew gets one of its own', async () => {
  const { standIn, core, contents } = await shell();
  const first = handOverPort(standIn, { contents, frame: contents.mainFrame });
  const again = handOverPort(standIn, { contents, frame: contents.mainFrame });
  expect([answersOf(again.sent), again.closed, first.closed]).toEqual([[refusal], true, false]);
  contents.emit('did-navigate', {}, 'app://desk/index.html', 200, '');
  expect(first.closed).toBe(true);
  const second = handOverPort(standIn, { contents, frame: contents.mainFrame });
  second.receive(JSON.stringify({ call: 'staff.list', id: 'b', input: {} }));
  await settled();
  expect([second.sent.length, core.listeners.size]).toEqual([1, 1]);
});

test('nothing is posted to a port whose page went away meanwhile', async () => {
  const { standIn, core, contents } = await shell();
  const port = handOverPort(standIn, { contents, frame: contents.mainFrame });
  port.receive(JSON.stringify({ call: 'desk.status', id: 'a', input: {} }));
  port.close();
  await settled();
  expect([port.sent, core.listeners.size]).toEqual([[], 0]);
});

test('a message without a port does nothing', async () => {
  const { standIn, core, contents } = await shell();
  standIn.ipc.emit('motcua:port', { sender: contents, senderFrame: contents.mainFrame, ports: [] });
  expect(core.listeners.size).toBe(0);
});

test('our page may print; a frame in it and a thing that is no text may not', async () => {
  const { standIn, contents } = await shell();
  const print = standIn.ipc.invoked.get('motcua:print') as unknown as (
    event: object,
    html: unknown,
  ) => Promise<boolean>;
  const own = { sender: contents, senderFrame: contents.mainFrame };
  await expect(print(own, '<p>biên nhận</p>')).resolves.toBe(true);
  expect(() => print({ ...own, senderFrame: frameAt('app://desk/index.html', contents.mainFrame) }, '<p>')).toThrow(
    'shell.sender-refused',
  );
  expect(() => print(own, 42)).toThrow('shell.sender-refused');
});
