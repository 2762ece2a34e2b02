import { describe, expect, test } from 'vitest';
import { queryTokens, searchTokens } from '../../../shared/identity/search-tokens.ts';

function finds(typed: string, stored: string): boolean {
  const indexed = new Set(searchTokens(stored));
  return queryTokens(typed).every((token) => indexed.has(token));
}

describe.each([
  ["H'Hen Niê", 'H’Hen Nie', 'hhen nie', 'HHEN NIÊ', "nie h'hen", 'h hen nie'],
  ['Y-Bhăm', 'Y Bhăm', 'y bham', 'ybham', 'Y–BHĂM'],
  ["K'Brêu", 'kbreu', 'k breu', 'K-Brêu'],
])('ways of writing %s', (...ways) => {
  test.each(ways.flatMap((typed) => ways.map((stored) => [typed, stored] as const)))('%s finds %s', (typed, stored) => {
    expect(finds(typed, stored)).toBe(true);
  });
});

test.each([
  ['duc tran', 'Trần Văn Đức'],
  ['y nguyen', 'Nguyễn Y'],
  ['lan y', 'Nguyễn Thị Ý Lan'],
  ['rịa-vũng', 'Bà Rịa - Vũng Tàu'],
  ['261124-2001', 'H60.15.3-261124-2001'],
  ['H60.15.3-261124-2001', 'H60.15.3-261124-2001'],
  ['008 190 004 218', '008190004218'],
  ['0912.345.678', '0912345678'],
])('%s finds %s', (typed, stored) => {
  expect(finds(typed, stored)).toBe(true);
});

test.each([
  ['hen', 'Nguyễn Thị Hoa'],
  ['khanh', 'Nguyễn An'],
])('%s does not find %s', (typed, stored) => {
  expect(finds(typed, stored)).toBe(false);
});

test('a Vietnamese word beginning with kh is not taken apart', () => {
  expect(searchTokens('Khánh Hòa')).toEqual(['khanh', 'hoa']);
});
