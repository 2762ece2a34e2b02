import { execFile } from 'node:child_process';

type Env = Readonly<Record<string, string | undefined>>;

const settingsKey = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';

/**
 * The proxy for an address as the environment says it (`https_proxy`, `http_proxy`, `all_proxy`, `no_proxy`), on Windows
 * also as the user's settings do. Never for this machine itself.
 */
export async function findSystemProxy(url: string, env: Env, platform: NodeJS.Platform): Promise<string | null> {
  const target = new URL(url);
  if (isOwnMachine(target.hostname)) return null;
  const said = proxyOfEnvironment(target, env);
  if (said !== null || platform !== 'win32') return said;
  return proxyOfWindows(target, await windowsSettings());
}

function isOwnMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

export function proxyOfEnvironment(target: URL, env: Env): string | null {
  const find = (name: string) => env[name] || env[name.toUpperCase()] || null;
  const exempt = (find('no_proxy') ?? '').split(',').map((entry) => entry.trim().toLowerCase());
  if (exempt.some((entry) => isExempt(target, entry))) return null;
  const said = find(target.protocol === 'https:' ? 'https_proxy' : 'http_proxy') ?? find('all_proxy');
  return said === null ? null : asAddress(said);
}

/** `ProxyServer` is `host:port`, or `http=host:port;https=host:port`; `ProxyOverride` lists what is reached straight. */
export function proxyOfWindows(target: URL, settings: string): string | null {
  const value = (name: string) => settingIn(settings, name);
  if (!/^0x0*1$/.test(value('ProxyEnable'))) return null;
  const exempt = value('ProxyOverride')
    .split(';')
    .map((entry) => entry.trim().toLowerCase());
  if (exempt.some((entry) => (entry === '<local>' ? !target.hostname.includes('.') : isExempt(target, entry)))) {
    return null;
  }
  const server = value('ProxyServer');
  if (!server.includes('=')) return server === '' ? null : asAddress(server);
  const wanted = `${target.protocol.slice(0, -1)}=`;
  const own = server.split(';').find((entry) => entry.trim().toLowerCase().startsWith(wanted));
  return own === undefined ? null : asAddress(own.trim().slice(wanted.length));
}

/** Whether Windows goes by an automatic configuration script, which no part here can run. */
export async function hasProxyScript(platform: NodeJS.Platform): Promise<boolean> {
  return platform === 'win32' && namesProxyScript(await windowsSettings());
}

export function namesProxyScript(settings: string): boolean {
  return settingIn(settings, 'AutoConfigURL') !== '';
}

function settingIn(settings: string, name: string): string {
  return new RegExp(`^\\s*${name}\\s+REG_\\w+\\s+(.*?)\\s*$`, 'im').exec(settings)?.[1] ?? '';
}

/** `*`, `.gov.vn`, `*.gov.vn`, `gov.vn` (itself and all below it), each with or without a port. */
function isExempt({ hostname, port }: URL, entry: string): boolean {
  if (entry === '') return false;
  if (entry === '*') return true;
  const [name = '', onlyPort] = entry.split(':');
  if (onlyPort !== undefined && onlyPort !== port) return false;
  const bare = name.replace(/^\*?\.?/, '');
  if (name.endsWith('*')) return hostname.startsWith(name.slice(0, -1));
  return hostname === bare || hostname.endsWith(`.${bare}`);
}

function asAddress(said: string): string | null {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(said) ? said : `http://${said}`;
  return URL.canParse(address) ? address : null;
}

/** Empty where it cannot be asked: then the straight way is tried. */
function windowsSettings(): Promise<string> {
  return new Promise((resolve) => {
    execFile('reg', ['query', settingsKey], { windowsHide: true, timeout: 5000 }, (error, stdout) =>
      resolve(error === null ? stdout : ''),
    );
  });
}
