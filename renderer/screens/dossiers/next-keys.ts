import type { Row } from './list-store.ts';

/** The words of the buttons on the dossier itself: one deed has one name. */
const nextKeys = {
  registered: 'dossier.step.receive',
  received: 'dossier.step.handOver',
  processing: 'dossier.step.resolve',
  supplementRequested: 'dossier.step.supplement',
  paymentRequested: 'dossier.step.recordPayment',
  resolved: 'dossier.step.returnResult',
  refused: 'dossiers.next.open',
  withdrawn: 'dossiers.next.open',
  stopped: 'dossiers.next.open',
  returned: 'dossiers.next.open',
} as const satisfies Record<Row['status'], string>;

/** The one next action of a row; the tier above decides what was handed over to it (`tier`: its name, null at a desk) and opens the rest. */
export function nextKey({ status, holder, conflict }: Row, tier: string | null) {
  if (conflict) return 'dossiers.next.settle';
  if (tier !== null) return status === 'processing' && holder === tier ? 'dossier.step.decide' : 'dossiers.next.open';
  return nextKeys[status];
}
