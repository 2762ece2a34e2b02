import { Agent, type Dispatcher, ProxyAgent } from 'undici';

export interface ConnectionFacts {
  /** PEM of the only authority that may vouch for an https address; null: those that the machine trusts. */
  readonly authority: string | null;
  /** `http://[user:password@]host:port`, or null for the straight way. */
  readonly proxy: string | null;
}

/** Longer than the pause between two quiet rounds, shorter than a district keeps a silent connection. */
const keptMs = 65_000;

/** A desk's connections, kept open between requests, by a proxy where one is set. Whoever opens them destroys them. */
export function openConnections({ authority, proxy }: ConnectionFacts): Dispatcher {
  const kept = { keepAliveTimeout: keptMs, keepAliveMaxTimeout: keptMs };
  const trust = authority === null ? {} : { ca: authority };
  return proxy === null
    ? new Agent({ ...kept, connect: trust })
    : new ProxyAgent({ ...kept, uri: proxy, requestTls: trust });
}

/** What Node says of a certificate that the trusted authorities do not vouch for, or not for this name. */
const certificateFaults: ReadonlySet<string> = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_SIGNATURE_FAILURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Why a connection did not come about, in the words of a refusal. */
export function faultOfConnection(error: unknown): 'sync.certificate' | 'sync.proxy-refused' | 'sync.unreachable' {
  if (!(error instanceof Error)) return 'sync.unreachable';
  if ('code' in error && typeof error.code === 'string' && certificateFaults.has(error.code)) return 'sync.certificate';
  if (/\b407\b/.test(error.message)) return 'sync.proxy-refused';
  return 'sync.unreachable';
}
