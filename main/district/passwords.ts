import { randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { CryptoPort } from '../../shared/batch/crypto-port.ts';

/** scrypt (RFC 7914) with N = 2^15, r = 8, p = 1: 32 MB and about 0.1 s for each guess. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;
const keyBytes = 32;

const Stored = z.strictObject({ v: z.literal(1), salt: z.base64(), key: z.base64() });

/** What is kept of a password: JSON text with salt and derived key. */
export async function hashPassword(crypto: Pick<CryptoPort, 'randomBytes'>, password: string): Promise<string> {
  const salt = crypto.randomBytes(16);
  const key = await derive(password, salt);
  return JSON.stringify({ v: 1, salt: Buffer.from(salt).toString('base64'), key: key.toString('base64') });
}

/** Whether `password` is the one that `stored` was made of; false for anything unreadable. */
export async function isPassword(stored: string, password: string): Promise<boolean> {
  const parsed = Stored.safeParse(parseJson(stored));
  if (!parsed.success) return false;
  const key = await derive(password, Buffer.from(parsed.data.salt, 'base64'));
  const wanted = Buffer.from(parsed.data.key, 'base64');
  return wanted.length === key.length && timingSafeEqual(key, wanted);
}

/** Without letters and digits that are read for one another. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A fresh password to print once: four groups of four, about 79 bits. */
export function newPassword(): string {
  return randomGroups(4);
}

/** Random groups of four with dashes between: about 20 bits each. */
export function randomGroups(groups: number): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

function derive(password: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
