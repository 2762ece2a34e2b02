import { expect, it } from 'vitest';
import { stepKeys } from '../../../../../renderer/screens/dossier/step-keys.ts';
import type { Row } from '../../../../../renderer/screens/dossiers/list-store.ts';
import { nextKey } from '../../../../../renderer/screens/dossiers/next-keys.ts';

const rowOf = (status: Row['status'], holder = 'Quầy 1'): Row => ({ status, holder, conflict: false }) as Row;

it('a row calls its next deed what the dossier itself calls it', () => {
  expect([
    nextKey(rowOf('registered'), null),
    nextKey(rowOf('received'), null),
    nextKey(rowOf('processing'), null),
    nextKey(rowOf('supplementRequested'), null),
    nextKey(rowOf('paymentRequested'), null),
    nextKey(rowOf('resolved'), null),
    nextKey(rowOf('processing', 'UBND tỉnh'), 'UBND tỉnh'),
  ]).toEqual([
    stepKeys.receive,
    stepKeys.handOver,
    stepKeys.resolve,
    stepKeys.supplement,
    stepKeys.recordPayment,
    stepKeys.returnResult,
    stepKeys.decide,
  ]);
});

it('what the tier above does not hold it opens', () => {
  expect(nextKey(rowOf('processing'), 'UBND tỉnh')).toBe('dossiers.next.open');
});
