import type { DossierView } from './dossier-view.ts';
import type { steps } from './steps.ts';

export type NextStep = keyof typeof steps;

const usual: readonly NextStep[] = [
  'receive',
  'supplement',
  'recordPayment',
  // Who may decide does; an officer, who may not, takes.
  'decide',
  'take',
  'returnResult',
  'resolve',
  'handOver',
  'requestSupplement',
  'requestPayment',
  'repromise',
  'assign',
  'correct',
  'recalculateDue',
  'recall',
  'withdraw',
  'stop',
  'refuse',
];
// What has just come in goes to whoever handles it.
const fresh: readonly NextStep[] = ['handOver', ...usual.filter((step) => step !== 'handOver')];

/** What may be done now, the likeliest first. */
export function nextSteps({ actions, status }: Pick<DossierView, 'actions' | 'status'>): readonly NextStep[] {
  return (status === 'received' ? fresh : usual).filter((step) => actions.includes(step));
}
