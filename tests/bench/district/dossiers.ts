import { dayNumber, dossierCode } from '../../../shared/dossier/code.ts';
import type { LedgerId } from '../../../shared/dossier/ids.ts';
import type { DossierState } from '../../../shared/dossier/state.ts';
import type { Chance } from '../../fixtures/chance.ts';
import { components, counterTime, person, startOfDay, uuid7, workdayAfter } from '../../fixtures/generate-events.ts';
import * as words from '../../fixtures/word-lists.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export interface Limited {
  readonly code: string;
  readonly limit: NonNullable<DossierState['limit']>;
}

/** Where and when dossiers are made up. */
export interface Counter {
  readonly commune: string;
  readonly ledger: LedgerId;
  readonly desk: number;
  readonly procedures: readonly Limited[];
  readonly versions: { readonly catalogue: string; readonly calendar: string };
  /** Nothing is known of what comes after. */
  readonly nowMs: number;
}

/** One dossier as its fold would give it, and who wrote its result. */
export interface MadeDossier {
  readonly state: DossierState;
  readonly handedAt: number;
  readonly officer: string;
}

/**
 * A dossier that came in on a day, `k` its place in that day's book: most end before their date, some on it, some after;
 * a few are withdrawn, stopped or never fetched; what would end after now is under way, or waits for papers or money.
 */
export function makeDossier(chance: Chance, counter: Counter, { day, k }: { day: number; k: number }): MadeDossier {
  const receivedAt = counterTime(chance, day);
  const procedure = counter.procedures[chance.skewed(counter.procedures.length)];
  if (procedure === undefined) throw new Error('no procedure to choose');
  const dueAt = dueOf(procedure.limit, receivedAt);
  const resolvedAt = resultAt(chance, receivedAt, dueAt);
  const officer = chance.below(3) === 0 ? 'clerk-2' : 'clerk-1';
  const handedAt = receivedAt + chance.below(2 * hourMs);
  const id = uuid7(chance, receivedAt);
  const state: DossierState = {
    ...begun(chance, counter, procedure),
    id,
    code: dossierCode(counter.commune, receivedAt, dayNumber(0, counter.desk, k)),
    receivedAt,
    registeredAt: receivedAt,
    dueAt,
    bookNo: `${counter.desk}.0/${new Date(receivedAt).getUTCFullYear()}`,
    entryNo: k,
  };
  const ended =
    resolvedAt > counter.nowMs ? underWay(chance, state, counter.nowMs) : endedBy(chance, state, resolvedAt, officer);
  return { state: returnedBy(chance, ended, counter.nowMs), handedAt, officer };
}

function begun(chance: Chance, counter: Counter, procedure: Limited) {
  return {
    status: 'received' as const,
    codeAliases: [],
    procedureCode: procedure.code,
    catalogueVersion: counter.versions.catalogue,
    calendarVersion: counter.versions.calendar,
    formSet: 'TT03_2025',
    components: components(chance, chance.below(5)),
    quantity: 1,
    visitId: null,
    applicant: person(chance),
    submitter: null,
    note: null,
    limit: procedure.limit,
    receivedBy: counter.ledger,
    promisedAt: null,
    repromises: 0,
    pauses: [],
    pausedFrom: null,
    supplementRounds: 0,
    counterSupplementRounds: 0,
    handedOver: false,
    holder: { kind: 'office' as const, to: '' },
    decision: null,
    resolvedAt: null,
    resolvedBy: null,
    outcome: null,
    resultNo: null,
    returnedAt: null,
    lookupKey: chance.hex(8),
    attachments: [],
  };
}

/** Ten in the evening UTC would be no counter's hour: dates end at 17:00 in Vietnam. */
function dueOf({ unit, value }: Limited['limit'], receivedAt: number): number {
  const day = startOfDay(receivedAt);
  const endOfWork = 10 * hourMs;
  if (unit === 'workingHour') return receivedAt + value * hourMs;
  if (unit === 'sameDay') return day + endOfWork;
  return (unit === 'calendarDay' ? day + value * dayMs : workdayAfter(day, value)) + endOfWork;
}

function resultAt(chance: Chance, receivedAt: number, dueAt: number): number {
  const granted = Math.max(hourMs, dueAt - receivedAt);
  const luck = chance.below(100);
  if (luck < 6) return counterTime(chance, workdayAfter(startOfDay(dueAt), 1 + chance.below(12)));
  if (luck < 14) return dueAt - chance.below(Math.min(granted, 3 * hourMs));
  return receivedAt + Math.floor(granted * (0.1 + chance.below(80) / 100));
}

function endedBy(chance: Chance, state: DossierState, at: number, officer: string): DossierState {
  const luck = chance.below(1000);
  if (luck < 8) return { ...state, status: 'withdrawn', resolvedAt: at };
  if (luck < 10) return { ...state, status: 'stopped', resolvedAt: at };
  const outcome = chance.below(40) === 0 ? 'refused' : 'approved';
  return { ...state, status: 'resolved', handedOver: true, resolvedAt: at, resolvedBy: officer, outcome };
}

function underWay(chance: Chance, state: DossierState, nowMs: number): DossierState {
  const receivedAt = state.receivedAt ?? 0;
  const luck = chance.below(20);
  if (luck === 0) {
    const pausedAt = receivedAt + chance.below(Math.max(1, nowMs - receivedAt));
    return {
      ...state,
      status: chance.below(3) === 0 ? 'paymentRequested' : 'supplementRequested',
      pauses: [{ pausedAt, resumedAt: null }],
      pausedFrom: 'received',
      supplementRounds: 1,
    };
  }
  if (luck < 4) return state;
  const kind = luck === 4 ? 'district' : 'unit';
  return { ...state, status: 'processing', handedOver: true, holder: { kind, to: chance.pick(words.handlers) } };
}

/** One in two hundred is never fetched. */
function returnedBy(chance: Chance, state: DossierState, nowMs: number): DossierState {
  if (state.status !== 'resolved' || state.resolvedAt === null) return state;
  const at = counterTime(chance, workdayAfter(startOfDay(state.resolvedAt), 1 + chance.below(4)));
  return at > nowMs || chance.below(200) === 0 ? state : { ...state, status: 'returned', returnedAt: at };
}
