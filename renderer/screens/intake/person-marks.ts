import type { CallOutput } from '../../../shared/contract/contract.ts';
import { errorMessage } from '../../../shared/errors/table.ts';
import { parsePartialDate } from '../../../shared/identity/partial-date.ts';
import { checkPersonalId } from '../../../shared/identity/personal-id.ts';
import { readPhone } from '../../../shared/identity/phone.ts';
import type { PersonDraft } from './draft.ts';

/** A sentence beside each field that should be looked at again; none of them blocks. */
export type FieldMarks = Partial<Record<keyof PersonDraft, string>>;

/** The number against birth and sex, and the phone, as typed now. What cannot be read yet says nothing. */
export function personMarks(person: PersonDraft, language: 'vi' | 'en'): FieldMarks {
  const marks: FieldMarks = {};
  const birth = parsePartialDate(person.birth);
  const number = checkPersonalId(person.personalId, {
    sex: person.sex || undefined,
    birth: birth.ok ? birth.value : undefined,
  });
  for (const { code, field, params } of number.ok ? number.value.warnings : []) {
    if (isField(field)) marks[field] = errorMessage(code, language, params);
  }
  const phone = readPhone(person.phone);
  for (const code of phone.ok ? phone.value.warnings : []) marks.phone = errorMessage(code, language);
  return marks;
}

/** The texts that a damaged scan took, as long as nobody typed them. */
export function damageMarks(warnings: CallOutput<'card.read'>['warnings'], person: PersonDraft): FieldMarks {
  const damage = warnings.find(({ code }) => code === 'identity.qr-garbled');
  if (!damage) return {};
  return {
    ...(person.fullName === '' ? { fullName: damage.message } : {}),
    ...(person.address === '' ? { address: damage.message } : {}),
  };
}

function isField(name: string): name is 'personalId' | 'sex' | 'birth' {
  return name === 'personalId' || name === 'sex' || name === 'birth';
}
