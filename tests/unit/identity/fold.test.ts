import { expect, test } from 'vitest';
import { fold } from '../../../shared/identity/fold.ts';

test.each([
  ['Đặng Thị Hồng Đào', 'dang thi hong dao'],
  ['ĐƯỜNG', 'duong'],
  ['  Nguyễn \t Văn\u00a0 A ', 'nguyen van a'],
  ['Thúy', 'thuy'],
  ['Thuý', 'thuy'],
  ['Ayŭn Čư Ƀrông ƀ', 'ayun cu brong b'],
  ['H’Hen Niê', "h'hen nie"],
  ['HʼHen Niê', "h'hen nie"],
  ['Y–Bhăm', 'y-bham'],
  ['mã 038', 'ma 038'],
  ['', ''],
])('%j folds to %j', (text, key) => {
  expect(fold(text)).toBe(key);
});
