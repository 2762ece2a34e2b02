import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBundle } from '../../../shared/batch/bundle.ts';
import { makeGreeting } from '../../../shared/batch/greeting.ts';
import { openPart, squeeze, unsqueeze } from '../../../shared/batch/squeeze.ts';
import { crypto, deskSeed, now, seal } from './sample-batch.ts';

const greeting = makeGreeting(crypto, {
  commune: 'H60.15.3',
  desk: 2,
  training: false,
  heads: [],
  holds: [],
  at: now,
  seed: deskSeed,
}).bytes;

describe('what crosses the network squeezed', () => {
  it('comes back byte for byte, whatever it is', async () => {
    const batch = (await seal()).bytes;
    const files = [greeting, batch, makeBundle([greeting, batch]), makeBundle([]), new Uint8Array(0)];
    for (const bytes of files) expect(unsqueeze(crypto, squeeze(crypto, bytes))).toEqual({ ok: true, value: bytes });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        expect(unsqueeze(crypto, squeeze(crypto, bytes))).toEqual({ ok: true, value: bytes });
      }),
    );
  });

  it('leaves ciphertext and signatures as they are', async () => {
    const { bytes, header } = await seal();
    const open = openPart(bytes);
    expect(bytes.length - open).toBe((header.payload?.bytes ?? 0) + 64);
    expect(squeeze(crypto, bytes).slice(open - bytes.length)).toEqual(bytes.slice(open));
  });

  it('is answered with a refusal, never a throw, whatever came instead', () => {
    const squeezed = squeeze(crypto, greeting);
    for (let place = 0; place < squeezed.length; place += 1) {
      const bytes = squeezed.slice();
      bytes[place] = (bytes[place] ?? 0) ^ 0x55;
      const read = unsqueeze(crypto, bytes);
      if (!read.ok) expect(read.refusal.code).toMatch(/^batch\.(malformed|version-newer|too-large)$/);
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void unsqueeze(crypto, bytes)));
  });

  it('by a dictionary of a later version is newer, and a bomb is too large before it is inflated', () => {
    const later = squeeze(crypto, greeting);
    // Single segment and one byte of content size: the dictionary's number follows the descriptor.
    const at = 2 + 5 + ((later[2 + 4] ?? 0) & 0x20 ? 0 : 1);
    expect(later[at]).toBe(2);
    later[at] = 9;
    expect(unsqueeze(crypto, later)).toMatchObject({ ok: false, refusal: { code: 'batch.version-newer' } });
    const frame = crypto.deflate(new Uint8Array(40_000));
    const bomb = Uint8Array.of(frame.length >> 8, frame.length & 255, ...frame);
    expect(unsqueeze(crypto, bomb)).toMatchObject({ ok: false, refusal: { code: 'batch.too-large' } });
  });
});
