import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorTable } from '../../../shared/errors/table.ts';
import { readLegacyId } from '../../../shared/identity/legacy-id.ts';
import { parsePartialDate } from '../../../shared/identity/partial-date.ts';
import { checkPerson, personSchema } from '../../../shared/identity/person.ts';
import { readPersonalId } from '../../../shared/identity/personal-id.ts';
import { readPhone } from '../../../shared/identity/phone.ts';
import { parseCardQr } from '../../../shared/identity/qr.ts';
import { readTaxCode } from '../../../shared/identity/tax-code.ts';
import type { Result } from '../../../shared/result.ts';

const bytes = fc.uint8Array({ maxLength: 2500 });
const junk = fc.oneof(
  bytes.map((data) => new TextDecoder('utf-8').decode(data)),
  bytes.map((data) => new TextDecoder('latin1').decode(data)),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom(...'0123456789|/-. +()abNữam\r'), maxLength: 200 }),
);
const almostQr = fc
  .array(fc.oneof(junk, fc.constantFrom('008190004218', '14031990', 'Nữ', 'Nam', '', 'Nguyễn Thị Hoa')), {
    maxLength: 12,
  })
  .map((fields) => fields.join('|'));

describe.each([
  ['parseCardQr', parseCardQr],
  ['readPersonalId', readPersonalId],
  ['readLegacyId', readLegacyId],
  ['readTaxCode', readTaxCode],
  ['readPhone', readPhone],
  ['parsePartialDate', parsePartialDate],
])('%s', (_, parse: (typed: string) => Result<unknown>) => {
  test('answers any text with a value or a code of the table', () => {
    fc.assert(
      fc.property(fc.oneof(junk, almostQr), (text) => {
        const result = parse(text);
        expect(result.ok || result.refusal.code in errorTable).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

test('what a parser stored it reads again as the same', () => {
  fc.assert(
    fc.property(junk, (text) => {
      const phone = readPhone(text);
      if (phone.ok) expect(readPhone(phone.value.phone)).toEqual(phone);
      const date = parsePartialDate(text);
      if (date.ok) expect(parsePartialDate(date.value)).toEqual(date);
      const legacy = readLegacyId(text);
      if (legacy.ok) expect(readLegacyId(legacy.value.legacyIdNumber)).toEqual(legacy);
    }),
  );
});

test('a person of any fields is either refused by codes of the table or stored so that reading again changes nothing', () => {
  const field = fc.option(fc.oneof(junk, fc.constantFrom('male', '0912345678', '008190004218', '1948')), {
    nil: undefined,
  });
  const person = fc.record(
    {
      fullName: fc.oneof(junk, fc.constant('Nguyễn Thị Hoa'.normalize('NFD'))),
      personalId: field,
      legacyIdNumber: field,
      birth: field,
      sex: field,
      address: field,
      phone: field,
      organization: field,
      taxCode: field,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(person, (input) => {
      const first = personSchema.safeParse(input);
      if (!first.success) {
        for (const issue of first.error.issues) expect(Object.keys(errorTable)).toContain(issue.message);
        return;
      }
      expect(personSchema.parse(first.data)).toEqual(first.data);
      expect(JSON.stringify(first.data).normalize('NFC')).toBe(JSON.stringify(first.data));
      for (const { code } of checkPerson(first.data)) expect(Object.keys(errorTable)).toContain(code);
    }),
    { numRuns: 300 },
  );
});
