import { z } from 'zod';
import type { CallInput, CallOutput } from '../../shared/contract/contract.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { findFingerprint } from '../crypto/fingerprint.ts';
import type { Desk } from '../desk/desk.ts';
import type { ConnectionFacts } from '../sync/connections.ts';

const proxySetting = 'proxy';
const authoritySetting = 'authority';

const Kept = z.object({
  proxy: z.enum(['system', 'none', 'own']),
  address: z.string(),
  user: z.string(),
  /** Sealed by the folder's master key, base64; empty where there is none. */
  password: z.string(),
});
type Kept = z.infer<typeof Kept>;

const asFound: Kept = { proxy: 'system', address: '', user: '', password: '' };

/** By which proxy the tier above is reached, and whose word an https address is trusted on. */
export async function networkSettings(desk: Desk): Promise<CallOutput<'sync.network'>> {
  const { proxy, address, user, password } = keptOf(desk);
  const authority = authorityOf(desk);
  return {
    proxy,
    address,
    user,
    hasPassword: password !== '',
    lacksScript: await desk.deps.lacksProxyScript(),
    authority: authority === null ? null : findFingerprint(authority),
  };
}

/** Refuses: sync.proxy-bad, sync.authority-bad, store.*. */
export function keepNetworkSettings(desk: Desk, input: CallInput<'sync.setNetwork'>): Result<null> {
  const address = (input.address ?? '').trim();
  if (input.proxy === 'own' && !isProxyAddress(address)) {
    return refuse('sync.proxy-bad', {}, { address: 'sync.proxy-bad' });
  }
  const authority = authorityToKeep(input);
  if (input.trust === 'file' && findFingerprint(authority ?? '') === null) {
    return refuse('sync.authority-bad', {}, { authority: 'sync.authority-bad' });
  }
  const kept: Kept = {
    proxy: input.proxy,
    address,
    user: input.user ?? '',
    password: passwordToKeep(desk, { ...input, address }),
  };
  return desk.store.write((tx) => {
    tx.setSetting(proxySetting, JSON.stringify(kept));
    if (authority === '') tx.removeSetting(authoritySetting);
    else if (authority !== undefined) tx.setSetting(authoritySetting, authority);
    return ok(null);
  });
}

/** What a line to an address stands on. */
export async function connectionFacts(desk: Desk, url: string): Promise<ConnectionFacts> {
  return { authority: authorityOf(desk), proxy: await proxyFor(desk, url) };
}

async function proxyFor(desk: Desk, url: string): Promise<string | null> {
  const kept = keptOf(desk);
  switch (kept.proxy) {
    case 'none':
      return null;
    case 'system':
      return desk.deps.findSystemProxy(url);
    case 'own': {
      const proxy = new URL(kept.address);
      const password = desk.keyring.open(Buffer.from(kept.password, 'base64'));
      proxy.username = encodeURIComponent(kept.user);
      proxy.password = password === null ? '' : encodeURIComponent(Buffer.from(password).toString('utf8'));
      return proxy.href;
    }
  }
}

/** A password belongs to the proxy and the user that it was typed for. */
function passwordToKeep(desk: Desk, { address, user, password }: CallInput<'sync.setNetwork'>): string {
  const before = keptOf(desk);
  if (password !== undefined) {
    return password === '' ? '' : Buffer.from(desk.keyring.seal(Buffer.from(password))).toString('base64');
  }
  return before.address === address && before.user === (user ?? '') ? before.password : '';
}

/** Undefined: as it is; empty: none of its own. */
function authorityToKeep({ trust, authority }: CallInput<'sync.setNetwork'>): string | undefined {
  if (trust === undefined) return undefined;
  return trust === 'machine' ? '' : Buffer.from(authority?.base64 ?? '', 'base64').toString('utf8');
}

function isProxyAddress(address: string): boolean {
  return /^(https?|socks5):\/\/[^\s/@]+\/?$/i.test(address) && URL.canParse(address);
}

function keptOf({ store }: Desk): Kept {
  const text = store.read.findSetting(proxySetting);
  return text === null ? asFound : Kept.parse(JSON.parse(text));
}

function authorityOf({ store }: Desk): string | null {
  return store.read.findSetting(authoritySetting);
}
