import type { FormSetName } from '../../../shared/forms/form-sets.ts';

export const papers = ['receipt', 'controlSheet'] as const;
export type Paper = (typeof papers)[number];
export const paperKeys = {
  receipt: 'formTexts.kinds.receipt',
  controlSheet: 'formTexts.kinds.controlSheet',
} as const satisfies Record<Paper, string>;

/** The usual one first. */
export const setKeys = {
  TT03_2025: 'formTexts.sets.TT03_2025',
  TT66_2023: 'formTexts.sets.TT66_2023',
  TT01_2018: 'formTexts.sets.TT01_2018',
} as const satisfies Record<FormSetName, string>;

/** Every text of a set by its place, in the order of the paper. */
export const formFieldKeys = {
  source: 'formTexts.field.source',
  'office.parent': 'formTexts.field.office.parent',
  'office.name': 'formTexts.field.office.name',
  'office.spoken': 'formTexts.field.office.spoken',
  'receipt.title': 'formTexts.field.receipt.title',
  'receipt.formNo': 'formTexts.field.receipt.formNo',
  'receipt.number': 'formTexts.field.receipt.number',
  'receipt.numberSuffix': 'formTexts.field.receipt.numberSuffix',
  'receipt.code': 'formTexts.field.receipt.code',
  'receipt.receivedFrom': 'formTexts.field.receipt.receivedFrom',
  'receipt.submittedBy': 'formTexts.field.receipt.submittedBy',
  'receipt.address': 'formTexts.field.receipt.address',
  'receipt.phone': 'formTexts.field.receipt.phone',
  'receipt.email': 'formTexts.field.receipt.email',
  'receipt.subject': 'formTexts.field.receipt.subject',
  'receipt.papers': 'formTexts.field.receipt.papers',
  'receipt.paperColumns': 'formTexts.field.receipt.paperColumns',
  'receipt.quantity': 'formTexts.field.receipt.quantity',
  'receipt.limit': 'formTexts.field.receipt.limit',
  'receipt.receivedAt': 'formTexts.field.receipt.receivedAt',
  'receipt.dueAt': 'formTexts.field.receipt.dueAt',
  'receipt.resultAt': 'formTexts.field.receipt.resultAt',
  'receipt.fees': 'formTexts.field.receipt.fees',
  'receipt.book': 'formTexts.field.receipt.book',
  'receipt.bookNo': 'formTexts.field.receipt.bookNo',
  'receipt.entryNo': 'formTexts.field.receipt.entryNo',
  'receipt.contact': 'formTexts.field.receipt.contact',
  'receipt.submitter': 'formTexts.field.receipt.submitter',
  'receipt.receptionist': 'formTexts.field.receipt.receptionist',
  'receipt.signHint': 'formTexts.field.receipt.signHint',
  'receipt.attention': 'formTexts.field.receipt.attention',
  'receipt.notes': 'formTexts.field.receipt.notes',
  'receipt.qrNote': 'formTexts.field.receipt.qrNote',
  'receipt.citizenCopy': 'formTexts.field.receipt.citizenCopy',
  'receipt.dossierCopy': 'formTexts.field.receipt.dossierCopy',
  'controlSheet.title': 'formTexts.field.controlSheet.title',
  'controlSheet.formNo': 'formTexts.field.controlSheet.formNo',
  'controlSheet.code': 'formTexts.field.controlSheet.code',
  'controlSheet.procedure': 'formTexts.field.controlSheet.procedure',
  'controlSheet.handler': 'formTexts.field.controlSheet.handler',
  'controlSheet.coordinator': 'formTexts.field.controlSheet.coordinator',
  'controlSheet.columns': 'formTexts.field.controlSheet.columns',
  'controlSheet.given': 'formTexts.field.controlSheet.given',
  'controlSheet.giver': 'formTexts.field.controlSheet.giver',
  'controlSheet.receiver': 'formTexts.field.controlSheet.receiver',
  'controlSheet.early': 'formTexts.field.controlSheet.early',
  'controlSheet.onTime': 'formTexts.field.controlSheet.onTime',
  'controlSheet.overdue': 'formTexts.field.controlSheet.overdue',
  'controlSheet.attention': 'formTexts.field.controlSheet.attention',
  'controlSheet.notes': 'formTexts.field.controlSheet.notes',
} as const;
/** In the order of use. */
export const setNames = Object.keys(setKeys).filter(isSetName);

export function isSetName(name: string): name is FormSetName {
  return Object.hasOwn(setKeys, name);
}

export type FormField = keyof typeof formFieldKeys;

export function isFormField(name: string): name is FormField {
  return Object.hasOwn(formFieldKeys, name);
}

const fields = Object.keys(formFieldKeys).filter(isFormField);
/** What the papers of a set have in common, and what each has by itself. */
export const headFields = fields.filter((field) => field === 'source' || field.startsWith('office.'));
export const paperFields = (paper: Paper): readonly FormField[] =>
  fields.filter((field) => field.startsWith(`${paper}.`));
