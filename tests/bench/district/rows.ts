import { dossierColumns, dossierValues, rowOf, searchTextOf } from '../../../db/dossier-row.ts';
import { eventToRow } from '../../../db/event-row.ts';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import type { Hash } from '../../../shared/dossier/ids.ts';
import type { Chance } from '../../fixtures/chance.ts';
import type { Counter, MadeDossier } from './dossiers.ts';

type Cell = string | number | null;

export const columns = {
  dossier: ['row', 'commune', 'id', ...dossierColumns],
  dossier_code: ['commune', 'code', 'dossier'],
  odd_event: ['commune', 'ledger', 'seq', 'dossier', 'type', 'at', 'kind', 'why'],
  event: [
    ...['commune', 'ledger', 'seq', 'clock_ms', 'clock_n', 'at', 'actor', 'role', 'after_json', 'type', 'dossier'],
    ...['body_hash', 'personal_hash', 'hash', 'body', 'salt', 'data'],
  ],
} as const;

/** The row that the projection would write. `seq`: of its newest event. */
export function dossierCells(
  { commune, ledger, desk }: Counter,
  { state }: MadeDossier,
  { seq, inConflict }: { readonly seq: number; readonly inConflict: boolean },
): readonly Cell[] {
  const codes = state.code === null ? [] : [state.code];
  const values = dossierValues(state, {
    conflicts: inConflict ? 1 : 0,
    waiting: 0,
    plain: !inConflict,
    desk,
    searchText: searchTextOf(state, codes),
    newest: `{"${ledger}":${seq}}`,
  });
  return [rowOf(state.id), commune, state.id, ...values];
}

/**
 * What led to it, as rows of a ledger: bodies that fold to the state, hashes that chain nothing. Their last number is
 * `seq`; gaps before them are of dossiers whose events are left out.
 */
export function eventCells(chance: Chance, counter: Counter, made: MadeDossier, seq: number): readonly Cell[][] {
  const events = eventsOf(made, counter, seq - 5);
  return events.map((event) => {
    const row = eventToRow({ ...event, hash: chance.hex(32) as Hash });
    return columns.event.map((name) => (name === 'commune' ? counter.commune : row[name]));
  });
}

/** So many numbers a dossier takes at most. */
export const seqsEach = 6;

function eventsOf(
  { state, handedAt, officer }: MadeDossier,
  { ledger }: Counter,
  first: number,
): readonly Omit<LedgerEvent, 'hash'>[] {
  const { receivedAt, resolvedAt, returnedAt, applicant } = state;
  const deeds: [type: string, at: number | null, body: object, personal: object | null][] = [
    ['dossier.received.v1', receivedAt, receivedBody(state), { applicant }],
    ['dossier.handedOver.v1', state.handedOver ? handedAt : null, { holder: 'unit' }, { to: 'Phòng Kinh tế' }],
    ['dossier.resolved.v1', state.outcome === null ? null : resolvedAt, { outcome: state.outcome }, null],
    ['dossier.returned.v1', returnedAt, { by: 'desk' }, { to: { fullName: applicant?.fullName ?? '' } }],
  ];
  return deeds
    .filter(([, at]) => at !== null)
    .map(([type, at, body, data], place) => ({
      header: {
        ...{ v: 1, ledger, seq: first + place, clock: [at ?? 0, 0], at: at ?? 0, actor: officer, role: 'clerk' },
        ...{ after: [], type, dossier: state.id, body: '0'.repeat(64), prev: null },
        personal: data === null ? null : '0'.repeat(64),
      },
      body,
      personal: data === null ? null : { salt: '0'.repeat(32), data },
    })) as unknown as readonly Omit<LedgerEvent, 'hash'>[];
}

function receivedBody(state: MadeDossier['state']): object {
  const { procedureCode, catalogueVersion, calendarVersion, formSet, components, quantity } = state;
  const { code, receivedAt, dueAt, limit, lookupKey, bookNo, entryNo } = state;
  const request = { procedureCode, catalogueVersion, calendarVersion, formSet, components, quantity };
  return { ...request, code, receivedAt, dueAt, limit, lookupKey, bookNo, entryNo };
}
