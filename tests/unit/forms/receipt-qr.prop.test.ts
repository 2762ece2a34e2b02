import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LedgerId } from '../../../shared/dossier/ids.ts';
import { findBase32, toBase32 } from '../../../shared/forms/base32.ts';
import { formatReceiptQr, parseReceiptQr, verifyReceiptQr } from '../../../shared/forms/receipt-qr.ts';
import { ed25519 } from './ed25519.ts';

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const facts = fc.record({
  code: fc.stringMatching(/^[A-Z0-9]{1,4}(\.[A-Z0-9]{1,3}){0,3}-\d{6}-\d{4,6}$/),
  lookupKey: hex(16),
  receivedAt: fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000),
  dueAt: fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000),
  ledger: hex(32).map((id) => LedgerId.parse(id)),
});
const signature = fc.uint8Array({ minLength: 64, maxLength: 64 });

describe('the QR code of any receipt', () => {
  it('reads back exactly', () => {
    fc.assert(
      fc.property(facts, signature, (said, signed) => {
        expect(parseReceiptQr(formatReceiptQr(said, signed))).toEqual({
          ok: true,
          value: { ...said, signature: signed },
        });
      }),
    );
  });

  it('never throws and is never believed, whatever is scanned', () => {
    const noise = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^MCR1(:[A-Z0-9.-]{0,40}){0,8}$/),
    );
    fc.assert(
      fc.property(noise, (text) => {
        expect(verifyReceiptQr(ed25519, new Map(), text).ok).toBe(false);
      }),
    );
  });
});

describe('base32', () => {
  it('gives each value one text and each text one value', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(findBase32(toBase32(bytes))).toEqual(bytes);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z2-7]{0,30}$/), (text) => {
        const bytes = findBase32(text);
        if (bytes !== null) expect(toBase32(bytes)).toBe(text);
      }),
    );
  });
});
