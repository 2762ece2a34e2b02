import type { TFunction } from 'i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { Tone } from '../../ui/StatusTag.tsx';
import { type BatchRow, rangeOf, senderOf } from './batch-words.ts';

export type AttentionKind = 'refused' | 'gap' | 'fork' | 'entry';
export const attentionKinds = ['refused', 'gap', 'fork', 'entry'] as const satisfies readonly AttentionKind[];

/** One thing that somebody should look at: what, why, and what to do about it. */
export interface AttentionRow {
  readonly id: string;
  readonly kind: AttentionKind;
  readonly what: string;
  readonly more: string;
  readonly why: string;
  readonly code: string | null;
  readonly todo: string;
  /** ISO instant; null for what has no time of its own. */
  readonly at: string | null;
}

export const attentionKeys = {
  refused: 'district.attention.kind.refused',
  gap: 'district.attention.kind.gap',
  fork: 'district.attention.kind.fork',
  entry: 'district.attention.kind.entry',
} as const satisfies Record<AttentionKind, string>;

export const attentionTones: Readonly<Record<AttentionKind, Tone>> = {
  refused: 'late',
  gap: 'soon',
  fork: 'late',
  entry: 'soon',
};

/** Batches that were not taken whole and catalogue entries that were set aside, the newest first. */
export function attentionRows(
  batches: readonly BatchRow[],
  entries: CallOutput<'catalogue.problems'>,
  t: TFunction,
): readonly AttentionRow[] {
  const rows = batches.flatMap((batch): readonly AttentionRow[] => {
    const { state } = batch;
    if (state !== 'refused' && state !== 'gap' && state !== 'fork') return [];
    return [
      {
        id: batch.id,
        kind: state,
        what: senderOf(batch, t),
        more: `${batch.file} · ${rangeOf(batch, t)}`,
        why: batch.message ?? '',
        code: batch.code,
        todo: todoOf(state, batch.resumeFrom, t),
        at: batch.at,
      },
    ];
  });
  const aside = entries.map(
    ({ index, code, problems }): AttentionRow => ({
      id: `entry ${index}`,
      kind: 'entry',
      what: code ? t('district.attention.entry', { code }) : t('district.attention.entryAt', { number: index + 1 }),
      more: '',
      why: problems.join(' '),
      code: null,
      todo: t('district.attention.todo.entry'),
      at: null,
    }),
  );
  return [...rows.sort((a, b) => (b.at ?? '').localeCompare(a.at ?? '')), ...aside];
}

function todoOf(state: 'refused' | 'gap' | 'fork', resumeFrom: number | null, t: TFunction): string {
  if (state === 'refused') return t('district.attention.todo.refused');
  if (state === 'fork') return t('district.attention.todo.fork');
  return resumeFrom === null
    ? t('district.attention.todo.gapUnknown')
    : t('district.attention.todo.gap', { seq: resumeFrom });
}
