import type { Database, Statement } from 'better-sqlite3';
import type { LedgerEvent } from '../shared/dossier/event.ts';
import { foldDossier } from '../shared/dossier/fold.ts';
import type { DossierId } from '../shared/dossier/ids.ts';
import type { DossierState, FoldedDossier } from '../shared/dossier/state.ts';
import { runningStatuses } from '../shared/dossier/status.ts';
import { searchTokens } from '../shared/identity/search-tokens.ts';

/** One row a dossier, its codes, its odd events and its search row: all from the fold, written together. */
export interface DossierProjection {
  /** `events`: every event known of the dossier. `isNew`: no row of it exists yet. */
  project(commune: string, id: DossierId, events: readonly LedgerEvent[], isNew: boolean): FoldedDossier;
}

export function createDossierProjection(
  db: Database,
  deskOf: (commune: string, ledger: string) => number | null,
): DossierProjection {
  const insert = db.prepare(
    `INSERT INTO dossier (commune, id, desk, code, full_name, search_text, procedure_code, status, running, registered_at, received_at, due_at, sort_at, holder, has_conflict, waiting, newest, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = db.prepare(
    `UPDATE dossier SET desk = ?, code = ?, full_name = ?, search_text = ?, procedure_code = ?, status = ?, running = ?, registered_at = ?, received_at = ?, due_at = ?, sort_at = ?,
     holder = ?, has_conflict = ?, waiting = ?, newest = ?, state = ? WHERE row = ?`,
  );
  const findRow: Statement<[string, string], { row: number; search_text: string }> = db.prepare(
    'SELECT row, search_text FROM dossier WHERE commune = ? AND id = ?',
  );
  const insertSearch = db.prepare('INSERT INTO dossier_search (rowid, search_text) VALUES (?, ?)');
  const deleteSearch = db.prepare(
    "INSERT INTO dossier_search (dossier_search, rowid, search_text) VALUES ('delete', ?, ?)",
  );
  const putCode = db.prepare(
    'INSERT INTO dossier_code VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET alias = excluded.alias',
  );
  const dropCodes = db.prepare('DELETE FROM dossier_code WHERE commune = ? AND dossier = ?');
  const dropOdd = db.prepare('DELETE FROM odd_event WHERE commune = ? AND dossier = ?');
  const putOdd = db.prepare('INSERT OR REPLACE INTO odd_event VALUES (?, ?, ?, ?, ?, ?, ?, ?)');

  function putOddEvents(commune: string, folded: FoldedDossier): number {
    let conflicts = 0;
    for (const { event, effect } of folded.placed) {
      if (effect.kind === 'applied' || (effect.kind === 'conflict' && effect.settled !== null)) continue;
      const { ledger, seq, type, at } = event.header;
      if (effect.kind === 'conflict') conflicts += 1;
      putOdd.run(
        commune,
        ledger,
        seq,
        folded.id,
        type,
        at,
        effect.kind,
        effect.kind === 'conflict' ? effect.rule : effect.why,
      );
    }
    for (const { header } of folded.waiting)
      putOdd.run(commune, header.ledger, header.seq, folded.id, header.type, header.at, 'waiting', '');
    return conflicts;
  }

  return {
    project(commune, id, events, isNew) {
      const folded = foldDossier(id, events);
      if (!isNew) {
        dropOdd.run(commune, id);
        dropCodes.run(commune, id);
      }
      const conflicts = putOddEvents(commune, folded);
      const { state } = folded;
      if (state === null) return folded;
      const searchText = searchTextOf(state);
      const running = runningStatuses.includes(state.status) && state.dueAt !== null ? 1 : 0;
      const values = [
        deskOf(commune, state.receivedBy),
        state.code,
        state.applicant?.fullName ?? '',
        searchText,
        state.procedureCode,
        state.status,
        running,
        state.registeredAt,
        state.receivedAt,
        state.dueAt,
        state.receivedAt ?? state.registeredAt,
        state.holder.kind,
        conflicts > 0 ? 1 : 0,
        folded.waiting.length,
        JSON.stringify(newestByLedger(events)),
        JSON.stringify(state),
      ];
      const known = isNew ? undefined : findRow.get(commune, id);
      if (known === undefined) {
        const row = insert.run(commune, id, ...values).lastInsertRowid;
        insertSearch.run(row, searchText);
      } else {
        if (known.search_text !== searchText) deleteSearch.run(known.row, known.search_text);
        update.run(...values, known.row);
        if (known.search_text !== searchText) insertSearch.run(known.row, searchText);
      }
      if (state.code !== null) putCode.run(commune, state.code, id, 0);
      for (const alias of state.codeAliases) putCode.run(commune, alias, id, 1);
      return folded;
    },
  };
}

function newestByLedger(events: readonly LedgerEvent[]): Record<string, number> {
  const newest: Record<string, number> = {};
  for (const { header } of [...events].sort((a, b) => (a.header.ledger < b.header.ledger ? -1 : 1)))
    newest[header.ledger] = Math.max(newest[header.ledger] ?? 0, header.seq);
  return newest;
}

/** Folded words of everything a clerk looks a dossier up by. */
function searchTextOf(state: DossierState): string {
  const { applicant, submitter } = state;
  const parts = [
    applicant?.fullName,
    applicant?.organization,
    applicant?.personalId,
    applicant?.phone,
    applicant?.taxCode,
    submitter?.fullName,
    submitter?.personalId,
    submitter?.phone,
    state.code,
    ...state.codeAliases,
    state.resultNo,
  ];
  return searchTokens(parts.filter((part) => part).join(' ')).join(' ');
}
