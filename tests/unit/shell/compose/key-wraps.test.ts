import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createBareWrap, createPassphraseWrap } from '../../../../main/shell/compose/key-wraps.ts';

const master = randomBytes(32);

describe('the passphrase wrap', () => {
  const wrapped = createPassphraseWrap('Mật khẩu rất dài').wrap(master);

  it('gives the master key back for the same passphrase', () => {
    expect(Buffer.from(createPassphraseWrap('Mật khẩu rất dài').unwrap(wrapped) ?? [])).toEqual(master);
  });

  it('takes a passphrase typed with decomposed letters for the same one', () => {
    const typed = 'Mật khẩu rất dài'.normalize('NFD');
    expect(Buffer.from(createPassphraseWrap(typed).unwrap(wrapped) ?? [])).toEqual(master);
  });

  it('gives null for another passphrase', () => {
    expect(createPassphraseWrap('mật khẩu rất dài').unwrap(wrapped)).toBeNull();
  });

  it('gives null for any altered byte, cut or empty wrapping', () => {
    const wrap = createPassphraseWrap('Mật khẩu rất dài');
    for (const at of [0, 1, 2, 3, 5, 25, 40, wrapped.length - 1]) {
      const altered = Buffer.from(wrapped);
      altered.writeUInt8(altered.readUInt8(at) ^ 0x55, at);
      expect(wrap.unwrap(altered), `byte ${at}`).toBeNull();
    }
    expect(wrap.unwrap(wrapped.subarray(0, 40))).toBeNull();
    expect(wrap.unwrap(new Uint8Array())).toBeNull();
  });

  it('never wraps alike twice', () => {
    const wrap = createPassphraseWrap('Mật khẩu rất dài');
    expect(Buffer.from(wrap.wrap(master))).not.toEqual(Buffer.from(wrap.wrap(master)));
  });
});

describe('the bare wrap', () => {
  it('hands 32 bytes through and nothing else', () => {
    const wrap = createBareWrap();
    expect(wrap.unwrap(wrap.wrap(master))).toEqual(master);
    expect(wrap.unwrap(new Uint8Array(31))).toBeNull();
  });
});
