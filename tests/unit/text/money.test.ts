import { expect, test } from 'vitest';
import { formatVnd, vndInWords } from '../../../shared/text/money.ts';

test.each([
  [0, '0 đ'],
  [999, '999 đ'],
  [1000, '1.000 đ'],
  [1_500_000, '1.500.000 đ'],
  [-20_000, '-20.000 đ'],
])('%i is shown as %s', (amount, text) => {
  expect(formatVnd(amount)).toBe(text);
});

test.each([
  [0, 'Không đồng'],
  [4, 'Bốn đồng'],
  [5, 'Năm đồng'],
  [10, 'Mười đồng'],
  [11, 'Mười một đồng'],
  [14, 'Mười bốn đồng'],
  [15, 'Mười lăm đồng'],
  [20, 'Hai mươi đồng'],
  [21, 'Hai mươi mốt đồng'],
  [24, 'Hai mươi tư đồng'],
  [25, 'Hai mươi lăm đồng'],
  [91, 'Chín mươi mốt đồng'],
  [100, 'Một trăm đồng'],
  [101, 'Một trăm linh một đồng'],
  [104, 'Một trăm linh bốn đồng'],
  [105, 'Một trăm linh năm đồng'],
  [115, 'Một trăm mười lăm đồng'],
  [555, 'Năm trăm năm mươi lăm đồng'],
  [1005, 'Một nghìn không trăm linh năm đồng'],
  [2010, 'Hai nghìn không trăm mười đồng'],
  [8000, 'Tám nghìn đồng'],
  [15_000, 'Mười lăm nghìn đồng'],
  [400_000, 'Bốn trăm nghìn đồng'],
  [1_000_005, 'Một triệu không trăm linh năm đồng'],
  [1_050_000, 'Một triệu không trăm năm mươi nghìn đồng'],
  [1_500_000, 'Một triệu năm trăm nghìn đồng'],
  [1_505_000, 'Một triệu năm trăm linh năm nghìn đồng'],
  [21_000_000, 'Hai mươi mốt triệu đồng'],
  [1_000_000_000, 'Một tỷ đồng'],
  [2_000_000_001, 'Hai tỷ không trăm linh một đồng'],
  [1_234_567_891, 'Một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt đồng'],
  [5_000_000_000_000, 'Năm nghìn tỷ đồng'],
  [-5000, 'Âm năm nghìn đồng'],
])('%i in words is %s', (amount, words) => {
  expect(vndInWords(amount)).toBe(words);
});

test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60])('%d is no amount', (amount) => {
  expect(() => formatVnd(amount)).toThrow(RangeError);
  expect(() => vndInWords(amount)).toThrow(RangeError);
});
