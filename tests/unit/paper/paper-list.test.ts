import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dossierCode } from '../../../shared/dossier/code.ts';
import { LedgerId } from '../../../shared/dossier/ids.ts';
import { packCodes, unpackCodes } from '../../../shared/paper/list-codes.ts';
import { formatPaperList, isPaperListSigned, parsePaperList } from '../../../shared/paper/list-qr.ts';
import { tickOff } from '../../../shared/paper/tick-off.ts';
import { ed25519 } from '../forms/ed25519.ts';

const Vector = z.object({
  seed: z.string(),
  publicKey: z.string(),
  facts: z.object({
    list: z.string(),
    madeAt: z.number(),
    ledger: LedgerId,
    batch: z.string(),
    codes: z.array(z.string()),
  }),
  text: z.string(),
});

const day = 24 * 3_600_000;
const code = fc
  .tuple(fc.constantFrom('H60.15.3', 'H05.7'), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 12_999 }))
  .map(([agency, days, number]) => dossierCode(agency, Date.UTC(2026, 10, 20) + days * day, number));

describe('codes of a list', () => {
  it('are the same after packing, in the same order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(code, { minLength: 1, maxLength: 40 }), (codes) => {
        expect(unpackCodes(packCodes(codes) ?? '')).toEqual(codes);
      }),
    );
  });

  it('share what they have in common', () => {
    expect(packCodes(['H60.15.3-261128-2001', 'H60.15.3-261128-2002', 'H60.15.3-261127-2009'])).toBe(
      'H60.15.3-261128-2001+2002+H60.15.3-261127-2009',
    );
    expect(packCodes(['hồ sơ cũ'])).toBeNull();
  });

  it.each(['', '2001', 'H60.15.3-261128-2001+2001', 'H60.15.3-261128-2001+H60.15.3-261128-2002', 'x+y'])(
    'that nobody packed so are none: %s',
    (text) => {
      expect(unpackCodes(text)).toBeNull();
    },
  );
});

const vector = Vector.parse(
  JSON.parse(readFileSync(new URL('../../fixtures/vectors/paper-list-qr.json', import.meta.url), 'utf8')),
);

describe('the text of a list', () => {
  it('is the text of the vector, byte for byte, and reads back', () => {
    const sign = { ed25519Sign: ed25519.sign };
    expect(formatPaperList(sign, Buffer.from(vector.seed, 'hex'), vector.facts)).toBe(vector.text);
    const read = parsePaperList(`${vector.text}\r\n`);
    expect(read).toMatchObject({ ok: true, value: { ...vector.facts, commune: 'H60.15.3', desk: 2 } });
    const key = Buffer.from(vector.publicKey, 'base64url');
    expect(read.ok && isPaperListSigned(ed25519, key, read.value)).toBe(true);
    const altered = parsePaperList(vector.text.replace(':1796092440:', ':1796092441:'));
    expect(altered.ok && isPaperListSigned(ed25519, key, altered.value)).toBe(false);
  });

  it('holds no more than a scanner reads, and no code that is not ours', () => {
    const sign = { ed25519Sign: ed25519.sign };
    const seed = Buffer.from(vector.seed, 'hex');
    const many = Array.from({ length: 41 }, (_, n) => `H60.15.3-261130-${2001 + n}`);
    expect(formatPaperList(sign, seed, { ...vector.facts, codes: many })).toBeNull();
    expect(formatPaperList(sign, seed, { ...vector.facts, codes: [] })).toBeNull();
    expect(formatPaperList(sign, seed, { ...vector.facts, codes: ['hồ sơ'] })).toBeNull();
    const text = formatPaperList(sign, seed, { ...vector.facts, batch: null, codes: many.slice(1) }) ?? '';
    expect(parsePaperList(text)).toMatchObject({ ok: true, value: { batch: null, codes: many.slice(1) } });
  });

  it('is read or refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(parsePaperList(`MCL1:${text}`)).toMatchObject({ refusal: { code: 'paper.qr-unreadable' } });
      }),
    );
  });
});

describe('ticking paper and data off against each other', () => {
  const codes = ['a', 'b'];
  const all = new Set(codes);
  const some = new Set(['a']);
  it.each([
    ['announced only', 'x', { isScanned: false, here: all, extra: [] }, 'expected', 'paper'],
    ['both are here and agree', 'x', { isScanned: true, here: all, extra: [] }, 'arrived', null],
    ['the data came by another road', 'x', { isScanned: true, here: all, extra: null }, 'arrived', null],
    ['the batch is not here yet', 'x', { isScanned: true, here: some, extra: null }, 'expected', 'data'],
    ['the batch is here and lacks one', 'x', { isScanned: true, here: some, extra: [] }, 'differs', null],
    ['no batch belongs to it and one is lacking', null, { isScanned: true, here: some, extra: null }, 'differs', null],
    ['the batch has one more', 'x', { isScanned: true, here: all, extra: ['c'] }, 'differs', null],
  ] as const)('%s', (_name, batch, facts, state, waitsFor) => {
    const ticked = tickOff({ codes, batch }, facts);
    expect([ticked.state, ticked.waitsFor]).toEqual([state, waitsFor]);
    expect(ticked.missing).toEqual(codes.filter((each) => !facts.here.has(each)));
  });
});
