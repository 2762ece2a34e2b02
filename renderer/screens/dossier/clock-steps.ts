import { instant } from '../../../shared/calendar/civil.ts';
import { readTypedDate } from '../../format/typed-date.ts';
import type { DossierView } from './dossier-view.ts';
import { reasonField } from './reason-field.ts';
import { defineStep, linesOf, readAmount } from './step.ts';

// The statutory day ends with the afternoon session (domain.md 5, R4); an apology promises the same hour.
const endOfDayMinutes = 17 * 60;

const happened = (dossier: DossierView, type: string): boolean =>
  dossier.timeline.some(
    (entry) => entry.type === type && (entry.effect === 'applied' || entry.effect === 'settledTaken'),
  );
const askedBefore = (dossier: DossierView): boolean =>
  dossier.code !== null && happened(dossier, 'dossier.supplementRequested.v1');
const promisedBefore = (dossier: DossierView): boolean => dossier.promisedAt !== null;

export const requestSupplement = defineStep({
  name: 'requestSupplement',
  call: 'dossier.requestSupplement',
  hint: (dossier) => (askedBefore(dossier) ? 'dossier.hint.requestSupplementAgain' : 'dossier.hint.requestSupplement'),
  fields: (dossier) => [
    { name: 'items', label: 'dossier.form.items', kind: 'lines', required: true },
    reasonField,
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

export const supplement = defineStep({
  name: 'supplement',
  call: 'dossier.supplement',
  hint: () => 'dossier.hint.supplement',
  fields: () => [{ name: 'items', label: 'dossier.form.itemsReceived', kind: 'lines' }],
  input: (name, get) => ({ ...name, ...(get('items') ? { items: linesOf(get('items')) } : {}) }),
});

export const requestPayment = defineStep({
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

export const recordPayment = defineStep({
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

export const recalculateDue = defineStep({
  name: 'recalculateDue',
  call: 'dossier.recalculateDue',
  hint: () => 'dossier.hint.recalculateDue',
  fields: () => [reasonField],
  input: (name, get) => ({ ...name, reason: get('reason') }),
});

export const repromise = defineStep({
  name: 'repromise',
  call: 'dossier.repromise',
  hint: (dossier) => (promisedBefore(dossier) ? 'dossier.hint.repromiseAgain' : 'dossier.hint.repromise'),
  fields: (dossier) => [
    { name: 'promisedOn', path: 'promisedAt', label: 'dossier.form.promisedOn', kind: 'date', required: true },
    reasonField,
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
