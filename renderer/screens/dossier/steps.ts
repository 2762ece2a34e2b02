import { instant } from '../../../shared/calendar/civil.ts';
import { readTypedDate } from '../../format/typed-date.ts';
import { correctStep } from './correct-step.ts';
import type { DossierView } from './dossier-view.ts';
import { defineStep, type FieldSpec, linesOf, readAmount, type Step, type StepName } from './step.ts';

const reason: FieldSpec = { name: 'reason', label: 'dossier.form.reason', kind: 'area', required: true };
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
// The statutory day ends with the afternoon session (domain.md 5, R4); an apology promises the same hour.
const endOfDayMinutes = 17 * 60;

const happened = (dossier: DossierView, type: string): boolean =>
  dossier.timeline.some(
    (entry) => entry.type === type && (entry.effect === 'applied' || entry.effect === 'settledTaken'),
  );
const askedBefore = (dossier: DossierView): boolean =>
  dossier.code !== null && happened(dossier, 'dossier.supplementRequested.v1');
const promisedBefore = (dossier: DossierView): boolean => dossier.promisedAt !== null;

const receive = defineStep({
  name: 'receive',
  call: 'dossier.receive',
  hint: () => 'dossier.hint.receive',
  fields: () => [],
  input: (_, __, { dossierId }) => ({ dossierId }),
});

const refuse = defineStep({
  name: 'refuse',
  call: 'dossier.refuse',
  hint: () => 'dossier.hint.refuse',
  fields: () => [reason],
  input: (name, get) => ({ ...name, reason: get('reason') }),
});

const withdraw = defineStep({
  name: 'withdraw',
  call: 'dossier.withdraw',
  hint: () => 'dossier.hint.withdraw',
  fields: () => [reason],
  input: (name, get) => ({ ...name, reason: get('reason') }),
});

const stop = defineStep({
  name: 'stop',
  call: 'dossier.stop',
  hint: () => 'dossier.hint.stop',
  fields: () => [reason],
  input: (name, get) => ({ ...name, reason: get('reason') }),
});

const recall = defineStep({
  name: 'recall',
  call: 'dossier.recall',
  hint: () => 'dossier.hint.recall',
  fields: () => [reason],
  input: (name, get) => ({ ...name, reason: get('reason') }),
});

const requestSupplement = defineStep({
  name: 'requestSupplement',
  call: 'dossier.requestSupplement',
  hint: (dossier) => (askedBefore(dossier) ? 'dossier.hint.requestSupplementAgain' : 'dossier.hint.requestSupplement'),
  fields: (dossier) => [
    { name: 'items', label: 'dossier.form.items', kind: 'lines', required: true },
    reason,
    {
      name: 'legalGround',
      label: askedBefore(dossier) ? 'dossier.form.legalGroundNeeded' : 'dossier.form.legalGround',
      kind: 'text',
      required: askedBefore(dossier),
    },
  ],
  input: (name, get) => ({
    ...name,
    items: linesOf(get('items')),
    reason: get('reason'),
    ...(get('legalGround') ? { legalGround: get('legalGround') } : {}),
  }),
});

const supplement = defineStep({
  name: 'supplement',
  call: 'dossier.supplement',
  hint: () => 'dossier.hint.supplement',
  fields: () => [{ name: 'items', label: 'dossier.form.itemsReceived', kind: 'lines' }],
  input: (name, get) => ({ ...name, ...(get('items') ? { items: linesOf(get('items')) } : {}) }),
});

const requestPayment = defineStep({
  name: 'requestPayment',
  call: 'dossier.requestPayment',
  hint: () => 'dossier.hint.requestPayment',
  fields: () => [
    { name: 'amountVnd', label: 'dossier.form.amount', kind: 'amount', required: true },
    { name: 'reason', label: 'dossier.form.reasonOptional', kind: 'area' },
  ],
  input: (name, get) => ({
    ...name,
    amountVnd: readAmount(get('amountVnd')) ?? 0,
    ...(get('reason') ? { reason: get('reason') } : {}),
  }),
});

const recordPayment = defineStep({
  name: 'recordPayment',
  call: 'dossier.recordPayment',
  hint: () => 'dossier.hint.recordPayment',
  fields: ({ timeline }) => {
    const asked = timeline.findLast(({ type }) => type === 'dossier.paymentRequested.v1')?.facts.amountVnd;
    return [
      {
        name: 'amountVnd',
        label: 'dossier.form.amount',
        kind: 'amount',
        required: true,
        start: typeof asked === 'number' ? String(asked) : '',
      },
      { name: 'receiptNo', label: 'dossier.form.receiptNo', kind: 'text' },
    ];
  },
  input: (name, get) => ({
    ...name,
    amountVnd: readAmount(get('amountVnd')) ?? 0,
    ...(get('receiptNo') ? { receiptNo: get('receiptNo') } : {}),
  }),
});

const handOver = defineStep({
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

const resolve = defineStep({
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

const returnResult = defineStep({
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

const repromise = defineStep({
  name: 'repromise',
  call: 'dossier.repromise',
  hint: (dossier) => (promisedBefore(dossier) ? 'dossier.hint.repromiseAgain' : 'dossier.hint.repromise'),
  fields: (dossier) => [
    { name: 'promisedOn', path: 'promisedAt', label: 'dossier.form.promisedOn', kind: 'date', required: true },
    reason,
    ...(promisedBefore(dossier)
      ? [{ name: 'override', label: 'dossier.form.override', kind: 'area', required: true } as const]
      : []),
  ],
  input: (name, get) => ({
    ...name,
    promisedAt: new Date(instant(readTypedDate(get('promisedOn')) ?? '1970-01-01', endOfDayMinutes)).toISOString(),
    reason: get('reason'),
    ...(get('override') ? { override: get('override') } : {}),
  }),
});

const decide = defineStep({
  name: 'decide',
  call: 'dossier.decide',
  hint: () => 'dossier.hint.decide',
  fields: () => [{ ...outcome, label: 'dossier.form.decision' }, reason],
  input: (name, get) => ({
    ...name,
    outcome: get('outcome') === 'refused' ? 'refused' : 'approved',
    reason: get('reason'),
  }),
});

/** Every step that has its own button; a settlement belongs to the entry that it settles. */
export const steps: Readonly<Record<Exclude<StepName, 'settle'>, Step>> = {
  receive,
  refuse,
  requestSupplement,
  supplement,
  requestPayment,
  recordPayment,
  handOver,
  resolve,
  recall,
  returnResult,
  withdraw,
  stop,
  repromise,
  correct: correctStep,
  decide,
};
