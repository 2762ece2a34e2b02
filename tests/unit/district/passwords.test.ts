import { describe, expect, it } from 'vitest';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { hashPassword, isPassword, newPassword } from '../../../main/district/passwords.ts';

describe('an administrator’s password', () => {
  it('is made of four groups that nobody misreads', () => {
    const passwords = Array.from({ length: 50 }, newPassword);
    for (const password of passwords) expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
    expect(new Set(passwords).size).toBe(50);
  });

  it('is known again however its accents are typed, and by nothing else', async () => {
    const stored = await hashPassword(createNodeCrypto(), 'mật khẩu');
    expect(stored).not.toContain('mật');
    expect(await isPassword(stored, 'mật khẩu'.normalize('NFD'))).toBe(true);
    expect(await isPassword(stored, 'mat khau')).toBe(false);
    expect(await isPassword('not what was stored', 'mật khẩu')).toBe(false);
  });
});
