import { z } from 'zod';
import type { Result } from '../result.ts';
import { tidyLine } from '../text/tidy.ts';
import { readLegacyId } from './legacy-id.ts';
import { isPartialDate } from './partial-date.ts';
import type { Sex } from './personal-id.ts';
import { checkPersonalId, readPersonalId } from './personal-id.ts';
import { readPhone } from './phone.ts';
import { readTaxCode } from './tax-code.ts';
import type { IdentityCode, Warning } from './warning.ts';

/** A person (or who acts for an organization) as it is stored: NFC, numbers without spaces, absent fields absent. */
export interface Person {
  /** One name as on the paper, never split, never re-cased. */
  readonly fullName: string;
  readonly personalId?: string;
  /** CMND or passport, where there is no personal number. */
  readonly legacyIdNumber?: string;
  /** PartialDate: 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. */
  readonly birth?: string;
  readonly sex?: Sex;
  readonly address?: string;
  readonly phone?: string;
  readonly organization?: string;
  readonly taxCode?: string;
}

const longestName = 150;
const longestText = 300;
/** NFD and spaces may make what is typed longer than what is stored; beyond this nothing is even normalised. */
const longestTyped = 1000;

/** Optional text whose blank form counts as absent; `read` gives the stored form or the code of the refusal. */
function optionalField(code: IdentityCode, read: (tidied: string) => string | undefined) {
  return z
    .string(code)
    .max(longestTyped, code)
    .transform((typed, context) => {
      const tidied = tidyLine(typed);
      if (tidied === '') return undefined;
      const value = read(tidied);
      if (value === undefined) context.addIssue({ code: 'custom', message: code });
      return value;
    })
    .optional();
}

function valueIn<T>(result: Result<T>): T | undefined {
  return result.ok ? result.value : undefined;
}

const shortText = (tidied: string) => (tidied.length <= longestText ? tidied : undefined);

const fullNameSchema = z
  .string('identity.name-missing')
  .max(longestTyped, 'identity.name-too-long')
  .transform(tidyLine)
  .refine((name) => /\p{L}/u.test(name), { error: 'identity.name-missing', abort: true })
  .refine((name) => name.length <= longestName, 'identity.name-too-long');

/**
 * A person as the calls take it (cli.md, `dossier.receive`) and as it is stored. The message of each issue is a stable
 * code `identity.*`; unknown keys are refused. Reading what was stored gives the same again.
 */
export const personSchema = z
  .strictObject({
    fullName: fullNameSchema,
    personalId: optionalField('identity.personal-id-invalid', (typed) => valueIn(readPersonalId(typed))?.personalId),
    legacyIdNumber: optionalField(
      'identity.legacy-id-invalid',
      (typed) => valueIn(readLegacyId(typed))?.legacyIdNumber,
    ),
    birth: optionalField('identity.birth-invalid', (typed) => (isPartialDate(typed) ? typed : undefined)),
    sex: z.enum(['male', 'female'], 'identity.sex-invalid').optional(),
    address: optionalField('identity.address-invalid', shortText),
    phone: optionalField('identity.phone-invalid', (typed) => valueIn(readPhone(typed))?.phone),
    organization: optionalField('identity.organization-invalid', shortText),
    taxCode: optionalField('identity.tax-code-invalid', (typed) => valueIn(readTaxCode(typed))?.taxCode),
  })
  .transform(
    ({ fullName, personalId, legacyIdNumber, birth, sex, address, phone, organization, taxCode }): Person => ({
      fullName,
      ...(personalId && { personalId }),
      ...(legacyIdNumber && { legacyIdNumber }),
      ...(birth && { birth }),
      ...(sex && { sex }),
      ...(address && { address }),
      ...(phone && { phone }),
      ...(organization && { organization }),
      ...(taxCode && { taxCode }),
    }),
  );

function warningsOf(field: string, codes: readonly IdentityCode[] | undefined): readonly Warning[] {
  return (codes ?? []).map((code) => ({ code, field }));
}

/** What a clerk should look at again in a stored person; nothing here blocks. */
export function checkPerson(person: Person): readonly Warning[] {
  const { fullName, personalId, legacyIdNumber, phone, taxCode } = person;
  return [
    ...warningsOf('fullName', /[^\p{L}\p{M}\s'’‘ʼ.-]/u.test(fullName) ? ['identity.name-unusual'] : []),
    ...(personalId === undefined ? [] : (valueIn(checkPersonalId(personalId, person))?.warnings ?? [])),
    ...warningsOf(
      'legacyIdNumber',
      legacyIdNumber === undefined ? [] : valueIn(readLegacyId(legacyIdNumber))?.warnings,
    ),
    ...warningsOf('phone', phone === undefined ? [] : valueIn(readPhone(phone))?.warnings),
    ...warningsOf('taxCode', taxCode === undefined ? [] : valueIn(readTaxCode(taxCode))?.warnings),
  ];
}
