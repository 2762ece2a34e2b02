import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import { partialDateParts } from './partial-date.ts';
import { provinceNames } from './provinces.ts';
import type { Warning } from './warning.ts';

export type Sex = 'male' | 'female';

/** What the digits of a personal number say (NĐ 137/2015 Đ13, TT 59/2021/TT-BCA). */
export interface PersonalIdFacts {
  readonly personalId: string;
  readonly provinceCode: string;
  /** Province of birth registration, by its name then; null when the code is of no province (registered abroad). */
  readonly provinceName: string | null;
  /** First year of the century, 1900 to 2300. */
  readonly century: number;
  readonly sex: Sex;
  readonly birthYear: number;
}

export interface PersonalIdCheck {
  readonly facts: PersonalIdFacts;
  readonly warnings: readonly Warning[];
}

/** What was typed beside the number; the birth is a PartialDate. */
export interface DeclaredIdentity {
  readonly sex?: Sex | undefined;
  readonly birth?: string | undefined;
}

/** The facts in a 12-digit number; spaces and dots between the digits are ignored. Refuses: identity.personal-id-invalid. */
export function readPersonalId(typed: string): Result<PersonalIdFacts> {
  const personalId = typed.length > 60 ? '' : typed.replace(/[\s.]/g, '');
  if (!/^\d{12}$/.test(personalId)) return refuse('identity.personal-id-invalid');
  const provinceCode = personalId.slice(0, 3);
  const centuryAndSex = Number(personalId.charAt(3));
  const century = 1900 + Math.floor(centuryAndSex / 2) * 100;
  return ok({
    personalId,
    provinceCode,
    provinceName: provinceNames.get(provinceCode) ?? null,
    century,
    sex: centuryAndSex % 2 === 0 ? 'male' : 'female',
    birthYear: century + Number(personalId.slice(4, 6)),
  });
}

/**
 * The number against what was typed beside it. A mismatch is a warning, because corrections after birth registration
 * leave the number as it was. Refuses only the form: identity.personal-id-invalid.
 */
export function checkPersonalId(typed: string, declared: DeclaredIdentity): Result<PersonalIdCheck> {
  const read = readPersonalId(typed);
  if (!read.ok) return read;
  const facts = read.value;
  const warnings: Warning[] = [];
  if (facts.provinceName === null) {
    const params = { provinceCode: facts.provinceCode };
    warnings.push({ code: 'identity.personal-id-province-unknown', field: 'personalId', params });
  }
  if (declared.sex !== undefined && declared.sex !== facts.sex) {
    warnings.push({ code: 'identity.personal-id-sex-differs', field: 'sex' });
  }
  const birth = declared.birth === undefined ? undefined : partialDateParts(declared.birth);
  if (birth && birth.year !== facts.birthYear) {
    warnings.push({ code: 'identity.personal-id-birth-differs', field: 'birth' });
  }
  return ok({ facts, warnings });
}
