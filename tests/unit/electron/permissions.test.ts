import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startShell } from './shell-setup.ts';

const types = readFileSync(join(import.meta.dirname, '../../../node_modules/electron/electron.d.ts'), 'utf8');

/** Every permission that this Electron knows, as its own types list them. */
function permissionsOf(method: string): string[] {
  const line = types.split('\n').find((text) => text.includes(`${method}(handler:`)) ?? '';
  const union = /permission: ((?:'[\w-]+'(?: \| )?)+)/.exec(line)?.[1] ?? '';
  return [...union.matchAll(/'([\w-]+)'/g)].map(([, name = '']) => name);
}

/** Each was looked at: all are denied, but the picture of the camera (`media`). A new one must be looked at first. */
const known = [
  ...['ar', 'automatic-fullscreen', 'background-fetch', 'background-sync', 'captured-surface-control'],
  ...['clipboard-read', 'clipboard-sanitized-write', 'deprecated-sync-clipboard-read', 'display-capture', 'fileSystem'],
  ...['fullscreen', 'geolocation', 'geolocation-approximate', 'hand-tracking', 'hid', 'idle-detection', 'keyboardLock'],
  ...['local-fonts', 'local-network', 'local-network-access', 'loopback-network', 'media', 'mediaKeySystem', 'midi'],
  ...['midiSysex', 'nfc', 'notifications', 'openExternal', 'payment-handler', 'periodic-background-sync'],
  ...['persistent-storage', 'pointerLock', 'screen-wake-lock', 'sensors', 'serial', 'smart-card', 'speaker-selection'],
  ...['storage-access', 'system-wake-lock', 'top-level-storage-access', 'usb', 'vr', 'web-app-installation'],
  ...['web-printing', 'window-management', 'unknown'],
];
const ours = { requestingUrl: 'app://desk/index.html', isMainFrame: true };

async function handlers() {
  const { standIn } = await startShell();
  const session = standIn.sessions.get('');
  return {
    request(permission: string, details: object): boolean {
      let answer = true;
      session?.requestHandler?.({} as never, permission as never, (granted) => (answer = granted), details as never);
      return answer;
    },
    check: (permission: string, origin: string, details: object): boolean =>
      session?.checkHandler?.(null, permission as never, origin, details as never) ?? true,
    device: (deviceType: 'hid' | 'serial' | 'usb'): boolean =>
      session?.deviceHandler?.({ deviceType, origin: 'app://desk', device: {} as never }) ?? true,
  };
}

test('no permission of this Electron is unknown to the table', () => {
  expect(permissionsOf('setPermissionRequestHandler')).toEqual(known);
  expect(permissionsOf('setPermissionCheckHandler')).toEqual(known);
});

test('our own page is denied every permission that it asks for without the camera', async () => {
  const { request, check } = await handlers();
  expect(known.filter((name) => request(name, { ...ours, mediaTypes: [] }))).toEqual([]);
  expect(known.filter((name) => request(name, ours))).toEqual([]);
  expect(known.filter((name) => check(name, 'app://desk', { isMainFrame: true }))).toEqual([]);
});

test('the camera is the one thing that our page gets', async () => {
  const { request, check } = await handlers();
  expect(known.filter((name) => request(name, { ...ours, mediaTypes: ['video'] }))).toEqual(['media']);
  const video = { isMainFrame: true, mediaType: 'video' };
  expect(known.filter((name) => check(name, 'app://desk', video))).toEqual(['media']);
  expect(known.filter((name) => check(name, 'app://desk/', video))).toEqual(['media']);
});

test.each([
  ['with sound', { ...ours, mediaTypes: ['video', 'audio'] }],
  ['sound alone', { ...ours, mediaTypes: ['audio'] }],
  ['from a frame', { ...ours, isMainFrame: false, mediaTypes: ['video'] }],
  ['from another origin', { ...ours, requestingUrl: 'https://desk/index.html', mediaTypes: ['video'] }],
  ['from a look-alike', { ...ours, requestingUrl: 'app://desk.evil/index.html', mediaTypes: ['video'] }],
  ['from nowhere', { ...ours, requestingUrl: '', mediaTypes: ['video'] }],
])('the camera is denied %s', async (_name, details) => {
  const { request } = await handlers();
  expect(request('media', details)).toBe(false);
});

test.each([
  ['app://desk', { isMainFrame: true, mediaType: 'audio' }],
  ['app://desk', { isMainFrame: true, mediaType: 'unknown' }],
  ['app://desk', { isMainFrame: false, mediaType: 'video' }],
  ['app://desk.evil', { isMainFrame: true, mediaType: 'video' }],
  ['', { isMainFrame: true, mediaType: 'video' }],
])('a check from %s with %j is denied', async (origin, details) => {
  const { check } = await handlers();
  expect(check('media', origin, details)).toBe(false);
});

test('no device is handed to a page', async () => {
  const { device } = await handlers();
  expect([device('hid'), device('serial'), device('usb')]).toEqual([false, false, false]);
});

test('a session made later is locked from its first moment', async () => {
  const { standIn } = await startShell();
  const later = standIn.electron.session.fromPartition('later');
  expect(later).toMatchObject({
    requestHandler: expect.any(Function),
    checkHandler: expect.any(Function),
    deviceHandler: expect.any(Function),
  });
});
