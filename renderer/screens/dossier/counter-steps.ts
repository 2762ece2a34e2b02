import { reasonField } from './reason-field.ts';
import { defineStep } from './step.ts';

export const receive = defineStep({
  name: 'receive',
  call: 'dossier.receive',
  hint: () => 'dossier.hint.receive',
  fields: () => [],
  input: (_, __, { dossierId }) => ({ dossierId }),
});

export const refuse = defineStep({
  name: 'refuse',
  call: 'dossier.refuse',
  hint: () => 'dossier.hint.refuse',
  fields: () => [reasonField],
  input: (name, get) => ({ ...name, reason: get('reason') }),
});

export const withdraw = defineStep({
  name: 'withdraw',
  call: 'dossier.withdraw',
  hint: () => 'dossier.hint.withdraw',
  fields: () => [reasonField],
  input: (name, get) => ({ ...name, reason: get('reason') }),
});

export const stop = defineStep({
  name: 'stop',
  call: 'dossier.stop',
  hint: () => 'dossier.hint.stop',
  fields: () => [reasonField],
  input: (name, get) => ({ ...name, reason: get('reason') }),
});

export const recall = defineStep({
  name: 'recall',
  call: 'dossier.recall',
  hint: () => 'dossier.hint.recall',
  fields: () => [reasonField],
  input: (name, get) => ({ ...name, reason: get('reason') }),
});
