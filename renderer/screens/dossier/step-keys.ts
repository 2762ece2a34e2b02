import type { StepName } from './step.ts';

/** The word of each step, on its button and over its form. */
export const stepKeys = {
  receive: 'dossier.step.receive',
  refuse: 'dossier.step.refuse',
  requestSupplement: 'dossier.step.requestSupplement',
  supplement: 'dossier.step.supplement',
  requestPayment: 'dossier.step.requestPayment',
  recordPayment: 'dossier.step.recordPayment',
  handOver: 'dossier.step.handOver',
  resolve: 'dossier.step.resolve',
  recall: 'dossier.step.recall',
  returnResult: 'dossier.step.returnResult',
  withdraw: 'dossier.step.withdraw',
  stop: 'dossier.step.stop',
  repromise: 'dossier.step.repromise',
  recalculateDue: 'dossier.step.recalculateDue',
  correct: 'dossier.step.correct',
  decide: 'dossier.step.decide',
  take: 'dossier.step.take',
  assign: 'dossier.step.assign',
  settle: 'dossier.step.settle',
} as const satisfies Record<StepName, string>;
