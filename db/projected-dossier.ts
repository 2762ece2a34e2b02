import { isSamePlace } from '../shared/dossier/attachment.ts';
import type { LedgerEvent } from '../shared/dossier/event.ts';
import { foldDossier } from '../shared/dossier/fold.ts';
import type { DossierId, LedgerId } from '../shared/dossier/ids.ts';
import type { DossierState, FoldedDossier } from '../shared/dossier/state.ts';
import { type KnowsCatalogue, type Withheld, withheldOf } from '../shared/dossier/withheld.ts';
import { codesOf, dossierValues, isPlain, newestByLedger, searchTextOf } from './dossier-row.ts';
import { plainText } from './plain-text.ts';

/** All that is kept of one dossier beside its events, as the fold says; whatever store writes it. */
export interface ProjectedDossier {
  readonly commune: string;
  readonly id: DossierId;
  /** Every code that was ever printed for it. */
  readonly codes: readonly string[];
  readonly odd: readonly OddRow[];
  /** Scans that stand now, and those that events name which wait for a catalogue. */
  readonly attachments: Withheld['attachments'];
  /** What waits for a catalogue version. */
  readonly withheld: WithheldRow | null;
  /** Null while no event gave it a state: it has no row then. */
  readonly row: ProjectedRow | null;
}

export interface ProjectedRow {
  /** Of `dossierColumns`. */
  readonly values: readonly (string | number | null)[];
  readonly searchText: string;
}

export interface OddRow {
  readonly ledger: string;
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly kind: 'conflict' | 'waiting' | 'setAside';
  readonly why: string;
}

export interface WithheldRow {
  readonly version: string;
  readonly ledger: string;
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly code: string | null;
  readonly events: number;
}

/** Where a dossier was taken in: of the receiving ledger's own opening, whatever else has arrived. */
export type DeskOf = (commune: string, ledger: LedgerId) => number | null;

/** What one folder knows beside a dossier's own events. */
export interface Around {
  readonly deskOf: DeskOf;
  readonly knows: KnowsCatalogue;
}

/** Folded anew. `events`: every event known of it. */
export function projectWhole(
  commune: string,
  id: DossierId,
  events: readonly LedgerEvent[],
  { deskOf, knows }: Around,
): ProjectedDossier {
  const folded = foldDossier(id, events, knows);
  const codes = codesOf(events);
  const odd = oddRowsOf(folded);
  const { state, waiting } = folded;
  const held = withheldOf(folded);
  const beside = { odd, withheld: withheldRowOf(held), attachments: attachmentsOf(state, held) };
  if (state === null) return { commune, id, codes, ...beside, row: null };
  const searchText = searchTextOf(state, codes);
  const facts = {
    conflicts: odd.filter(({ kind }) => kind === 'conflict').length,
    waiting: waiting.length,
    plain: isPlain(folded),
    newest: newestByLedger(events),
    desk: deskOf(commune, state.receivedBy),
  };
  const values = dossierValues(state, { ...facts, searchText });
  return { commune, id, codes, ...beside, row: { searchText, values } };
}

export interface PlainDossier {
  readonly commune: string;
  readonly id: DossierId;
  readonly state: DossierState;
  readonly ledger: LedgerId;
  /** Its newest event. */
  readonly seq: number;
}

/** A dossier of which every event is of one ledger and took effect. `words`: what it is searched by, where known. */
export function projectPlain(
  { commune, id, state, ledger, seq }: PlainDossier,
  deskOf: DeskOf,
  words: string | null = null,
): ProjectedDossier {
  const codes = state.code === null ? [] : [plainText(state.code)];
  const searchText = words ?? searchTextOf(state, codes);
  const desk = deskOf(commune, state.receivedBy);
  const facts = { conflicts: 0, waiting: 0, plain: true, newest: `{"${ledger}":${seq}}`, desk, searchText };
  const values = dossierValues(state, facts);
  return { commune, id, codes, odd: [], withheld: null, attachments: state.attachments, row: { searchText, values } };
}

function withheldRowOf(held: Withheld | null): WithheldRow | null {
  if (held === null) return null;
  const { ledger, seq, type, at } = held.first.header;
  const [code = null] = codesOf([held.first]);
  return { version: plainText(held.version), ledger, seq, type, at, code, events: held.events };
}

function attachmentsOf(state: DossierState | null, held: Withheld | null): ProjectedDossier['attachments'] {
  const all = [...(state?.attachments ?? []), ...(held?.attachments ?? [])];
  return held === null ? all : all.filter((one, at) => all.findIndex((known) => isSamePlace(known, one)) === at);
}

/** What did not simply take effect. */
function oddRowsOf(folded: FoldedDossier): readonly OddRow[] {
  const rows: OddRow[] = [];
  function note({ header: { ledger, seq, type, at } }: LedgerEvent, kind: OddRow['kind'], why: string): void {
    rows.push({ ledger, seq, type, at, kind, why });
  }
  for (const { event, effect } of folded.placed) {
    if (effect.kind === 'setAside') note(event, effect.kind, effect.why);
    // What a leader has settled waits for nobody.
    if (effect.kind === 'conflict' && effect.settled === null) note(event, effect.kind, effect.rule);
  }
  for (const event of folded.waiting) note(event, 'waiting', '');
  return rows;
}
