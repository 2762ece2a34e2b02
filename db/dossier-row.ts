import type { LedgerEvent } from '../shared/dossier/event.ts';
import type { DossierId } from '../shared/dossier/ids.ts';
import type { DossierState, FoldedDossier } from '../shared/dossier/state.ts';
import { runningStatuses } from '../shared/dossier/status.ts';
import { searchTokens } from '../shared/identity/search-tokens.ts';
import { plainText } from './plain-text.ts';
import { stateToJson } from './state-json.ts';

/** Columns of `dossier` behind its place (row, commune, id), in the table's order. */
export const dossierColumns = [
  'code',
  'status',
  'running',
  'due_at',
  'holder',
  'has_conflict',
  'waiting',
  'plain',
  'received_by',
  'desk',
  'procedure_code',
  'registered_at',
  'received_at',
  'promised_at',
  'resolved_at',
  'returned_at',
  'limit_unit',
  'full_name',
  'search_text',
  'newest',
  'state',
  'resolved_by',
] as const;

/** Values of `dossierColumns`. `running`: the clock runs towards a date. */
export function dossierValues(
  state: DossierState,
  facts: {
    readonly conflicts: number;
    readonly waiting: number;
    readonly plain: boolean;
    readonly desk: number | null;
    readonly searchText: string;
    readonly newest: string;
  },
): (string | number | null)[] {
  const running = runningStatuses.includes(state.status) && state.dueAt !== null;
  return [
    state.code === null ? null : plainText(state.code),
    state.status,
    running ? 1 : 0,
    state.dueAt,
    state.holder.kind,
    facts.conflicts > 0 ? 1 : 0,
    facts.waiting,
    facts.plain ? 1 : 0,
    state.receivedBy,
    facts.desk,
    plainText(state.procedureCode),
    state.registeredAt,
    state.receivedAt,
    state.promisedAt,
    state.resolvedAt,
    state.returnedAt,
    state.limit?.unit ?? null,
    plainText(state.applicant?.fullName ?? ''),
    facts.searchText,
    facts.newest,
    stateToJson(state),
    state.resolvedBy === null ? null : plainText(state.resolvedBy),
  ];
}

/** Whether every event is of one ledger and took effect: such a dossier can be carried on from its state. */
export function isPlain({ placed, waiting }: FoldedDossier): boolean {
  const ledger = placed[0]?.event.header.ledger;
  return (
    waiting.length === 0 &&
    placed.every(({ event, effect }) => effect.kind === 'applied' && event.header.ledger === ledger)
  );
}

/** JSON of the newest number of each ledger that touched the dossier, by ledger. */
export function newestByLedger(events: readonly LedgerEvent[]): string {
  const newest = new Map<string, number>();
  for (const { header } of events)
    if (header.seq > (newest.get(header.ledger) ?? 0)) newest.set(header.ledger, header.seq);
  return JSON.stringify(Object.fromEntries([...newest].sort(([a], [b]) => (a < b ? -1 : 1))));
}

const receivedType = 'dossier.received.v1';
const longestCode = 60;

/** Every code that any event gave the dossier: what was printed stays findable, whatever the fold makes of it. */
export function codesOf(events: readonly LedgerEvent[]): readonly string[] {
  const codes: string[] = [];
  for (const { header, body } of events) {
    const { code } = body;
    if (header.type === receivedType && typeof code === 'string' && code !== '' && code.length <= longestCode)
      codes.push(plainText(code));
  }
  return codes.length > 1 ? [...new Set(codes)].sort() : codes;
}

/** Folded words of everything a clerk looks a dossier up by. */
export function searchTextOf(state: DossierState, codes: readonly string[]): string {
  const { applicant, submitter } = state;
  const parts = [
    applicant?.fullName,
    applicant?.organization,
    applicant?.personalId,
    applicant?.phone,
    applicant?.taxCode,
    submitter?.fullName,
    submitter?.organization,
    submitter?.personalId,
    submitter?.phone,
    submitter?.taxCode,
    ...codes,
    state.resultNo,
  ];
  // Each part by itself: the end of one and the start of the next make no word together.
  const tokens = new Set<string>();
  for (const part of parts) if (part) for (const token of searchTokens(part)) tokens.add(token);
  return [...tokens].join(' ');
}

/** Whether a later state of a plain dossier has the words of the one before it, whose parts it shares. */
export function isSearchedAlike(before: DossierState, later: DossierState): boolean {
  return (
    before.applicant === later.applicant &&
    before.submitter === later.submitter &&
    before.code === later.code &&
    before.resultNo === later.resultNo
  );
}

/** 2020-01-01 UTC, ms. */
const firstMs = 1_577_836_800_000;
const rowsOfMs = 4096;

/**
 * Where a dossier's row lies: its time in milliseconds since 2020 and 12 random bits, both out of its UUIDv7, so that
 * rows lie by age whatever the order of arrival, and a search by row gives the newest first. At most 2^53 - 1. Times
 * outside 2020 to 2089 (not made by us) lie at the ends.
 */
export function rowOf(id: DossierId): number {
  const ms = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) - firstMs;
  const place = Math.min(Math.max(ms, 0), 2 ** 41 - 1);
  return place * rowsOfMs + Number.parseInt(id.slice(15, 18), 16);
}
