import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import type { KeyWrap } from '../../ports.ts';

/** scrypt with N = 2^16, r = 8, p = 1: 64 MB and about 0.15 s for each guess. */
const cost = { log2N: 16, r: 8, p: 1 } as const;
const [saltBytes, nonceBytes, tagBytes] = [16, 12, 16];
const headBytes = 4 + saltBytes + nonceBytes;

/**
 * Wraps by a passphrase: scrypt (RFC 7914) makes the key, AES-256-GCM seals. Layout: version 1, log2 N, r, p (a byte
 * each), salt (16), nonce (12), ciphertext, tag (16); the head is authenticated.
 */
export function createPassphraseWrap(passphrase: string): KeyWrap {
  const typed = passphrase.normalize('NFKC');
  return {
    kind: 'passphrase',
    wrap(masterKey) {
      const head = Buffer.concat([
        Buffer.from([1, cost.log2N, cost.r, cost.p]),
        randomBytes(saltBytes),
        randomBytes(nonceBytes),
      ]);
      const cipher = createCipheriv('aes-256-gcm', keyOf(typed, head), nonceOf(head));
      cipher.setAAD(head);
      return Buffer.concat([head, cipher.update(masterKey), cipher.final(), cipher.getAuthTag()]);
    },
    unwrap(wrapped) {
      const bytes = Buffer.from(wrapped);
      if (bytes.length < headBytes + tagBytes || !hasKnownCost(bytes)) return null;
      const head = bytes.subarray(0, headBytes);
      const decipher = createDecipheriv('aes-256-gcm', keyOf(typed, head), nonceOf(head));
      decipher.setAAD(head);
      decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(headBytes, bytes.length - tagBytes)), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}

/** No wrapping: the key lies in the folder's own key file, mode 0600. Training only. */
export function createBareWrap(): KeyWrap {
  return {
    kind: 'bare',
    wrap: (masterKey) => masterKey,
    unwrap: (wrapped) => (wrapped.length === 32 ? wrapped : null),
  };
}

/** Bounds what an altered file may ask of this machine: up to N = 2^20, 1 GB. */
function hasKnownCost(bytes: Buffer): boolean {
  const [version, log2N = 0, r, p] = bytes;
  return version === 1 && log2N >= 14 && log2N <= 20 && r === 8 && p === 1;
}

function keyOf(passphrase: string, head: Buffer): Buffer {
  const [, log2N = 0, r = 0, p = 0] = head;
  const N = 2 ** log2N;
  return scryptSync(passphrase, head.subarray(4, 4 + saltBytes), 32, { N, r, p, maxmem: 256 * N * r });
}

function nonceOf(head: Buffer): Buffer {
  return head.subarray(4 + saltBytes, headBytes);
}
