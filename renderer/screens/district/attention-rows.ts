import type { TFunction } from 'i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { DossierName } from '../../frame/route.ts';
import type { Tone } from '../../ui/StatusTag.tsx';
import { type BatchRow, isAddress, rangeOf, senderOf } from './batch-words.ts';

export type AttentionKind =
  | 'refused'
  | 'gap'
  | 'fork'
  | 'conflict'
  | 'clash'
  | 'waiting'
  | 'setAside'
  | 'withheld'
  | 'entry';
export const attentionKinds = [
  'refused',
  'gap',
  'fork',
  'conflict',
  'clash',
  'waiting',
  'setAside',
  'withheld',
  'entry',
] as const satisfies readonly AttentionKind[];

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
  /** The file that it is about. */
  readonly batch: BatchRow | null;
  /** The event that it is about, and the dossier. */
  readonly event: { readonly ledger: string; readonly seq: number } | null;
  readonly dossier: DossierName | null;
  /** What it is laid aside by; null where only mending it helps. */
  readonly item: string | null;
}

/** About neither a file nor an event. */
const ofNothing = { batch: null, event: null, dossier: null, item: null } as const;

export const attentionKeys = {
  refused: 'district.attention.kind.refused',
  gap: 'district.attention.kind.gap',
  fork: 'district.attention.kind.fork',
  conflict: 'district.attention.kind.conflict',
  clash: 'district.attention.kind.clash',
  waiting: 'district.attention.kind.waiting',
  setAside: 'district.attention.kind.setAside',
  withheld: 'district.attention.kind.withheld',
  entry: 'district.attention.kind.entry',
} as const satisfies Record<AttentionKind, string>;

export const attentionTones: Readonly<Record<AttentionKind, Tone>> = {
  refused: 'late',
  gap: 'soon',
  fork: 'late',
  conflict: 'late',
  clash: 'late',
  waiting: 'wait',
  setAside: 'soon',
  withheld: 'wait',
  entry: 'soon',
};

const attentionWhys = {
  conflict: 'district.attention.why.conflict',
  clash: 'district.attention.why.clash',
  waiting: 'district.attention.why.waiting',
  setAside: 'district.attention.why.setAside',
  withheld: 'district.attention.why.withheld',
} as const;
const attentionTodos = {
  conflict: 'district.attention.todo.conflict',
  clash: 'district.attention.todo.clash',
  waiting: 'district.attention.todo.waiting',
  setAside: 'district.attention.todo.setAside',
  withheld: 'district.attention.todo.withheld',
} as const;

/** Batches that were not taken whole, events that did not simply take effect, and catalogue entries that were set aside, the newest first. */
export function attentionRows(
  batches: readonly BatchRow[],
  entries: CallOutput<'catalogue.problems'>,
  events: CallOutput<'attention.list'>,
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
        more: `${isAddress(batch) ? t('district.batches.row.address', { address: batch.file }) : batch.file} · ${rangeOf(batch, t)}`,
        why: batch.message ?? '',
        code: batch.code,
        todo: todoOf(state, batch, t),
        at: batch.at,
        ...ofNothing,
        batch,
        item: `batch ${batch.id}`,
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
      ...ofNothing,
    }),
  );
  const odd = events.map(
    ({ kind, code, dossierId, fullName, event, at, why, missing }): AttentionRow => ({
      id: event === null ? `clash ${code} ${dossierId}` : `event ${event.ledger} ${event.seq}`,
      kind,
      what: code ?? t('district.attention.noCode'),
      more: missing?.version ?? (event === null ? fullName : `${fullName} · ${event.type}`),
      why: why?.message ?? t(attentionWhys[kind], wordsOf(missing)),
      code: why?.code ?? null,
      todo: t(attentionTodos[kind], wordsOf(missing)),
      at,
      ...ofNothing,
      event,
      dossier:
        dossierId === null || missing !== null ? null : code === null || kind === 'clash' ? { dossierId } : { code },
      item: missing !== null ? null : event === null ? `clash ${code}` : `event ${event.ledger} ${event.seq}`,
    }),
  );
  return [...[...rows, ...odd].sort((a, b) => (b.at ?? '').localeCompare(a.at ?? '')), ...aside];
}

function wordsOf(missing: CallOutput<'attention.list'>[number]['missing']) {
  return { version: missing?.version ?? '', count: missing?.events ?? 0 };
}

function todoOf(state: 'refused' | 'gap' | 'fork', { code, resumeFrom }: BatchRow, t: TFunction): string {
  if (code === 'district.ledger-revoked') return t('district.attention.todo.revoked');
  if (state === 'refused') return t('district.attention.todo.refused');
  if (state === 'fork') return t('district.attention.todo.fork');
  return resumeFrom === null
    ? t('district.attention.todo.gapUnknown')
    : t('district.attention.todo.gap', { seq: resumeFrom });
}
