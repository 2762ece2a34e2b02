import { expect, test } from 'vitest';
import { emptyPerson } from '../../../../../renderer/screens/intake/draft.ts';
import { damageMarks, personMarks } from '../../../../../renderer/screens/intake/person-marks.ts';

const person = { ...emptyPerson, personalId: '008 190 004 218', birth: '14/03/1990', sex: 'female' as const };

test('a number that agrees with birth and sex marks nothing', () => {
  expect(personMarks(person, 'vi')).toEqual({});
});

test('birth and sex that differ from the number are marked, each at its field', () => {
  expect(Object.keys(personMarks({ ...person, birth: '1991', sex: 'male' }, 'vi')).toSorted()).toEqual([
    'birth',
    'sex',
  ]);
});

test('a number that is still being typed marks nothing', () => {
  expect(personMarks({ ...person, personalId: '008 190', sex: 'male' }, 'vi')).toEqual({});
});

test('an old mobile number is marked', () => {
  expect(Object.keys(personMarks({ ...emptyPerson, phone: '0168 234 5678' }, 'vi'))).toEqual(['phone']);
});

test('a damaged card marks the texts that came back blank until they are typed', () => {
  const warnings = [{ code: 'identity.qr-garbled', message: 'hỏng' }];
  const typed = { ...person, fullName: 'Lý A Sử' };
  expect([
    damageMarks(warnings, typed),
    damageMarks(warnings, { ...typed, address: 'Thôn 1' }),
    damageMarks([], typed),
  ]).toEqual([{ address: 'hỏng' }, {}, {}]);
});
