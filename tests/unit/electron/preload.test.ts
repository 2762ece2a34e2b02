import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { portChannel, printChannel } from '../../../main/shell/electron/transport.ts';

const preloadPath = join(import.meta.dirname, '../../../main/shell/electron/preload.ts');

/** What a sandboxed preload script gets of Electron, as far as ours asks for it. */
const bridge = vi.hoisted(() => ({
  exposed: [] as [string, Record<string, unknown>][],
  posted: [] as [string, unknown, MessagePort[]][],
  invoked: [] as [string, unknown[]][],
}));
vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, api: Record<string, unknown>) => bridge.exposed.push([name, api]),
  },
  ipcRenderer: {
    postMessage: (channel: string, message: unknown, ports: MessagePort[]) =>
      bridge.posted.push([channel, message, ports]),
    invoke: async (channel: string, ...args: unknown[]) => {
      bridge.invoked.push([channel, args]);
      return true;
    },
  },
}));

/** A page without a browser: the window's own events, and what was posted to it. */
async function loadPreload() {
  const page = new EventTarget();
  const messages: [unknown, string, MessagePort[]][] = [];
  vi.stubGlobal('window', {
    addEventListener: page.addEventListener.bind(page),
    location: { origin: 'app://desk' },
    postMessage: (data: unknown, origin: string, ports: MessagePort[]) => messages.push([data, origin, ports]),
  });
  vi.resetModules();
  bridge.exposed.length = bridge.posted.length = bridge.invoked.length = 0;
  await import('../../../main/shell/electron/preload.ts');
  return { page, messages };
}

test('one frozen object is exposed, with exactly these keys and no way to ipcRenderer', async () => {
  await loadPreload();
  expect(bridge.exposed.map(([name, api]) => [name, Object.keys(api).sort(), Object.isFrozen(api)])).toEqual([
    ['motcua', ['print', 'shell'], true],
  ]);
  expect(bridge.exposed[0]?.[1].shell).toBe('electron');
});

test('the port goes out once the page is there: one end to the program, the other to the page of this origin', async () => {
  const { page, messages } = await loadPreload();
  expect([bridge.posted.length, messages.length]).toEqual([0, 0]);
  page.dispatchEvent(new Event('DOMContentLoaded'));
  expect(bridge.posted.map(([channel, message, ports]) => [channel, message, ports.length])).toEqual([
    [portChannel, null, 1],
  ]);
  expect(messages.map(([data, origin, ports]) => [data, origin, ports.length])).toEqual([
    [portChannel, 'app://desk', 1],
  ]);
  const [near] = bridge.posted[0]?.[2] ?? [];
  const [far] = messages[0]?.[2] ?? [];
  const heard = new Promise((resolve) => {
    if (far) far.onmessage = ({ data }) => resolve(data);
  });
  near?.postMessage('{"changed":[]}');
  expect(await heard).toBe('{"changed":[]}');
  near?.close();
});

test('what is printed goes over its own channel as a text', async () => {
  await loadPreload();
  const print = bridge.exposed[0]?.[1].print as (html: unknown) => Promise<boolean>;
  expect(await print({ toString: () => '<p>' })).toBe(true);
  expect(bridge.invoked).toEqual([[printChannel, ['<p>']]]);
});

test('the script stays under 40 lines and imports electron alone', () => {
  const text = readFileSync(preloadPath, 'utf8');
  expect(text.split('\n').length).toBeLessThan(40);
  expect([...text.matchAll(/from '([^']+)'/g)].map(([, name]) => name)).toEqual(['electron']);
});
