import type { Hash } from '../shared/dossier/ids.ts';
import type { Sql } from './sql.ts';

/** A scan of one paper of a form that is no dossier yet. `draft`: the form, by the id of the command it becomes. */
export interface DraftScanPlace {
  readonly draft: string;
  readonly component: number;
  readonly sha256: Hash;
}

export interface DraftScanRow extends DraftScanPlace {
  readonly sealed: Uint8Array;
  /** When it was attached, ms UTC. */
  readonly at: number;
}

export interface DraftScanReads {
  /** Of every form that is not dropped yet, in the order in which they were attached. */
  draftScans(): readonly DraftScanRow[];
}

export interface DraftScanWrites {
  putDraftScan(row: DraftScanRow): void;
  removeDraftScan(place: DraftScanPlace): void;
}

export function createDraftScanQueries(sql: Sql): DraftScanReads {
  const all = sql<DraftScanRow>(
    'SELECT draft, component, sha256, sealed, at FROM draft_scan ORDER BY at, component, sha256',
  );
  return { draftScans: () => all.all() };
}

export function createDraftScanWrites(sql: Sql): DraftScanWrites {
  const put = sql(
    'INSERT INTO draft_scan VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET sealed = excluded.sealed, at = excluded.at',
  );
  const remove = sql('DELETE FROM draft_scan WHERE draft = ? AND component = ? AND sha256 = ?');
  return {
    putDraftScan: ({ draft, component, sha256, sealed, at }) => void put.run(draft, component, sha256, sealed, at),
    removeDraftScan: ({ draft, component, sha256 }) => void remove.run(draft, component, sha256),
  };
}
