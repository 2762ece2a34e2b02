import type { IntakeDraft } from './draft.ts';

/** Whose name stands on the receipt: the organization where there is one, with who acts for it. */
export function receiptPerson({ applicant }: IntakeDraft): {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
} {
  const person = applicant.fullName.trim();
  const organization = applicant.organization.trim();
  return {
    name: organization && person ? `${organization} (${person})` : organization || person,
    address: applicant.address.trim(),
    phone: applicant.phone.trim(),
  };
}
