import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyring, openKeyring } from '../../../main/keyring/keyring.ts';
import { openSecret, sealSecret } from '../../../main/keyring/seal-secret.ts';
import type { KeyWrap } from '../../../main/ports.ts';
import { given } from '../../fixtures/office.ts';

/** Wraps by turning every bit that `secret` says; another secret does not fit. */
const wrapBy = (kind: KeyWrap['kind'], secret: number): KeyWrap => ({
  kind,
  wrap: (key) => Buffer.concat([Buffer.from([secret]), Buffer.from(key).map((byte) => byte ^ secret)]),
  unwrap: (wrapped) => (wrapped[0] === secret ? Buffer.from(wrapped.subarray(1)).map((byte) => byte ^ secret) : null),
});
const bare: KeyWrap = { kind: 'bare', wrap: (key) => key, unwrap: (key) => key };
const keys = { seed: new Uint8Array(32).fill(3), identity: 'AGE-SECRET-KEY-1TEST' };

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'motcua-keys-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('a folder’s keys', () => {
  it('come back after a restart', () => {
    given(createKeyring(dir, [wrapBy('passphrase', 7)], false)).add('l1', keys);
    const ring = given(openKeyring(dir, [wrapBy('passphrase', 7)]));
    expect(ring.has('l1')).toBe(true);
    expect(Buffer.from(ring.find('l1')?.seed ?? [])).toEqual(Buffer.from(keys.seed));
    expect(ring.find('l1')?.identity).toBe(keys.identity);
    expect(ring.find('toString')).toBeNull();
  });

  it('lie on disk neither bare nor readable by others', () => {
    given(createKeyring(dir, [wrapBy('passphrase', 7)], false)).add('l1', keys);
    const file = join(dir, 'keys.json');
    expect(statSync(file).mode & 0o077).toBe(0);
    const text = readFileSync(file, 'utf8');
    expect(text).not.toContain(keys.identity);
    expect(text).not.toContain(Buffer.from(keys.seed).toString('base64').slice(0, 20));
  });

  it('need a wrapping unless the folder is for training', () => {
    expect(createKeyring(dir, [bare], false)).toMatchObject({ ok: false, refusal: { code: 'keys.passphrase-needed' } });
    expect(createKeyring(dir, [bare], true).ok).toBe(true);
    expect(JSON.parse(readFileSync(join(dir, 'keys.json'), 'utf8'))).toMatchObject({ kind: 'bare' });
  });

  it.each([
    ['another passphrase', [wrapBy('passphrase', 8)], 'keys.wrong-passphrase'],
    ['another means', [wrapBy('safeStorage', 7), bare], 'keys.wrap-unavailable'],
  ])('do not open with %s', (_what, wraps, code) => {
    given(createKeyring(dir, [wrapBy('passphrase', 7)], false));
    expect(openKeyring(dir, wraps)).toMatchObject({ ok: false, refusal: { code } });
  });

  it.each(['', '{', '{"v":2}', '[]'])('are missing when their file says “%s”', (text) => {
    writeFileSync(join(dir, 'keys.json'), text);
    expect(openKeyring(dir, [bare])).toMatchObject({ ok: false, refusal: { code: 'keys.missing' } });
  });
});

describe('what is sealed at rest', () => {
  const key = new Uint8Array(32).fill(9);
  it('opens with its key alone', () => {
    const sealed = sealSecret(key, Buffer.from('riêng tư'));
    expect(Buffer.from(openSecret(key, sealed) ?? []).toString()).toBe('riêng tư');
    expect(openSecret(new Uint8Array(32).fill(8), sealed)).toBeNull();
    expect(Buffer.from(sealed).includes('riêng')).toBe(false);
  });

  it('does not open when a single bit was altered or the end is missing', () => {
    const sealed = Buffer.from(sealSecret(key, Buffer.from('riêng tư')));
    for (let at = 0; at < sealed.length; at += 1) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(openSecret(key, altered)).toBeNull();
      expect(openSecret(key, sealed.subarray(0, at))).toBeNull();
    }
  });
});
