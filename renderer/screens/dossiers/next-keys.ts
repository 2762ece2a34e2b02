import type { Row } from './list-store.ts';

const nextKeys = {
  registered: 'dossiers.next.receive',
  received: 'dossiers.next.handOver',
  processing: 'dossiers.next.resolve',
  supplementRequested: 'dossiers.next.supplement',
  paymentRequested: 'dossiers.next.recordPayment',
  resolved: 'dossiers.next.returnResult',
  refused: 'dossiers.next.open',
  withdrawn: 'dossiers.next.open',
  stopped: 'dossiers.next.open',
  returned: 'dossiers.next.open',
} as const satisfies Record<Row['status'], string>;

/** The one next action of a row; the tier above decides what was handed over to it (`tier`: its name, null at a desk) and opens the rest. */
export function nextKey({ status, holder, conflict }: Row, tier: string | null) {
  if (conflict) return 'dossiers.next.settle';
  if (tier !== null) return status === 'processing' && holder === tier ? 'dossiers.next.decide' : 'dossiers.next.open';
  return nextKeys[status];
}
