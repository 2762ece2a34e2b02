import { describe, expect, it } from 'vitest';
import { isOwnRequest, isOwnSocket } from '../../../main/server/own-address.ts';

const asked = (host?: string, origin?: string) => ({
  headers: { ...(host === undefined ? {} : { host }), ...(origin === undefined ? {} : { origin }) },
});

describe('who may touch the workspace', () => {
  it.each([
    ['its own address', asked('127.0.0.1:8080'), true, true],
    ['its own name', asked('localhost:8080', 'http://localhost:8080'), true, true],
    ['a rebound name', asked('evil.example:8080'), true, false],
    ['another port', asked('127.0.0.1:81'), true, false],
    ['another origin', asked('127.0.0.1:8080', 'http://127.0.0.1:9'), true, false],
    ['an opaque origin', asked('127.0.0.1:8080', 'null'), true, false],
    ['no Host at all', asked(), true, false],
    ['any name of an open server', asked('capxa.example', 'https://capxa.example'), false, true],
    ['another origin at an open server', asked('capxa.example', 'https://evil.example'), false, false],
  ])('%s', (_name, request, loopback, allowed) => {
    expect(isOwnRequest(request, 8080, loopback)).toBe(allowed);
  });

  it('wants a socket to say where it comes from', () => {
    expect(isOwnSocket(asked('127.0.0.1:8080'), 8080, true)).toBe(false);
    expect(isOwnSocket(asked('127.0.0.1:8080', 'http://127.0.0.1:8080'), 8080, true)).toBe(true);
  });
});
