import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LedgerId } from '../../../shared/dossier/ids.ts';
import {
  formatReceiptQr,
  parseReceiptQr,
  receiptPayloadToSign,
  receiptQrSvg,
  verifyReceiptQr,
} from '../../../shared/forms/receipt-qr.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { ed25519 } from './ed25519.ts';

const Vector = z.object({
  seed: z.string(),
  publicKey: z.string(),
  facts: z.object({
    code: z.string(),
    lookupKey: z.string(),
    receivedAt: z.number(),
    dueAt: z.number(),
    ledger: LedgerId,
  }),
  signedText: z.string(),
  signature: z.string(),
  text: z.string(),
  keyList: z.record(z.string(), z.object({ key: z.string(), desk: z.number(), commune: z.string() })),
});
const vector = Vector.parse(
  JSON.parse(readFileSync(new URL('../../fixtures/vectors/receipt-qr.json', import.meta.url), 'utf8')),
);
const keys = new Map(Object.entries(vector.keyList));
const seed = Buffer.from(vector.seed, 'hex');

describe('the QR code of a receipt', () => {
  it('is the text of the vector, byte for byte', () => {
    expect(Buffer.from(receiptPayloadToSign(vector.facts)).toString('ascii')).toBe(vector.signedText);
    const signature = ed25519.sign(seed, receiptPayloadToSign(vector.facts));
    expect(Buffer.from(signature).toString('hex')).toBe(vector.signature);
    expect(formatReceiptQr(vector.facts, signature)).toBe(vector.text);
  });

  it('reads back what was written', () => {
    expect(parseReceiptQr(vector.text)).toEqual(
      ok({ ...vector.facts, signature: new Uint8Array(Buffer.from(vector.signature, 'hex')) }),
    );
  });

  it('is proved genuine by the published key list alone', () => {
    expect(verifyReceiptQr(ed25519, keys, `${vector.text}\r\n`)).toEqual(
      ok({ ...vector.facts, desk: 2, commune: 'H60.15.3' }),
    );
  });

  it('is refused when a single sign of what it says was changed', () => {
    const later = vector.text.replace(String(vector.facts.dueAt / 1000), String(vector.facts.dueAt / 1000 + 86_400));
    expect(verifyReceiptQr(ed25519, keys, later)).toEqual(refuse('forms.qr-signature-wrong'));
  });

  it('is refused when the list does not name its desk, or names a broken key', () => {
    expect(verifyReceiptQr(ed25519, new Map(), vector.text)).toEqual(refuse('forms.qr-ledger-unknown'));
    const broken = new Map([[vector.facts.ledger as string, { key: 'AAAA', desk: 2, commune: 'H60.15.3' }]]);
    expect(verifyReceiptQr(ed25519, broken, vector.text)).toEqual(refuse('forms.qr-signature-wrong'));
  });

  it('is unreadable when half of it is missing, or when it is another code', () => {
    for (const text of ['', vector.text.slice(0, -1), `${vector.text}A`, vector.text.toLowerCase(), 'MCR2:X']) {
      expect(parseReceiptQr(text)).toEqual(refuse('forms.qr-unreadable'));
    }
  });

  it('stays small enough for a slow printer: 49 modules at medium correction', () => {
    expect(receiptQrSvg(vector.text, 'Mã QR')).toContain('viewBox="0 0 53 53"');
  });

  it('has a name for those who cannot see it, escaped', () => {
    expect(receiptQrSvg('A', 'Giấy hẹn <1>')).toContain('<title>Giấy hẹn &lt;1&gt;</title>');
  });
});
