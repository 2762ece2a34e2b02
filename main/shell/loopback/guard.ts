import type { IncomingMessage } from 'node:http';

/**
 * Whether a request comes from our own page or address bar: the Host must be our own address to the letter (a rebound
 * name carries its own), a given Origin must be ours, and another site's page may not even name us, save to open the
 * start page (`mayComeFromOutside`).
 */
export function isOwnRequest(request: IncomingMessage, port: number, mayComeFromOutside: boolean): boolean {
  const { host, origin, 'sec-fetch-site': site } = request.headers;
  if (host !== `127.0.0.1:${port}`) return false;
  if (origin !== undefined && origin !== ownOrigin(port)) return false;
  return mayComeFromOutside || site === undefined || site === 'same-origin' || site === 'none';
}

/** A WebSocket must say where it comes from: browsers always do. */
export function isOwnSocket(request: IncomingMessage, port: number): boolean {
  return request.headers.origin === ownOrigin(port) && isOwnRequest(request, port, false);
}

export function ownOrigin(port: number): string {
  return `http://127.0.0.1:${port}`;
}
