import { expect, test } from 'vitest';
import { compareNames } from '../../../shared/identity/compare-names.ts';

test('names are sorted by the last word, then the first, with Vietnamese letters in their own places', () => {
  const names = ['Trần Văn Đức', 'Lê Thị Ân', 'Nguyễn Văn An', 'Đỗ Thị An', 'Phạm Văn Dũng', 'Lê Thị Ăn', 'Vũ'];
  expect(names.toSorted(compareNames)).toEqual([
    'Đỗ Thị An',
    'Nguyễn Văn An',
    'Lê Thị Ăn',
    'Lê Thị Ân',
    'Phạm Văn Dũng',
    'Trần Văn Đức',
    'Vũ',
  ]);
});

test('two different strings are never equal', () => {
  expect(compareNames('Lê  An', 'Lê An')).not.toBe(0);
  expect(compareNames('Lê An', 'Lê An')).toBe(0);
});
