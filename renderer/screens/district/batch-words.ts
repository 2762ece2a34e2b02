import type { TFunction } from 'i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { grouped } from '../../format/grouped.ts';
import type { Tone } from '../../ui/StatusTag.tsx';

export type BatchRow = CallOutput<'batch.list'>['rows'][number];
export type BatchState = BatchRow['state'];

export const batchStates = ['accepted', 'duplicate', 'gap', 'fork', 'refused'] as const satisfies readonly BatchState[];

/** The word of each state of a batch. */
export const batchStateKeys = {
  accepted: 'district.batches.state.accepted',
  duplicate: 'district.batches.state.duplicate',
  gap: 'district.batches.state.gap',
  fork: 'district.batches.state.fork',
  refused: 'district.batches.state.refused',
} as const satisfies Record<BatchState, string>;

export const batchTones: Readonly<Record<BatchState, Tone>> = {
  accepted: 'ok',
  duplicate: 'plain',
  gap: 'soon',
  fork: 'late',
  refused: 'late',
};

/** Whose batch it is; one that was never opened says nothing of its sender. */
export function senderOf({ commune, communeName, desk }: BatchRow, t: TFunction): string {
  if (commune === null) return t('district.batches.row.unknown');
  return desk === null
    ? (communeName ?? commune)
    : t('district.batches.row.from', { commune: communeName ?? commune, desk });
}

/** Over the network no file came: what stands in its place is the address that it was sent from. */
export function isAddress({ road }: Pick<BatchRow, 'road'>): boolean {
  return road === 'network';
}

/** `4.118 – 4.131`: which numbers of the ledger it brought. */
export function rangeOf({ fromSeq, toSeq }: Pick<BatchRow, 'fromSeq' | 'toSeq'>, t: TFunction): string {
  if (fromSeq === null || toSeq === null) return t('district.batches.row.none');
  const [from, to] = [grouped(fromSeq), grouped(toSeq)];
  return fromSeq === toSeq
    ? t('district.batches.row.rangeOne', { from })
    : t('district.batches.row.range', { from, to });
}
