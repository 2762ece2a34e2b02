import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  hash,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { CryptoPort } from '../../shared/batch/crypto-port.ts';

/** DER heads of RFC 8410: a raw Ed25519 key goes behind them. */
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicHead = Buffer.from('302a300506032b6570032100', 'hex');

function privateKey(seed: Uint8Array): KeyObject {
  if (seed.length !== 32) throw new Error('an Ed25519 seed has 32 bytes');
  return createPrivateKey({ key: Buffer.concat([privateHead, seed]), format: 'der', type: 'pkcs8' });
}

function plain(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

function verifies(publicKey: Uint8Array, data: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    const key = createPublicKey({ key: Buffer.concat([publicHead, publicKey]), format: 'der', type: 'spki' });
    return verify(null, data, key, signature);
  } catch {
    // Bytes that are no point on the curve are a signature that does not hold, not a fault.
    return false;
  }
}

/**
 * The crypto port on Node: only algorithms that BoringSSL (Electron) has as well: SHA-256, HMAC, Ed25519; age brings
 * its own X25519, HKDF and ChaCha20-Poly1305.
 */
export function createNodeCrypto(): CryptoPort {
  return {
    sha256Hex: (data) => hash('sha256', data, 'hex'),
    sha256: (data) => plain(hash('sha256', data, 'buffer')),
    randomBytes: (length) => plain(randomBytes(length)),
    ed25519Sign: (seed, data) => plain(sign(null, data, privateKey(seed))),
    ed25519Verify: verifies,
    ed25519PublicKey: (seed) => {
      const der = createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' });
      return new Uint8Array(der.subarray(publicHead.length));
    },
    deflate(data, dictionary) {
      const level = dictionary === undefined ? 9 : 19;
      const params = { [constants.ZSTD_c_compressionLevel]: level, [constants.ZSTD_c_contentSizeFlag]: 1 };
      return plain(zstdCompressSync(data, dictionary === undefined ? { params } : { params, dictionary }));
    },
    inflate(data, maxBytes, dictionary) {
      const maxOutputLength = Math.max(1, maxBytes);
      const given = dictionary === undefined ? { maxOutputLength } : { maxOutputLength, dictionary };
      return plain(zstdDecompressSync(data, given));
    },
    async ageEncrypt(data, recipients) {
      const encrypter = new Encrypter();
      for (const recipient of recipients) encrypter.addRecipient(recipient);
      return encrypter.encrypt(data);
    },
    async ageDecrypt(data, identity) {
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      return decrypter.decrypt(data);
    },
    async ageIdentity() {
      const identity = await generateX25519Identity();
      return { identity, recipient: await identityToRecipient(identity) };
    },
    hmacSha256: (key, data) => plain(createHmac('sha256', key).update(data).digest()),
  };
}
