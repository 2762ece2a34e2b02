/**
 * The first way that a proxy configuration names (`PROXY host:port; SOCKS5 host:port; DIRECT`) as an address; null for
 * the straight way or one that is not understood.
 */
export function firstProxy(ways: string): string | null {
  const [first = ''] = ways.split(';');
  const [, kind = '', place = ''] = /^\s*(PROXY|HTTP|HTTPS|SOCKS5|SOCKS)\s+(\S+)\s*$/i.exec(first) ?? [];
  if (place === '') return null;
  const scheme = { HTTPS: 'https', SOCKS5: 'socks5', SOCKS: 'socks5' }[kind.toUpperCase()] ?? 'http';
  return `${scheme}://${place}`;
}
