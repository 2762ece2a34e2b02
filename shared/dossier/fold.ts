import { effectOf } from './effects.ts';
import type { LedgerEvent } from './event.ts';
import type { DossierId } from './ids.ts';
import { findMove, whyNot } from './lifecycle.ts';
import { placeEvents } from './order.ts';
import { originsOf } from './origin.ts';
import { type DossierEvent, parseDossierEvent } from './parse-event.ts';
import type { DossierState, Effect, FoldedDossier, PlacedEvent } from './state.ts';
import { everyCatalogue, type KnowsCatalogue, missingCatalogue } from './withheld.ts';

/**
 * Folds all events known of one dossier, in any order, each once. Pure and total: the same set gives the same value.
 * What is not allowed at its place is kept and marked in conflict until a leader's `settled` takes or drops it. From the
 * first event on that names a catalogue version which is not here everything is withheld, in order, until it is.
 */
export function foldDossier(
  id: DossierId,
  events: readonly LedgerEvent[],
  knows: KnowsCatalogue = everyCatalogue,
): FoldedDossier {
  const { placed, waiting, carried, heads } = placeEvents(events);
  const effects = new Map<LedgerEvent, Effect>();
  const conflicts = new Map<string, DossierEvent>();
  let state: DossierState | null = null;
  let withheld: Effect | null = null;
  for (const source of placed) {
    const step: Step = withheld === null ? applyEvent(state, source, knows) : { state, effect: withheld, event: null };
    effects.set(source, step.effect);
    if (step.effect.kind === 'withheld') withheld = step.effect;
    state = step.state;
    if (step.event === null) continue;
    if (step.effect.kind === 'conflict')
      for (const place of [source.header, ...originsOf(source)]) conflicts.set(placeOf(place), step.event);
    else if (step.event.type === 'dossier.settled.v1') state = settle(state, step.event, conflicts, effects);
  }
  return {
    id,
    state,
    placed: placed.flatMap((event): PlacedEvent[] => [
      { event, effect: effects.get(event) ?? { kind: 'applied' } },
      ...(carried.get(event) ?? []).map((left): PlacedEvent => ({ event: left, effect: { kind: 'carried' } })),
    ]),
    waiting,
    heads,
  };
}

export interface Step {
  readonly state: DossierState | null;
  readonly effect: Effect;
  /** Null when it could not be read, or is withheld. */
  readonly event: DossierEvent | null;
}

/** One step of the fold: judges the event by the table of moves at this state and applies it where it is allowed. */
export function applyEvent(state: DossierState | null, source: LedgerEvent, knows: KnowsCatalogue): Step {
  const event = parseDossierEvent(source);
  if (typeof event === 'string') return { state, effect: { kind: 'setAside', why: event }, event: null };
  const move = findMove(event.type);
  const rule = move === null ? 'dossier.move-not-allowed' : whyNot(move, state, source.header);
  const version = rule === null ? missingCatalogue(event, knows) : null;
  if (version !== null) return { state, effect: { kind: 'withheld', version }, event: null };
  if (rule === null) return { state: effectOf(state, event), effect: { kind: 'applied' }, event };
  return { state: withAlias(state, event), effect: { kind: 'conflict', rule, settled: null }, event };
}

/** A code printed on a second receipt stays findable. */
function withAlias(state: DossierState | null, event: DossierEvent): DossierState | null {
  if (state === null || event.type !== 'dossier.received.v1' || state.codeAliases.includes(event.body.code))
    return state;
  return { ...state, codeAliases: [...state.codeAliases, event.body.code] };
}

function settle(
  state: DossierState | null,
  settled: Extract<DossierEvent, { type: 'dossier.settled.v1' }>,
  conflicts: ReadonlyMap<string, DossierEvent>,
  effects: Map<LedgerEvent, Effect>,
): DossierState | null {
  const event = conflicts.get(placeOf(settled.body.event));
  const effect = event && effects.get(event.source);
  if (event === undefined || effect?.kind !== 'conflict' || effect.settled !== null) return state;
  effects.set(event.source, { ...effect, settled: { take: settled.body.take } });
  return settled.body.take ? effectOf(state, event) : state;
}

function placeOf({ ledger, seq }: { readonly ledger: string; readonly seq: number }): string {
  return `${ledger}:${seq}`;
}
