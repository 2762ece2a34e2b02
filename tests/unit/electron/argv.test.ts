import { expect, test } from 'vitest';
import { dataFolderOf, refusedArgument } from '../../../main/shell/electron/argv.ts';

test.each([
  '--remote-debugging-port=9222',
  '--remote-debugging-port',
  '--remote-debugging-pipe',
  '--remote-allow-origins=*',
  '-remote-debugging-port=9222',
  '/remote-debugging-port=9222',
  '--REMOTE-DEBUGGING-PORT=9222',
  '--inspect',
  '--inspect=0.0.0.0:9229',
  '--inspect-brk',
  '--inspect-publish-uid=http',
  '--js-flags=--allow-natives-syntax',
  '--no-sandbox',
  '--disable-web-security',
  '--load-extension=/tmp/x',
  '--user-data-dir=/tmp/x',
  '--proxy-server=evil:80',
  '--host-resolver-rules=MAP * evil',
  '--ignore-certificate-errors',
  '--renderer-cmd-prefix=sh',
  '--password-store=basic',
  '--ozone-platform=x11 --inspect',
  '--data=',
  '--',
  '-',
  'https://evil.example/',
  '/etc/passwd',
])('%s is refused', (argument) => {
  expect(refusedArgument([argument])).toBe(argument);
  expect(refusedArgument(['--data=/srv/desk', argument])).toBe(argument);
});

test('what the program and its desktop need is taken', () => {
  const args = [
    '--data=/srv/quầy 1',
    '--ozone-platform-hint=auto',
    '--ozone-platform=wayland',
    '--force-device-scale-factor=1.5',
    '--disable-gpu',
    '--updated',
  ];
  expect(refusedArgument(args)).toBeNull();
  expect(refusedArgument([])).toBeNull();
});

test('the data folder is the one that is named', () => {
  expect([
    dataFolderOf(['--data=/srv/quầy 1']),
    dataFolderOf(['--data=']),
    dataFolderOf(['x']),
    dataFolderOf([]),
  ]).toEqual(['/srv/quầy 1', null, null, null]);
});
