import { expect, it } from 'vitest';
import { firstProxy } from '../../../main/shell/electron/proxy.ts';

it.each([
  ['DIRECT', null],
  ['PROXY 10.0.0.1:3128; DIRECT', 'http://10.0.0.1:3128'],
  ['HTTPS proxy.tinh.gov.vn:443', 'https://proxy.tinh.gov.vn:443'],
  ['SOCKS5 10.0.0.1:1080', 'socks5://10.0.0.1:1080'],
  ['', null],
  ['PROXY', null],
])('reads %s', (ways, proxy) => {
  expect(firstProxy(ways)).toBe(proxy);
});
