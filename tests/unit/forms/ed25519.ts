import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const spki = Buffer.from('302a300506032b6570032100', 'hex');

/** Node's own Ed25519 over raw keys. */
export const ed25519 = {
  publicKey(seed: Uint8Array): Uint8Array {
    const key = createPublicKey(createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' }));
    return new Uint8Array(key.export({ format: 'der', type: 'spki' }).subarray(-32));
  },
  sign(seed: Uint8Array, data: Uint8Array): Uint8Array {
    const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
    return new Uint8Array(sign(null, data, key));
  },
  ed25519Verify(publicKey: Uint8Array, data: Uint8Array, signature: Uint8Array): boolean {
    if (publicKey.length !== 32) return false;
    const key = createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' });
    return verify(null, data, key, signature);
  },
};
