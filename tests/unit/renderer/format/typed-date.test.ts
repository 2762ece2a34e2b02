import { expect, test } from 'vitest';
import { readTypedDate } from '../../../../renderer/format/typed-date.ts';
import { writeBirth } from '../../../../renderer/format/write-birth.ts';

test('a date is read in the ways that people here type it', () => {
  expect(['1/12/2026', '01.12.2026', ' 01-12-2026 ', '01122026'].map(readTypedDate)).toEqual([
    '2026-12-01',
    '2026-12-01',
    '2026-12-01',
    '2026-12-01',
  ]);
});

test('what is no whole date is null', () => {
  expect(['', '31/02/2026', '12/2026', '1/12/26', '2026-12-01'].map(readTypedDate)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('a birth stands in its field as far as it is known', () => {
  expect(['1990-03-14', '1990-03', '1990'].map(writeBirth)).toEqual(['14/03/1990', '03/1990', '1990']);
});
