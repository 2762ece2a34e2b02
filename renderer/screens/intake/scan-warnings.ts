import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { PersonDraft } from './draft.ts';

type Warnings = CallOutput<'card.read'>['warnings'];

const fieldByCode: Readonly<Record<string, keyof PersonDraft>> = {
  'identity.personal-id-sex-differs': 'sex',
  'identity.personal-id-birth-differs': 'birth',
  'identity.personal-id-province-unknown': 'personalId',
  'identity.name-unusual': 'fullName',
};

/** The sentence beside each field that a card left in doubt. A damaged card's texts came back blank: type them. */
export function warningsByField(warnings: Warnings, person: PersonDraft): Partial<Record<keyof PersonDraft, string>> {
  const marked: Partial<Record<keyof PersonDraft, string>> = {};
  for (const { code, message } of warnings) {
    if (code === 'identity.qr-garbled') {
      if (person.fullName === '') marked.fullName = message;
      if (person.address === '') marked.address = message;
    } else {
      const field = fieldByCode[code];
      if (field) marked[field] = message;
    }
  }
  return marked;
}
