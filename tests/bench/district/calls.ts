import type { CallInput, CallName, CallOutput } from '../../../shared/contract/contract.ts';
import type { Chance } from '../../fixtures/chance.ts';
import * as words from '../../fixtures/word-lists.ts';

/** What the parameters of calls are chosen from: as the screens know it. */
export interface Known {
  readonly communes: readonly string[];
  readonly fields: readonly string[];
  readonly periods: CallOutput<'figure.periods'>;
  /** Some of the newest. */
  readonly rows: CallOutput<'dossier.list'>['rows'];
}

export interface Measured<C extends CallName = CallName> {
  readonly name: string;
  readonly call: C;
  readonly input: (chance: Chance, known: Known) => CallInput<C>;
  /** At most, ms; null: no list and no board. */
  readonly aim: number | null;
  /** A page somewhere behind the first: lists are gone through beforehand, mark by mark. */
  readonly isDeep?: true;
}

const aimMs = 100;

function measured<C extends CallName>(name: string, call: C, input: Measured<C>['input'], aim: number | null = aimMs) {
  return { name, call, input, aim };
}
const list = (name: string, input: Measured<'dossier.list'>['input']) =>
  measured(`list ${name}`, 'dossier.list', (chance, known) => ({ limit: 100, ...input(chance, known) }));
const deep = (name: string, input: Measured<'dossier.list'>['input']) => ({
  ...list(`${name}, deep`, input),
  isDeep: true as const,
});

const periodOf = (chance: Chance, { periods }: Known) => {
  const { from, to } = chance.pick(periods);
  return { from, to };
};
const classOf = (chance: Chance) => chance.pick(['early', 'onTime', 'late'] as const);
const statusOf = (chance: Chance) =>
  chance.pick(['received', 'processing', 'supplementRequested', 'resolved', 'returned', 'withdrawn'] as const);
const communeOf = (chance: Chance, { communes }: Known) => ({ commune: chance.pick(communes) });
const fieldOf = (chance: Chance, { fields }: Known) => ({ field: chance.pick(fields) });

const boards = [
  measured('board, whole', 'figure.overview', periodOf),
  measured('board of a commune', 'figure.overview', (c, k) => ({ ...periodOf(c, k), ...communeOf(c, k) })),
  measured('board of a field', 'figure.overview', (c, k) => ({ ...periodOf(c, k), ...fieldOf(c, k) })),
  measured('board of both', 'figure.overview', (c, k) => ({ ...periodOf(c, k), ...fieldOf(c, k), ...communeOf(c, k) })),
  measured('counts', 'dossier.counts', () => ({})),
  measured('status', 'district.status', () => ({})),
];

const dues = ['overdue', 'today', 'nextDay', 'soon'] as const;
const lists = [
  list('all', () => ({})),
  deep('all', () => ({})),
  list('of a status', (c) => ({ status: statusOf(c) })),
  deep('of a status', () => ({ status: 'returned' })),
  list('of a commune', communeOf),
  deep('of a commune', communeOf),
  list('of a status and commune', (c, k) => ({ status: statusOf(c), ...communeOf(c, k) })),
  list('of a field', fieldOf),
  deep('of a field', fieldOf),
  list('of a field and commune', (c, k) => ({ ...fieldOf(c, k), ...communeOf(c, k) })),
  list('by date', (c) => ({ due: c.pick(dues) })),
  deep('by date', () => ({ due: 'soon' })),
  list('by date in a commune', (c, k) => ({ due: c.pick(dues), ...communeOf(c, k) })),
  list('by date in a field', (c, k) => ({ due: c.pick(dues), ...fieldOf(c, k) })),
  list('open', (c) => ({ state: c.pick(['open', 'paused'] as const) })),
  list('open in a commune', (c, k) => ({ state: c.pick(['open', 'paused'] as const), ...communeOf(c, k) })),
  list('open in a field', (c, k) => ({ state: c.pick(['open', 'paused'] as const), ...fieldOf(c, k) })),
  list('in conflict', () => ({ conflict: true })),
];

const drills = [
  list('ended', (c, k) => ({ ended: periodOf(c, k) })),
  list('ended, by class', (c, k) => ({ ended: { ...periodOf(c, k), class: classOf(c) } })),
  deep('ended', (c, k) => ({ ended: periodOf(c, k) })),
  deep('ended in a field', (c, k) => ({ ended: periodOf(c, k), ...fieldOf(c, k) })),
  list('ended in a commune, by class', (c, k) => ({
    ended: { ...periodOf(c, k), class: classOf(c) },
    ...communeOf(c, k),
  })),
  list('ended in a field, by class', (c, k) => ({ ended: { ...periodOf(c, k), class: classOf(c) }, ...fieldOf(c, k) })),
  list('ended in both', (c, k) => ({ ended: periodOf(c, k), ...fieldOf(c, k), ...communeOf(c, k) })),
  list('ended by an officer', (c, k) => ({
    ended: { ...periodOf(c, k), officer: c.pick(['clerk-1', 'clerk-2']) },
    ...communeOf(c, k),
  })),
];

const given = (chance: Chance) => chance.pick(chance.below(2) === 0 ? words.femaleGiven : words.maleGiven);
const searches = [
  list('found by a whole name', (c) => ({
    search: `${c.pick(words.surnames)} ${c.pick(words.maleMiddle)} ${given(c)}`,
  })),
  list('found by two words', (c) => ({ search: `${c.pick(words.surnames)} ${given(c)}` })),
  list('found by one word', (c) => ({ search: c.pick(words.surnames) })),
  list('found by a beginning', (c) => ({ search: `${c.pick(words.surnames)} ${given(c).slice(0, 2)}` })),
  list('found by a name in a commune', (c, k) => ({
    search: `${c.pick(words.surnames)} ${given(c)}`,
    ...communeOf(c, k),
  })),
  list('found by a number begun', (c) => ({ search: `0${c.pick(['91', '98'])}${c.digits(3)}` })),
  list('found by a code', (c, { rows }) => ({ search: c.pick(rows).code ?? '' })),
  list('found by half a code', (c, { rows }) => ({ search: (c.pick(rows).code ?? '').slice(0, -1) })),
];

const others = [
  measured('one dossier', 'dossier.get', (c, { rows }) => ({ dossierId: c.pick(rows).dossierId })),
  measured('batches', 'batch.list', () => ({ limit: 100 })),
  { ...measured('batches, deep', 'batch.list', () => ({ limit: 100 })), isDeep: true as const },
  measured('desks', 'desk.list', () => ({})),
  measured('attention', 'attention.list', () => ({ limit: 100 })),
];

const quarterOf = ({ periods }: Known) => {
  const quarter = periods.findLast(({ kind }) => kind === 'quarter');
  return { table: 'II.06a' as const, from: quarter?.from ?? '', to: quarter?.to ?? '' };
};
const reports = [
  measured(
    'II.06a of a quarter and commune',
    'report.preview',
    (c, k) => ({
      ...quarterOf(k),
      communes: [c.pick(k.communes)],
    }),
    null,
  ),
  measured('II.06a of a quarter, whole', 'report.preview', (_, known) => quarterOf(known), null),
];

/** Every call of the district's screens that reads dossiers, each with parameters of its own at every asking. */
export const measuredCalls = { boards, lists, drills, searches, others, reports };
