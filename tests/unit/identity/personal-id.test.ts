import { describe, expect, test } from 'vitest';
import { checkPersonalId, readPersonalId } from '../../../shared/identity/personal-id.ts';
import { provinceNames } from '../../../shared/identity/provinces.ts';
import { ok, refuse } from '../../../shared/result.ts';

describe('reading a personal number', () => {
  test('the digits say province, century, sex and year of birth', () => {
    expect(readPersonalId('008190004218')).toEqual(
      ok({
        personalId: '008190004218',
        provinceCode: '008',
        provinceName: 'Tuyên Quang',
        century: 1900,
        sex: 'female',
        birthYear: 1990,
      }),
    );
  });

  test.each([
    ['038048000001', 'male', 1948],
    ['038205000001', 'male', 2005],
    ['038310000001', 'female', 2010],
    ['038412000001', 'male', 2112],
    ['038999000001', 'female', 2399],
  ])('%s is %s, born %i', (id, sex, birthYear) => {
    expect(readPersonalId(id)).toMatchObject({ value: { sex, birthYear } });
  });

  test('spaces and dots between the digits are ignored', () => {
    expect(readPersonalId(' 008 190 004 218 ')).toMatchObject({ value: { personalId: '008190004218' } });
  });

  test.each(['', '12345678901', '1234567890123', '03801234123a', '٠٣٨٠١٢٣٤١٢٣٤'])('%j is refused', (typed) => {
    expect(readPersonalId(typed)).toEqual(refuse('identity.personal-id-invalid'));
  });

  test('the table holds 63 provinces', () => {
    expect(provinceNames.size).toBe(63);
  });
});

describe('a number against what was typed', () => {
  test('agreement gives no warning', () => {
    const checked = checkPersonalId('008190004218', { sex: 'female', birth: '1990-03-14' });
    expect(checked).toMatchObject({ ok: true, value: { warnings: [] } });
  });

  test('a number alone gives no warning', () => {
    expect(checkPersonalId('008190004218', {})).toMatchObject({ value: { warnings: [] } });
  });

  test('another sex, another year and an unknown province warn and do not refuse', () => {
    expect(checkPersonalId('999190004218', { sex: 'male', birth: '1991' })).toMatchObject({
      ok: true,
      value: {
        warnings: [
          { code: 'identity.personal-id-province-unknown', field: 'personalId', params: { provinceCode: '999' } },
          { code: 'identity.personal-id-sex-differs', field: 'sex' },
          { code: 'identity.personal-id-birth-differs', field: 'birth' },
        ],
      },
    });
  });
});
