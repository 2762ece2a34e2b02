import type { CallInput } from '../../../shared/contract/contract.ts';
import type { DossierView } from './dossier-view.ts';
import { defineStep, type FieldSpec, type Get } from './step.ts';

type Changes = CallInput<'dossier.correct'>['changes'];

const personFields = ['fullName', 'personalId', 'address', 'phone'] as const;
const personLabels = {
  fullName: 'dossier.form.fullName',
  personalId: 'dossier.form.personalId',
  address: 'dossier.form.address',
  phone: 'dossier.form.phone',
} as const;

/** Corrects what was written wrongly: only what differs travels; the old values stay in the story. */
export const correctStep = defineStep({
  name: 'correct',
  call: 'dossier.correct',
  hint: () => 'dossier.hint.correct',
  fields: ({ applicant, quantity, note }) => [
    ...(applicant
      ? personFields.map(
          (field): FieldSpec => ({
            name: field,
            path: `changes.applicant.${field}`,
            label: personLabels[field],
            kind: 'text',
            required: field === 'fullName',
            start: applicant[field] ?? '',
          }),
        )
      : []),
    {
      name: 'quantity',
      path: 'changes.quantity',
      label: 'dossier.form.quantity',
      kind: 'count',
      required: true,
      start: String(quantity),
    },
    { name: 'note', path: 'changes.note', label: 'dossier.form.note', kind: 'text', start: note ?? '' },
    { name: 'reason', label: 'dossier.form.reason', kind: 'area', required: true },
  ],
  input(name, get, dossier) {
    const changes = changesOf(get, dossier);
    return Object.keys(changes).length === 0 ? null : { ...name, changes, reason: get('reason') };
  },
});

function changesOf(get: Get, { applicant, quantity, note }: DossierView): Changes {
  const changed = applicant ? personFields.filter((field) => get(field) !== (applicant[field] ?? '')) : [];
  const count = Number(get('quantity'));
  return {
    ...(applicant && changed.length > 0 ? { applicant: corrected(applicant, get) } : {}),
    ...(count === quantity ? {} : { quantity: count }),
    ...(get('note') === (note ?? '') ? {} : { note: get('note') }),
  };
}

/** The whole person with the typed fields in place of the old; an emptied field goes. */
function corrected(applicant: NonNullable<DossierView['applicant']>, get: Get): NonNullable<Changes['applicant']> {
  const { personalId: _id, address: _address, phone: _phone, ...kept } = applicant;
  const [personalId, address, phone] = [get('personalId'), get('address'), get('phone')];
  return {
    ...kept,
    fullName: get('fullName'),
    ...(personalId ? { personalId } : {}),
    ...(address ? { address } : {}),
    ...(phone ? { phone } : {}),
  };
}
