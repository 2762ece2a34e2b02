import { expect, test } from 'vitest';
import { describePartialDate, isPartialDate, parsePartialDate } from '../../../shared/identity/partial-date.ts';
import { ok, refuse } from '../../../shared/result.ts';

test.each([
  ['14/03/1990', '1990-03-14'],
  ['14/3/1990', '1990-03-14'],
  [' 14 - 3 - 1990 ', '1990-03-14'],
  ['14.03.1990', '1990-03-14'],
  ['14031990', '1990-03-14'],
  ['1948', '1948'],
  ['năm 1948', '1948'],
  ['3/1948', '1948-03'],
  ['tháng 3 năm 1948', '1948-03'],
  ['Ngày 14 tháng 3 năm 1990', '1990-03-14'],
  ['1990-03-14', '1990-03-14'],
  ['1990-03', '1990-03'],
  ['29/02/2024', '2024-02-29'],
])('%j is read as %s', (typed, date) => {
  expect(parsePartialDate(typed)).toEqual(ok(date));
});

test.each([
  '',
  '48',
  '31/02/1990',
  '29/02/2023',
  '14/13/1990',
  '00/03/1990',
  '0/1948',
  '14/03/90',
  '1799',
  '2200',
  'abc',
  '140390',
  '1990-3-14-1',
])('%j is refused', (typed) => {
  expect(parsePartialDate(typed)).toEqual(refuse('identity.birth-invalid'));
});

test.each([
  ['1948', 'năm 1948'],
  ['1948-03', 'tháng 3 năm 1948'],
  ['1948-02', 'tháng 02 năm 1948'],
  ['1990-03-14', '14/03/1990'],
])('%s is printed as %s', (date, text) => {
  expect(describePartialDate(date)).toBe(text);
  expect(parsePartialDate(text)).toEqual(ok(date));
});

test('only the stored form counts as a partial date', () => {
  expect(['1948', '1948-03', '1948-03-09', '1948-3', '1948-13', '1948-00', '09/03/1948'].map(isPartialDate)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
