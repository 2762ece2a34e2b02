import { type RawBuilder, sql } from 'kysely';
import type { DossierId } from '../../../shared/dossier/ids.ts';
import { dossierColumns, rowOf } from '../../dossier-row.ts';
import type { ProjectedDossier } from '../../projected-dossier.ts';
import type { DistrictSchema } from '../schema.ts';
import { type Columns, namesOf, rowsSelected, runsOf } from './bulk.ts';

type Statement = RawBuilder<unknown>;
type Cell = string | number | null;
type DossierRow = { readonly row: number; readonly id: string } & Readonly<
  Record<(typeof dossierColumns)[number], Cell>
>;

const columns: Columns<DossierRow> = {
  row: 'bigint',
  id: 'text',
  code: 'text',
  status: 'text',
  running: 'integer',
  due_at: 'bigint',
  holder: 'text',
  has_conflict: 'integer',
  waiting: 'bigint',
  plain: 'integer',
  received_by: 'text',
  desk: 'bigint',
  procedure_code: 'text',
  registered_at: 'bigint',
  received_at: 'bigint',
  promised_at: 'bigint',
  resolved_at: 'bigint',
  returned_at: 'bigint',
  limit_unit: 'text',
  full_name: 'text',
  search_text: 'text',
  newest: 'text',
  state: 'text',
  resolved_by: 'text',
};
const codeColumns: Columns<Pick<DistrictSchema['dossier_code'], 'code' | 'dossier'>> = {
  code: 'text',
  dossier: 'text',
};
const attachmentColumns: Columns<Omit<DistrictSchema['attachment'], 'commune' | 'held'>> = {
  dossier: 'text',
  component: 'text',
  sha256: 'text',
  ledger: 'text',
  seq: 'bigint',
  size_bytes: 'bigint',
};
const withheldColumns: Columns<Omit<DistrictSchema['withheld_dossier'], 'commune'>> = {
  dossier: 'text',
  version: 'text',
  ledger: 'text',
  seq: 'bigint',
  type: 'text',
  at: 'bigint',
  code: 'text',
  events: 'bigint',
};
const oddColumns: Columns<Omit<DistrictSchema['odd_event'], 'commune'>> = {
  ledger: 'text',
  seq: 'bigint',
  dossier: 'text',
  type: 'text',
  at: 'bigint',
  kind: 'text',
  why: 'text',
};

/** Writes what the fold says of dossiers of one commune, many at once. `known`: those with a row or odd events. */
export function dossiersPut(
  commune: string,
  dossiers: readonly ProjectedDossier[],
  known: ReadonlySet<DossierId>,
): readonly Statement[] {
  const before = dossiers.filter(({ id }) => known.has(id)).map(({ id }) => id);
  return [
    ...rowsPut(commune, dossiers, known),
    ...codesPut(commune, dossiers),
    ...attachmentsPut(commune, dossiers, before),
    ...oddEventsPut(commune, dossiers, before),
    ...withheldPut(commune, dossiers, before),
  ];
}

function rowsPut(
  commune: string,
  dossiers: readonly ProjectedDossier[],
  known: ReadonlySet<DossierId>,
): readonly Statement[] {
  const rows = dossiers.flatMap((dossier) => (dossier.row === null ? [] : [dossierRow(dossier, dossier.row.values)]));
  const updated = dossierColumns.map((name) => `${name} = excluded.${name}`).join(', ');
  const put = runsOf(rows).map(
    (
      run,
    ) => sql`INSERT INTO dossier (commune, ${namesOf(columns)}) SELECT ${commune}, v.* FROM (${rowsSelected(columns, run)}) AS v
      ON CONFLICT (commune, id) DO UPDATE SET ${sql.raw(updated)}`,
  );
  const gone = dossiers.filter(({ id, row }) => row === null && known.has(id)).map(({ id }) => id);
  return [...put, ...deletedFrom('dossier', 'id', commune, gone)];
}

function dossierRow({ id }: ProjectedDossier, values: readonly Cell[]): DossierRow {
  const named = Object.fromEntries(dossierColumns.map((name, at) => [name, values[at] ?? null]));
  // A value for each of `dossierColumns`, in their order.
  return { row: rowOf(id), id, ...(named as Record<(typeof dossierColumns)[number], Cell>) };
}

function deletedFrom(table: string, name: string, commune: string, ids: readonly DossierId[]): readonly Statement[] {
  if (ids.length === 0) return [];
  return [sql`DELETE FROM ${sql.raw(table)} WHERE commune = ${commune} AND ${sql.raw(name)} = ANY(${ids}::text[])`];
}

/** Codes are facts of events: they only ever grow. A code of two dossiers is noted for a person to look at. */
function codesPut(commune: string, dossiers: readonly ProjectedDossier[]): readonly Statement[] {
  const rows = dossiers.flatMap(({ id, codes }) => codes.map((code) => ({ code, dossier: id })));
  return [...runsOf(rows)].flatMap((run) => [
    sql`INSERT INTO dossier_code (commune, ${namesOf(codeColumns)}) SELECT ${commune}, v.* FROM (${rowsSelected(codeColumns, run)}) AS v
      ON CONFLICT DO NOTHING`,
    sql`INSERT INTO code_clash (commune, code, dossier)
      SELECT k.commune, k.code, k.dossier FROM dossier_code k
      WHERE k.commune = ${commune} AND k.code = ANY(${run.map(({ code }) => code)}::text[])
      AND EXISTS (SELECT 1 FROM dossier_code o WHERE o.commune = k.commune AND o.code = k.code AND o.dossier <> k.dossier)
      ON CONFLICT DO NOTHING`,
  ]);
}

function oddEventsPut(
  commune: string,
  dossiers: readonly ProjectedDossier[],
  before: readonly DossierId[],
): readonly Statement[] {
  const rows = dossiers.flatMap(({ id, odd }) => odd.map((row) => ({ ...row, dossier: id })));
  return [
    ...deletedFrom('odd_event', 'dossier', commune, before),
    ...runsOf(rows).map(
      (run) =>
        sql`INSERT INTO odd_event (commune, ${namesOf(oddColumns)}) SELECT ${commune}, v.* FROM (${rowsSelected(oddColumns, run)}) AS v`,
    ),
  ];
}

/** What of dossiers waits, in the place of what waited before. */
function withheldPut(
  commune: string,
  dossiers: readonly ProjectedDossier[],
  before: readonly DossierId[],
): readonly Statement[] {
  const rows = dossiers.flatMap(({ id, withheld }) => (withheld === null ? [] : [{ ...withheld, dossier: id }]));
  return [
    ...deletedFrom('withheld_dossier', 'dossier', commune, before),
    ...runsOf(rows).map(
      (run) =>
        sql`INSERT INTO withheld_dossier (commune, ${namesOf(withheldColumns)}) SELECT ${commune}, v.* FROM (${rowsSelected(withheldColumns, run)}) AS v`,
    ),
  ];
}

/** The scans of dossiers, in the place of those before. */
function attachmentsPut(
  commune: string,
  dossiers: readonly ProjectedDossier[],
  before: readonly DossierId[],
): readonly Statement[] {
  const rows = dossiers.flatMap(({ id, attachments }) =>
    attachments.map(({ component, sha256, ledger, seq, sizeBytes }) => ({
      ...{ dossier: id, component: String(component), sha256, ledger, seq },
      size_bytes: sizeBytes,
    })),
  );
  return [
    ...deletedFrom('attachment', 'dossier', commune, before),
    ...runsOf(rows).map(
      (run) => sql`INSERT INTO attachment (commune, ${namesOf(attachmentColumns)}, held)
      SELECT ${commune}, v.*, CASE WHEN h.sha256 IS NULL THEN 0 ELSE 1 END FROM (${rowsSelected(attachmentColumns, run)}) AS v
      LEFT JOIN attachment_held h ON h.commune = ${commune} AND h.sha256 = v.sha256`,
    ),
  ];
}
