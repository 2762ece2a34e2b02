import type { DossierId } from '../shared/dossier/ids.ts';
import type { WithheldRow } from './projected-dossier.ts';
import type { Sql } from './sql.ts';

/** What of one dossier waits, in the place of what waited before. */
export function createWithheldRows(
  sql: Sql,
): (commune: string, id: DossierId, row: WithheldRow | null, isNew: boolean) => void {
  const drop = sql('DELETE FROM withheld_dossier WHERE commune = ? AND dossier = ?');
  const put = sql('INSERT INTO withheld_dossier VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  return (commune, id, row, isNew) => {
    if (!isNew) drop.run(commune, id);
    if (row === null) return;
    const { version, ledger, seq, type, at, code, events } = row;
    put.run(commune, id, version, ledger, seq, type, at, code, events);
  };
}
