import { type OnTimeClass, onTimeClass } from '../calendar/due-state.ts';
import type { LedgerEvent } from './event.ts';
import { type DossierEvent, parseDossierEvent } from './parse-event.ts';
import type { DossierState, Effect, FoldedDossier } from './state.ts';

export type Station = DossierState['holder'];

/** A dossier goes from one hand to the next; what stands of it on the control sheet. */
export interface ControlHop {
  readonly from: Station;
  readonly to: Station;
  /** The event by which its giver let it go. */
  readonly given: LedgerEvent;
  /** Of the giver's part; null where no date says when it had to be over. */
  readonly result: OnTimeClass | null;
  /** What was said of it, and of a late one why; null where nothing was, or it is purged. */
  readonly note: string | null;
}

const desk: Station = { kind: 'office', to: '' };

/**
 * Every hand-over of a dossier in its order, from the desk to its handler and back (Phiếu kiểm soát quá trình giải quyết
 * hồ sơ, TT 01/2018 Mẫu 05, TT 03/2025 Mẫu 06). The desk's part is over by `handoverDueAt` (ms UTC; null: not known),
 * the whole by the statutory date, whatever an apology promised. What took no effect is not on it.
 */
export function controlHops({ state, placed }: FoldedDossier, handoverDueAt: number | null): readonly ControlHop[] {
  const hops: ControlHop[] = [];
  const apologies: string[] = [];
  for (const { event, effect } of placed) {
    const read = tookEffect(effect) ? parseDossierEvent(event) : null;
    if (state === null || read === null || typeof read === 'string') continue;
    if (read.type === 'dossier.repromised.v1' && read.personal !== null) apologies.push(read.personal.reason);
    const from = hops.at(-1)?.to ?? desk;
    const dueAt = hops.length === 0 ? handoverDueAt : null;
    const hop = hopOf(read, { from, dueAt, state, apologies });
    if (hop !== null) hops.push(hop);
  }
  return hops;
}

interface Before {
  readonly from: Station;
  /** By when the giver had to let it go, where a rule says so. */
  readonly dueAt: number | null;
  readonly state: DossierState;
  readonly apologies: readonly string[];
}

function hopOf(event: DossierEvent, { from, dueAt, state, apologies }: Before): ControlHop | null {
  const given = event.source;
  const { at } = given.header;
  switch (event.type) {
    case 'dossier.handedOver.v1': {
      const to: Station = { kind: event.body.holder, to: event.personal?.to ?? '' };
      const result = dueAt === null ? null : at <= dueAt ? 'onTime' : 'overdue';
      return { from, to, given, result, note: event.personal?.note ?? null };
    }
    case 'dossier.resolved.v1': {
      const result = state.dueAt === null ? null : onTimeClass(at, state.dueAt, state.limit?.unit);
      const why = result === 'overdue' ? apologies : [];
      const said = [event.personal?.reason, ...why].filter((text) => text !== undefined);
      return { from, to: desk, given, result, note: said.length === 0 ? null : said.join('; ') };
    }
    case 'dossier.withdrawn.v1':
    case 'dossier.stopped.v1':
      return { from, to: desk, given, result: null, note: event.personal?.reason ?? null };
    default:
      return null;
  }
}

function tookEffect(effect: Effect): boolean {
  return effect.kind === 'applied' || (effect.kind === 'conflict' && effect.settled?.take === true);
}
