import type { LedgerEvent } from '../shared/dossier/event.ts';
import type { DossierId, LedgerId } from '../shared/dossier/ids.ts';
import type { DossierProjection } from './dossier-projection.ts';
import type { EventTable } from './event-table.ts';
import type { LedgerProjections } from './ledger-projections.ts';
import type { Sql } from './sql.ts';

/**
 * Takes the end of a ledger, from a number on, out of the story and keeps it whole beside it: another branch of the
 * ledger is the one that counts. Every projection is then as if those events had never come, but for the numbers that
 * they printed.
 */
export type LeaveBranch = (commune: string, ledger: LedgerId, from: number) => void;

export function createLeaveBranch(
  sql: Sql,
  table: EventTable,
  ledgers: LedgerProjections,
  projection: DossierProjection,
): LeaveBranch {
  const keep = sql(
    'INSERT INTO left_event SELECT * FROM event WHERE commune = ? AND ledger = ? AND seq >= ? ON CONFLICT DO NOTHING',
  );
  const touched = sql<{ dossier: DossierId }>(
    'SELECT DISTINCT dossier FROM event WHERE commune = ? AND ledger = ? AND seq >= ? AND dossier IS NOT NULL',
  );
  const remove = sql('DELETE FROM event WHERE commune = ? AND ledger = ? AND seq >= ?');
  const forgetRanges = sql('DELETE FROM kept_range WHERE commune = ? AND ledger = ? AND to_seq >= ?');
  const clearLedgers = createLedgerClearing(sql);
  const forgetCodes = createCodeForgetting(sql);

  return (commune, ledger, from) => {
    if (table.hashAt(commune, ledger, from) === null) return;
    const dossiers = touched.all(commune, ledger, from).map(({ dossier }) => dossier);
    keep.run(commune, ledger, from);
    remove.run(commune, ledger, from);
    forgetRanges.run(commune, ledger, from);
    for (const id of clearLedgers(commune, ledger)) {
      let last: LedgerEvent | null = null;
      for (const event of table.range(commune, id, 1, Number.MAX_SAFE_INTEGER)) {
        if (event.header.dossier === null) ledgers.project(commune, event);
        last = event;
      }
      if (last !== null) ledgers.projectEnd(commune, last);
    }
    const noteClashes = forgetCodes(commune, dossiers);
    for (const dossier of dossiers) projection.project(commune, dossier, table.ofDossier(commune, dossier), false);
    noteClashes();
  };
}

/**
 * Empties what is projected of a ledger beside dossiers and says which ledgers are to be read again: of the district's
 * all of the commune, since they speak of the same desks and the greatest word counts.
 */
function createLedgerClearing(sql: Sql): (commune: string, ledger: LedgerId) => readonly LedgerId[] {
  const kindOf = sql<{ kind: string }>('SELECT kind FROM ledger WHERE commune = ? AND id = ?');
  const districts = sql<{ id: LedgerId }>(
    "SELECT id FROM ledger WHERE commune = ? AND kind = 'district' ORDER BY opened_at, id",
  );
  const clear = ['staff', 'adoption', 'numbering', 'clock_confirmation', 'ledger_end'].map((name) =>
    sql(`DELETE FROM ${name} WHERE commune = ? AND ledger = ?`),
  );
  const clearOdd = sql('DELETE FROM odd_event WHERE commune = ? AND ledger = ? AND dossier IS NULL');
  const clearRevocations = sql('DELETE FROM revocation WHERE commune = ?');
  const clearForetold = sql('DELETE FROM ledger WHERE commune = ? AND opened = 0');
  const clearAdmissions = sql(
    'UPDATE ledger SET admitted_by = NULL, admitted_seq = NULL, admitted_clock_ms = NULL, admitted_clock_n = NULL, replaces = NULL WHERE commune = ?',
  );
  return (commune, ledger) => {
    const isDistrict = kindOf.get(commune, ledger)?.kind === 'district';
    const again = isDistrict ? districts.all(commune).map(({ id }) => id) : [ledger];
    for (const id of again) {
      for (const statement of clear) statement.run(commune, id);
      clearOdd.run(commune, id);
    }
    if (isDistrict) for (const statement of [clearRevocations, clearForetold, clearAdmissions]) statement.run(commune);
    return again;
  };
}

/** Forgets the codes of dossiers whose events change; what is given back tells again which codes two dossiers have. */
function createCodeForgetting(sql: Sql): (commune: string, dossiers: readonly DossierId[]) => () => void {
  const codesOf = sql<{ code: string }>('SELECT code FROM dossier_code WHERE commune = ? AND dossier = ?');
  const dropClash = sql('DELETE FROM code_clash WHERE commune = ? AND code = ?');
  const dropCodes = sql('DELETE FROM dossier_code WHERE commune = ? AND dossier = ?');
  const noteClash = sql(
    `INSERT OR IGNORE INTO code_clash SELECT commune, code, dossier FROM dossier_code WHERE commune = :commune AND code = :code
     AND (SELECT count(*) FROM dossier_code WHERE commune = :commune AND code = :code) > 1`,
  );
  return (commune, dossiers) => {
    const codes = new Set(dossiers.flatMap((id) => codesOf.all(commune, id).map(({ code }) => code)));
    for (const code of codes) dropClash.run(commune, code);
    for (const id of dossiers) dropCodes.run(commune, id);
    return () => {
      for (const code of codes) noteClash.run({ commune, code });
    };
  };
}
