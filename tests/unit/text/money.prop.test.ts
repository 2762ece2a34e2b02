import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatVnd, vndInWords } from '../../../shared/text/money.ts';

const ones = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const digitOf = new Map([...ones.map((word, digit) => [word, digit] as const), ['mốt', 1], ['tư', 4], ['lăm', 5]]);
const scaleOf = new Map([
  ['nghìn', 1000],
  ['triệu', 1_000_000],
]);

/** Reads the words back: the other way round, written for this test alone. */
function amountOf(words: string): number {
  let billions = 0;
  let total = 0;
  let group = 0;
  for (const word of words
    .toLowerCase()
    .replace(/ đồng$/, '')
    .split(' ')) {
    const scale = scaleOf.get(word);
    if (word === 'tỷ') {
      billions = (billions + total + group) * 1_000_000_000;
      total = 0;
      group = 0;
    } else if (scale !== undefined) {
      total += group * scale;
      group = 0;
    } else if (word === 'trăm') group *= 100;
    else if (word === 'mười') group += 10;
    else if (word === 'mươi') group += (group % 10) * 9;
    else if (word !== 'linh') group += digitOf.get(word) ?? Number.NaN;
  }
  return billions + total + group;
}

test('an amount in words can be read back', () => {
  fc.assert(
    fc.property(fc.nat({ max: 999_999_999_999 }), (amount) => {
      expect(amountOf(vndInWords(amount))).toBe(amount);
    }),
    { numRuns: 1000 },
  );
});

test('an amount in digits can be read back', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (amount) => {
      expect(Number(formatVnd(amount).replace(' đ', '').replaceAll('.', ''))).toBe(amount);
    }),
  );
});
