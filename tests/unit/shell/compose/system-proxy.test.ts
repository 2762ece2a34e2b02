import { describe, expect, it } from 'vitest';
import {
  findSystemProxy,
  hasProxyScript,
  namesProxyScript,
  proxyOfEnvironment,
  proxyOfWindows,
} from '../../../../main/shell/compose/system-proxy.ts';

const target = new URL('https://mot-cua.tinh.gov.vn:8443/');

describe('the proxy of the environment', () => {
  it.each([
    [{ https_proxy: 'http://10.0.0.1:3128' }, 'http://10.0.0.1:3128'],
    [{ HTTPS_PROXY: '10.0.0.1:3128' }, 'http://10.0.0.1:3128'],
    [{ all_proxy: 'socks5://10.0.0.1:1080' }, 'socks5://10.0.0.1:1080'],
    [{ http_proxy: 'http://10.0.0.1:3128' }, null],
    [{ https_proxy: 'http://10.0.0.1:3128', no_proxy: 'example.vn, .gov.vn' }, null],
    [{ https_proxy: 'http://10.0.0.1:3128', no_proxy: 'mot-cua.tinh.gov.vn:443' }, 'http://10.0.0.1:3128'],
    [{ https_proxy: 'http://10.0.0.1:3128', no_proxy: '*' }, null],
    [{ https_proxy: 'not a proxy' }, null],
    [{}, null],
  ])('%j gives %s', (env, proxy) => {
    expect(proxyOfEnvironment(target, env)).toBe(proxy);
  });

  it('is never asked for this machine itself', async () => {
    const env = { http_proxy: 'http://10.0.0.1:3128' };
    expect(await findSystemProxy('http://127.0.0.1:8080/', env, 'linux')).toBeNull();
    expect(await findSystemProxy('http://10.0.0.9:8080/', env, 'linux')).toBe('http://10.0.0.1:3128');
  });
});

describe('the proxy of Windows', () => {
  const settings = (server: string, override = '', enabled = '0x1') =>
    [
      '',
      'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings',
      `    ProxyEnable    REG_DWORD    ${enabled}`,
      `    ProxyServer    REG_SZ    ${server}`,
      `    ProxyOverride    REG_SZ    ${override}`,
      '',
    ].join('\r\n');

  it.each([
    [settings('10.0.0.1:3128'), 'http://10.0.0.1:3128'],
    [settings('http=10.0.0.1:80;https=10.0.0.2:443'), 'http://10.0.0.2:443'],
    [settings('http=10.0.0.1:80'), null],
    [settings('10.0.0.1:3128', '', '0x0'), null],
    [settings('10.0.0.1:3128', '<local>;*.gov.vn'), null],
    [settings('10.0.0.1:3128', '<local>'), 'http://10.0.0.1:3128'],
    ['', null],
  ])('is read from what the registry says (%#)', (text, proxy) => {
    expect(proxyOfWindows(target, text)).toBe(proxy);
  });

  it('may be named by a script, which only Windows does', async () => {
    const line = '    AutoConfigURL    REG_SZ    http://proxy.tinh.gov.vn/proxy.pac';
    expect(namesProxyScript([settings('10.0.0.1:3128', '', '0x0'), line, ''].join('\r\n'))).toBe(true);
    expect([namesProxyScript(settings('10.0.0.1:3128')), namesProxyScript('')]).toEqual([false, false]);
    expect(await hasProxyScript('linux')).toBe(false);
  });
});
