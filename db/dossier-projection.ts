import type { LedgerEvent } from '../shared/dossier/event.ts';
import type { DossierId, LedgerId } from '../shared/dossier/ids.ts';
import type { DossierState } from '../shared/dossier/state.ts';
import type { KnowsCatalogue } from '../shared/dossier/withheld.ts';
import { createAttachmentRows } from './attachment-queries.ts';
import { dossierColumns, isSearchedAlike, rowOf } from './dossier-row.ts';
import { type OddRow, type PlainDossier, type ProjectedRow, projectPlain, projectWhole } from './projected-dossier.ts';
import type { Sql } from './sql.ts';
import { createWithheldRows } from './withheld-rows.ts';

/** One row a dossier, its codes, its odd events, what of it waits and its search row: all from the fold, written together. */
export interface DossierProjection {
  /** `events`: every event known of the dossier. `isNew`: nothing of it was projected before. */
  project(commune: string, id: DossierId, events: readonly LedgerEvent[], isNew: boolean): void;
  /** The row of a plain dossier; `stored` is its row so far and `before` the state in it, null for a new one. */
  put(dossier: PlainDossier & { readonly stored: StoredRow | null; readonly before: DossierState | null }): void;
}

export interface StoredRow {
  readonly row: number;
  readonly code: string | null;
  readonly search_text: string;
}

const places = dossierColumns.map(() => '?').join(', ');
const columns = dossierColumns.join(', ');

/** `search: false` leaves the search index out: what is rebuilt only to be compared is not searched. */
export function createDossierProjection(sql: Sql, knows: KnowsCatalogue, { search = true } = {}): DossierProjection {
  const remove = sql('DELETE FROM dossier WHERE row = ?');
  const findRow = sql<StoredRow>('SELECT row, code, search_text FROM dossier WHERE commune = ? AND id = ?');
  const deleteSearch = sql("INSERT INTO dossier_search (dossier_search, rowid, search_text) VALUES ('delete', ?, ?)");
  // Of the receiving ledger's own opening, which is always here before its dossiers: no matter what else has arrived.
  const deskOf = sql<{ desk: number | null }>('SELECT desk FROM ledger WHERE commune = ? AND id = ? AND opened = 1');
  const putRow = createRows(sql, deleteSearch, search);
  const putCodes = createCodes(sql);
  const putOddEvents = createOddEvents(sql);
  const putAttachments = createAttachmentRows(sql);
  const putWithheld = createWithheldRows(sql);

  const deskOfLedger = (commune: string, ledger: LedgerId) => deskOf.get(commune, ledger)?.desk ?? null;

  return {
    project(commune, id, events, isNew) {
      const around = { deskOf: deskOfLedger, knows };
      const { codes, odd, withheld, attachments, row } = projectWhole(commune, id, events, around);
      putOddEvents(commune, id, odd, isNew);
      putWithheld(commune, id, withheld, isNew);
      putCodes(commune, id, codes);
      putAttachments(commune, id, attachments, isNew);
      const known = isNew ? null : (findRow.get(commune, id) ?? null);
      if (row !== null) putRow(commune, id, known, row);
      else if (known !== null) {
        deleteSearch.run(known.row, known.search_text);
        remove.run(known.row);
      }
    },
    put({ stored, before, ...dossier }) {
      const hasItsWords = stored !== null && before !== null && isSearchedAlike(before, dossier.state);
      const searchText = hasItsWords ? stored.search_text : null;
      const { commune, id, codes, attachments, row } = projectPlain(dossier, deskOfLedger, searchText);
      if (codes[0] !== stored?.code) putCodes(commune, id, codes);
      putAttachments(commune, id, attachments, stored === null);
      if (row !== null) putRow(commune, id, stored, row);
    },
  };
}

/** The row and what the search index says of it; `known` is the row before. */
function createRows(sql: Sql, deleteSearch: ReturnType<Sql>, search: boolean) {
  const insert = sql(
    `INSERT INTO dossier (row, commune, id, ${columns}) VALUES (?, ?, ?, ${places}) ON CONFLICT (row) DO NOTHING`,
  );
  const update = sql(`UPDATE dossier SET (${columns}) = (${places}) WHERE row = ?`);
  const insertSearch = sql('INSERT INTO dossier_search (rowid, search_text) VALUES (?, ?)');
  const freePlace = createFreePlace(sql);
  return (commune: string, id: DossierId, known: StoredRow | null, { searchText, values }: ProjectedRow): void => {
    if (known === null) {
      let row = rowOf(id);
      if (insert.run(row, commune, id, ...values).changes === 0) {
        row = freePlace(row);
        insert.run(row, commune, id, ...values);
      }
      if (search) insertSearch.run(row, searchText);
      return;
    }
    if (known.search_text !== searchText) deleteSearch.run(known.row, known.search_text);
    update.run(...values, known.row);
    if (known.search_text !== searchText) insertSearch.run(known.row, searchText);
  };
}

/** A place near one that is taken; the end of the table where somebody made ids to collide. */
export function createFreePlace(sql: Sql): (taken: number) => number {
  const isTaken = sql('SELECT 1 AS one FROM dossier WHERE row = ?');
  const lowest = sql<{ row: number | null }>('SELECT min(row) AS row FROM dossier');
  const tries = 16;
  return (taken) => {
    const first = Math.min(taken, Number.MAX_SAFE_INTEGER - tries);
    for (let row = first; row < first + tries; row += 1) if (isTaken.get(row) === undefined) return row;
    return Math.min(0, lowest.get()?.row ?? 0) - 1;
  };
}

/** Codes are facts of events: they only ever grow. A code of two dossiers is noted for a person to look at. */
function createCodes(sql: Sql): (commune: string, id: DossierId, codes: readonly string[]) => void {
  const isTaken = sql('SELECT 1 AS one FROM dossier_code WHERE commune = ? AND code = ? LIMIT 1');
  const others = sql<{ dossier: string }>('SELECT dossier FROM dossier_code WHERE commune = ? AND code = ?');
  const add = sql('INSERT INTO dossier_code VALUES (?, ?, ?)');
  const clash = sql('INSERT OR IGNORE INTO code_clash VALUES (?, ?, ?)');
  return (commune, id, codes) => {
    for (const code of codes) {
      const present = isTaken.get(commune, code) === undefined ? [] : others.all(commune, code);
      if (present.some(({ dossier }) => dossier === id)) continue;
      add.run(commune, code, id);
      if (present.length === 0) continue;
      clash.run(commune, code, id);
      for (const { dossier } of present) clash.run(commune, code, dossier);
    }
  };
}

/** What did not simply take effect. */
function createOddEvents(sql: Sql): (commune: string, id: DossierId, rows: readonly OddRow[], isNew: boolean) => void {
  const drop = sql('DELETE FROM odd_event WHERE commune = ? AND dossier = ?');
  const put = sql('INSERT INTO odd_event VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  return (commune, id, rows, isNew) => {
    if (!isNew) drop.run(commune, id);
    for (const { ledger, seq, type, at, kind, why } of rows) put.run(commune, ledger, seq, id, type, at, kind, why);
  };
}
