import type { IncomingMessage } from 'node:http';

/**
 * Whether a request may touch the workspace. On loopback the Host must be this machine's own name to the letter, so
 * that a rebound name gets nothing; elsewhere the server cannot know its names, and the cookie, which a rebound name
 * does not carry, decides. A given Origin must be the very address that was asked.
 */
export function isOwnRequest({ headers }: Pick<IncomingMessage, 'headers'>, port: number, loopback: boolean): boolean {
  const { host, origin } = headers;
  if (host === undefined) return false;
  if (loopback && host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return false;
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
}

/** A WebSocket must say where it comes from: browsers always do. */
export function isOwnSocket(request: Pick<IncomingMessage, 'headers'>, port: number, loopback: boolean): boolean {
  return request.headers.origin !== undefined && isOwnRequest(request, port, loopback);
}
