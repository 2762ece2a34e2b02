import type { CallOutput } from '../../../shared/contract/contract.ts';

export type RulesOverview = CallOutput<'rules.overview'>;
export type RulesDraft = CallOutput<'rules.draft'>;
export type RulesProblem = RulesDraft['problems'][number];

export const dayKinds = ['holiday', 'compensatoryOff', 'swapOff', 'localOff', 'halfDay', 'swapWork'] as const;
export type DayKind = (typeof dayKinds)[number];
export const dayKindKeys = {
  holiday: 'rules.day.kind.holiday',
  compensatoryOff: 'rules.day.kind.compensatoryOff',
  swapOff: 'rules.day.kind.swapOff',
  localOff: 'rules.day.kind.localOff',
  halfDay: 'rules.day.kind.halfDay',
  swapWork: 'rules.day.kind.swapWork',
} as const satisfies Record<DayKind, string>;

export const dayStatuses = ['official', 'seen', 'check', 'computed'] as const;
export type DayStatus = (typeof dayStatuses)[number];
export const dayStatusKeys = {
  official: 'rules.day.status.official',
  seen: 'rules.day.status.seen',
  check: 'rules.day.status.check',
  computed: 'rules.day.status.computed',
} as const satisfies Record<DayStatus, string>;

export const halves = ['morning', 'afternoon'] as const;
export const halfKeys = {
  morning: 'rules.day.half.morning',
  afternoon: 'rules.day.half.afternoon',
} as const satisfies Record<(typeof halves)[number], string>;

/** Of each field of an entry that a draft may change. */
export const fieldKeys = {
  '': 'rules.field.whole',
  agency: 'rules.field.agency',
  code: 'rules.field.code',
  codeSeen: 'rules.field.codeSeen',
  components: 'rules.field.components',
  confidence: 'rules.field.confidence',
  confidenceNote: 'rules.field.confidenceNote',
  date: 'rules.field.date',
  effectiveFrom: 'rules.field.effectiveFrom',
  extension: 'rules.field.extension',
  fees: 'rules.field.fees',
  field: 'rules.field.field',
  formSet: 'rules.field.formSet',
  half: 'rules.field.half',
  kind: 'rules.field.kind',
  legalBasis: 'rules.field.legalBasis',
  name: 'rules.field.name',
  posted: 'rules.field.posted',
  result: 'rules.field.result',
  retentionYears: 'rules.field.retentionYears',
  source: 'rules.field.source',
  status: 'rules.field.status',
  steps: 'rules.field.steps',
  supplementPolicy: 'rules.field.supplementPolicy',
  timeLimit: 'rules.field.timeLimit',
  variants: 'rules.field.variants',
  weekday: 'rules.field.weekday',
} as const;

export function isFieldName(name: string): name is keyof typeof fieldKeys {
  return Object.hasOwn(fieldKeys, name);
}

export const confidenceKeys = {
  high: 'rules.confidence.high',
  medium: 'rules.confidence.medium',
  low: 'rules.confidence.low',
} as const;

export const differenceKeys = {
  added: 'rules.difference.added',
  changed: 'rules.difference.changed',
  retired: 'rules.difference.retired',
  returned: 'rules.difference.returned',
} as const;
export const differenceTones = { added: 'ok', changed: 'soon', retired: 'late', returned: 'ok' } as const;

/** Values that stand for themselves in the data and have a word on screen. */
const valueKeys = { ...dayKindKeys, ...dayStatusKeys, ...halfKeys, ...confidenceKeys } as const;

export function valueKey(value: string): (typeof valueKeys)[keyof typeof valueKeys] | null {
  return Object.hasOwn(valueKeys, value) ? valueKeys[value as keyof typeof valueKeys] : null;
}
