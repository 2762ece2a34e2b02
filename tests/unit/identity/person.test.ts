import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkPerson, personSchema } from '../../../shared/identity/person.ts';

function codesOf(input: unknown): Record<string, string> {
  const parsed = personSchema.safeParse(input);
  return Object.fromEntries(parsed.error?.issues.map((issue) => [issue.path.join('.'), issue.message]) ?? []);
}

test('a person is stored NFC, with numbers without spaces and blank fields absent', () => {
  const input = {
    fullName: '  Nguyễn Thị  Hoa '.normalize('NFD'),
    personalId: '008 190 004 218',
    birth: '1990-03-14',
    sex: 'female',
    address: 'Thôn 3,\nTân Trào',
    phone: '+84 912.345.678',
    organization: '  ',
    taxCode: '0100233488001',
  } as const;
  expect(personSchema.parse(input)).toStrictEqual({
    fullName: 'Nguyễn Thị Hoa',
    personalId: '008190004218',
    birth: '1990-03-14',
    sex: 'female',
    address: 'Thôn 3, Tân Trào',
    phone: '0912345678',
    taxCode: '0100233488-001',
  });
});

test('a name keeps the case it was typed in', () => {
  expect(personSchema.parse({ fullName: "NGUYỄN văn H'Hen" })).toStrictEqual({ fullName: "NGUYỄN văn H'Hen" });
});

test('each wrong field has its own code', () => {
  expect(
    codesOf({
      fullName: ' . ',
      personalId: '123',
      legacyIdNumber: 'x',
      birth: '14/03/1990',
      sex: 'nam',
      address: 'a'.repeat(301),
      phone: 'không',
      organization: 'a'.repeat(301),
      taxCode: '0100233489',
    }),
  ).toEqual({
    fullName: 'identity.name-missing',
    personalId: 'identity.personal-id-invalid',
    legacyIdNumber: 'identity.legacy-id-invalid',
    birth: 'identity.birth-invalid',
    sex: 'identity.sex-invalid',
    address: 'identity.address-invalid',
    phone: 'identity.phone-invalid',
    organization: 'identity.organization-invalid',
    taxCode: 'identity.tax-code-invalid',
  });
});

test.each([{}, { fullName: '' }, { fullName: 5 }, { fullName: null }])('%j lacks the name', (input) => {
  expect(codesOf(input)).toEqual({ fullName: 'identity.name-missing' });
});

test('a name of more than 150 characters is refused', () => {
  expect(codesOf({ fullName: 'a'.repeat(151) })).toEqual({ fullName: 'identity.name-too-long' });
  expect(codesOf({ fullName: 'a'.repeat(100_000) })).toEqual({ fullName: 'identity.name-too-long' });
});

test('a wrong type is refused by the code of its field', () => {
  expect(codesOf({ fullName: 'A', personalId: 8190004218, phone: {} })).toEqual({
    personalId: 'identity.personal-id-invalid',
    phone: 'identity.phone-invalid',
  });
});

test('an unknown key is refused', () => {
  expect(personSchema.safeParse({ fullName: 'A', fullname: 'B' }).success).toBe(false);
});

test('what looks odd in a stored person is a warning at its field', () => {
  const person = personSchema.parse({
    fullName: 'Nguyễn Văn A2',
    personalId: '008190004218',
    legacyIdNumber: 'E12345678X',
    birth: '1989',
    sex: 'male',
    phone: '01682345678',
    taxCode: '1000005000',
  });
  expect(checkPerson(person)).toEqual([
    { code: 'identity.name-unusual', field: 'fullName' },
    { code: 'identity.personal-id-sex-differs', field: 'sex' },
    { code: 'identity.personal-id-birth-differs', field: 'birth' },
    { code: 'identity.legacy-id-foreign', field: 'legacyIdNumber' },
    { code: 'identity.phone-old-prefix', field: 'phone' },
    { code: 'identity.tax-code-check-digit', field: 'taxCode' },
  ]);
});

test('a plain person has no warning', () => {
  expect(checkPerson({ fullName: "H'Hen Niê" })).toEqual([]);
});

test('the input can be shown as JSON Schema', () => {
  const schema = z.toJSONSchema(personSchema, { io: 'input' });
  expect(schema).toMatchObject({ type: 'object', required: ['fullName'], additionalProperties: false });
});
