import { describe, expect, test } from 'vitest';
import { readLegacyId } from '../../../shared/identity/legacy-id.ts';
import { readPhone } from '../../../shared/identity/phone.ts';
import { readTaxCode } from '../../../shared/identity/tax-code.ts';
import { ok, refuse } from '../../../shared/result.ts';

describe('tax code', () => {
  test.each(['0100233488', '0314409058', '0100109106'])('%s is right', (taxCode) => {
    expect(readTaxCode(taxCode)).toEqual(ok({ taxCode, kind: 'organization', warnings: [] }));
  });

  test('any other last digit is refused', () => {
    for (let digit = 0; digit <= 9; digit++) {
      const accepted = readTaxCode(`010023348${digit}`).ok;
      expect(accepted).toBe(digit === 8);
    }
  });

  test.each(['0100233488-001', '0100233488001', '0100233488 001'])('%s is a dependent unit', (typed) => {
    expect(readTaxCode(typed)).toEqual(ok({ taxCode: '0100233488-001', kind: 'branch', warnings: [] }));
  });

  test('since July 2025 a person is taxed under the personal number', () => {
    expect(readTaxCode('008190004218')).toEqual(ok({ taxCode: '008190004218', kind: 'person', warnings: [] }));
  });

  test('where the formula gives no digit, 0 warns and every other digit is refused', () => {
    // 31 + 7·5 + 0 = 66, a multiple of 11: first digit 1, seventh and eighth 5 and 0.
    expect(readTaxCode('1000005000')).toEqual(
      ok({ taxCode: '1000005000', kind: 'organization', warnings: ['identity.tax-code-check-digit'] }),
    );
    expect(readTaxCode('1000005001')).toEqual(refuse('identity.tax-code-invalid'));
  });

  test.each(['', '123', '010023348', '0100233488-1', 'abc', '01002334880'])('%j is refused', (typed) => {
    expect(readTaxCode(typed)).toEqual(refuse('identity.tax-code-invalid'));
  });
});

describe('phone', () => {
  test.each([
    ['0912345678', '0912345678'],
    ['0912.345.678', '0912345678'],
    ['+84 912 345 678', '0912345678'],
    ['84912345678', '0912345678'],
    ['+84 (0) 912-345-678', '0912345678'],
    ['0084912345678', '0912345678'],
    ['0352345678', '0352345678'],
  ])('%s is the mobile number %s', (typed, phone) => {
    expect(readPhone(typed)).toEqual(ok({ phone, kind: 'mobile', warnings: [] }));
  });

  test.each([
    ['(024) 3825 1234', '02438251234'],
    ['+84 24 3825 1234', '02438251234'],
    ['0207 382 123', '0207382123'],
  ])('%s is the landline %s', (typed, phone) => {
    expect(readPhone(typed)).toEqual(ok({ phone, kind: 'landline', warnings: [] }));
  });

  test('an old 11-digit number is kept and flagged', () => {
    expect(readPhone('0168 234 5678')).toEqual(
      ok({ phone: '01682345678', kind: 'oldMobile', warnings: ['identity.phone-old-prefix'] }),
    );
  });

  test.each(['+8613912345678', '0312345678', '19001234'])('%s is kept and flagged', (typed) => {
    expect(readPhone(typed)).toEqual(ok({ phone: typed, kind: 'other', warnings: ['identity.phone-unusual'] }));
  });

  test.each(['', '123', 'không có', '0912345678x', '1234567890123456'])('%j is refused', (typed) => {
    expect(readPhone(typed)).toEqual(refuse('identity.phone-invalid'));
  });
});

describe('old papers', () => {
  test.each([
    ['012 345 678', '012345678', 'card9'],
    ['038012341234', '038012341234', 'card12'],
    ['b1234567', 'B1234567', 'passport'],
    ['PB1234567', 'PB1234567', 'passport'],
  ])('%s is read as %s, %s', (typed, legacyIdNumber, kind) => {
    expect(readLegacyId(typed)).toEqual(ok({ legacyIdNumber, kind, warnings: [] }));
  });

  test('a foreign passport is kept and flagged', () => {
    expect(readLegacyId('E12345678X')).toEqual(
      ok({ legacyIdNumber: 'E12345678X', kind: 'foreign', warnings: ['identity.legacy-id-foreign'] }),
    );
  });

  test.each(['', 'ABCDEF', '1234', 'số 5'])('%j is refused', (typed) => {
    expect(readLegacyId(typed)).toEqual(refuse('identity.legacy-id-invalid'));
  });
});
