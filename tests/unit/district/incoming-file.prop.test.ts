import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { compareParts, incomingParts } from '../../../main/district/incoming-file.ts';
import { makeBundle } from '../../../shared/batch/bundle.ts';
import { sealFile } from '../../../shared/batch/sealed-file.ts';

const crypto = createNodeCrypto();

function sealed(seed: number, from: number): Uint8Array {
  const more = { of: `${seed}`.padStart(32, '0'), from, to: from + 9, holds: [] };
  const facts = { training: true, commune: 'H60.15.3', desk: 2, sealedAt: 0, payload: Uint8Array.of(1, 2, 3) };
  return sealFile(crypto, { format: 'batch', seed: new Uint8Array(32).fill(seed), ...facts, more }).bytes;
}

describe('what came in', () => {
  it('is read by its claims even where it is cut short behind its header', () => {
    const bytes = sealed(1, 11);
    const [part] = incomingParts(crypto, { name: 'goi.mcd', bytes: bytes.subarray(0, bytes.length - 60) });
    expect(part).toMatchObject({ name: 'goi.mcd', of: '1'.padStart(32, '0'), fromSeq: 11, toSeq: 20 });
    expect(part?.header?.commune).toBe('H60.15.3');
  });

  it('is taken out of a bundle and sorted by ledger and beginning', () => {
    const bytes = makeBundle([sealed(2, 11), sealed(1, 21), sealed(2, 1)]);
    const parts = [
      ...incomingParts(crypto, { name: 'b', bytes }),
      ...incomingParts(crypto, { name: 'x', bytes: Buffer.from('?') }),
    ];
    expect(parts.sort(compareParts).map(({ name, of, fromSeq }) => [name, of?.at(-1), fromSeq])).toEqual([
      ['b', '1', 21],
      ['b', '2', 1],
      ['b', '2', 11],
      ['x', undefined, null],
    ]);
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(120), (noise, cut) => {
        const bytes = Uint8Array.from(sealed(1, 1));
        bytes.set(noise.subarray(0, Math.max(0, bytes.length - cut)), Math.min(cut, bytes.length - noise.length));
        expect(incomingParts(crypto, { name: 'n', bytes: noise })).toHaveLength(1);
        expect(incomingParts(crypto, { name: 'n', bytes })).toHaveLength(1);
      }),
    );
  });
});
