import { reasonField } from './reason-field.ts';
import { defineStep, type FieldSpec } from './step.ts';

const outcome: FieldSpec = {
  name: 'outcome',
  label: 'dossier.form.outcome',
  kind: 'choice',
  required: true,
  start: 'approved',
  choices: [
    { value: 'approved', label: 'dossier.form.approve' },
    { value: 'refused', label: 'dossier.form.decline' },
  ],
};

export const handOver = defineStep({
  name: 'handOver',
  call: 'dossier.handOver',
  hint: () => 'dossier.hint.handOver',
  fields: () => [
    {
      name: 'where',
      label: 'dossier.form.where',
      kind: 'choice',
      start: 'unit',
      choices: [
        { value: 'unit', label: 'dossier.form.unit' },
        { value: 'district', label: 'dossier.form.tier' },
      ],
    },
    {
      name: 'to',
      label: 'dossier.form.to',
      kind: 'text',
      required: true,
      when: (get) => get('where') !== 'district',
    },
    { name: 'note', label: 'dossier.form.note', kind: 'area' },
  ],
  input: (name, get) => ({
    ...name,
    to: get('where') === 'district' ? 'district' : get('to'),
    ...(get('note') ? { note: get('note') } : {}),
  }),
});

export const resolve = defineStep({
  name: 'resolve',
  call: 'dossier.resolve',
  hint: () => 'dossier.hint.resolve',
  fields: ({ decision }) => [
    {
      ...outcome,
      start: decision?.outcome ?? 'approved',
      choices: [
        { value: 'approved', label: 'dossier.form.granted' },
        { value: 'refused', label: 'dossier.form.denied' },
      ],
    },
    { name: 'resultNo', label: 'dossier.form.resultNo', kind: 'text', when: (get) => get('outcome') !== 'refused' },
    {
      name: 'reason',
      label: 'dossier.form.reason',
      kind: 'area',
      required: true,
      start: decision?.outcome === 'refused' ? decision.reason : '',
      when: (get) => get('outcome') === 'refused',
    },
  ],
  input: (name, get) => ({
    ...name,
    outcome: get('outcome') === 'refused' ? 'refused' : 'approved',
    ...(get('resultNo') && get('outcome') !== 'refused' ? { resultNo: get('resultNo') } : {}),
    ...(get('reason') && get('outcome') === 'refused' ? { reason: get('reason') } : {}),
  }),
});

export const returnResult = defineStep({
  name: 'returnResult',
  call: 'dossier.returnResult',
  hint: () => 'dossier.hint.returnResult',
  fields: ({ applicant, submitter }) => {
    const usual = submitter ?? applicant;
    return [
      {
        name: 'toName',
        path: 'to.fullName',
        label: 'dossier.form.toName',
        kind: 'text',
        required: true,
        start: usual?.fullName ?? '',
      },
      {
        name: 'toPersonalId',
        path: 'to.personalId',
        label: 'dossier.form.toPersonalId',
        kind: 'text',
        start: usual?.personalId ?? '',
      },
      {
        name: 'by',
        label: 'dossier.form.by',
        kind: 'choice',
        start: 'desk',
        choices: [
          { value: 'desk', label: 'dossier.form.desk' },
          { value: 'post', label: 'dossier.form.post' },
          { value: 'electronic', label: 'dossier.form.electronic' },
        ],
      },
    ];
  },
  input: (name, get) => ({
    ...name,
    to: { fullName: get('toName'), ...(get('toPersonalId') ? { personalId: get('toPersonalId') } : {}) },
    by: get('by') === 'post' ? 'post' : get('by') === 'electronic' ? 'electronic' : 'desk',
  }),
});

export const decide = defineStep({
  name: 'decide',
  call: 'dossier.decide',
  hint: () => 'dossier.hint.decide',
  fields: () => [{ ...outcome, label: 'dossier.form.decision' }, reasonField],
  input: (name, get) => ({
    ...name,
    outcome: get('outcome') === 'refused' ? 'refused' : 'approved',
    reason: get('reason'),
  }),
});
