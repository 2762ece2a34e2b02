import { type Kysely, sql } from 'kysely';
import type { DossierId } from '../../../shared/dossier/ids.ts';
import { dossierColumns, rowOf } from '../../dossier-row.ts';
import type { ProjectedDossier } from '../../projected-dossier.ts';
import type { DistrictSchema } from '../schema.ts';
import { type Columns, namesOf, rowsSelected, runsOf } from './bulk.ts';

type Db = Kysely<DistrictSchema>;
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

/** What the fold says of dossiers of one commune, written many at once. `known`: those with a row or odd events. */
export async function putDossiers(
  tx: Db,
  commune: string,
  dossiers: readonly ProjectedDossier[],
  known: ReadonlySet<DossierId>,
): Promise<void> {
  await putRows(tx, commune, dossiers, known);
  await putCodes(tx, commune, dossiers);
  await putAttachments(tx, commune, dossiers, known);
  await putOddEvents(tx, commune, dossiers, known);
  await putWithheld(tx, commune, dossiers, known);
}

async function putRows(
  tx: Db,
  commune: string,
  dossiers: readonly ProjectedDossier[],
  known: ReadonlySet<DossierId>,
): Promise<void> {
  const rows = dossiers.flatMap((dossier) => (dossier.row === null ? [] : [dossierRow(dossier, dossier.row.values)]));
  const updated = dossierColumns.map((name) => `${name} = excluded.${name}`).join(', ');
  for (const run of runsOf(rows))
    await sql`INSERT INTO dossier (commune, ${namesOf(columns)}) SELECT ${commune}, v.* FROM (${rowsSelected(columns, run)}) AS v
      ON CONFLICT (commune, id) DO UPDATE SET ${sql.raw(updated)}`.execute(tx);
  const gone = dossiers.filter(({ id, row }) => row === null && known.has(id)).map(({ id }) => id);
  if (gone.length > 0)
    await sql`DELETE FROM dossier WHERE commune = ${commune} AND id = ANY(${gone}::text[])`.execute(tx);
}

function dossierRow({ id }: ProjectedDossier, values: readonly Cell[]): DossierRow {
  const named = Object.fromEntries(dossierColumns.map((name, at) => [name, values[at] ?? null]));
  // A value for each of `dossierColumns`, in their order.
  return { row: rowOf(id), id, ...(named as Record<(typeof dossierColumns)[number], Cell>) };
}

/** Codes are facts of events: they only ever grow. A code of two dossiers is noted for a person to look at. */
async function putCodes(tx: Db, commune: string, dossiers: readonly ProjectedDossier[]): Promise<void> {
  const rows = dossiers.flatMap(({ id, codes }) => codes.map((code) => ({ code, dossier: id })));
  for (const run of runsOf(rows)) {
    await sql`INSERT INTO dossier_code (commune, ${namesOf(codeColumns)}) SELECT ${commune}, v.* FROM (${rowsSelected(codeColumns, run)}) AS v
      ON CONFLICT DO NOTHING`.execute(tx);
    await sql`INSERT INTO code_clash (commune, code, dossier)
      SELECT k.commune, k.code, k.dossier FROM dossier_code k
      WHERE k.commune = ${commune} AND k.code = ANY(${run.map(({ code }) => code)}::text[])
      AND EXISTS (SELECT 1 FROM dossier_code o WHERE o.commune = k.commune AND o.code = k.code AND o.dossier <> k.dossier)
      ON CONFLICT DO NOTHING`.execute(tx);
  }
}

async function putOddEvents(
  tx: Db,
  commune: string,
  dossiers: readonly ProjectedDossier[],
  known: ReadonlySet<DossierId>,
): Promise<void> {
  const before = dossiers.filter(({ id }) => known.has(id)).map(({ id }) => id);
  if (before.length > 0)
    await sql`DELETE FROM odd_event WHERE commune = ${commune} AND dossier = ANY(${before}::text[])`.execute(tx);
  const rows = dossiers.flatMap(({ id, odd }) => odd.map((row) => ({ ...row, dossier: id })));
  for (const run of runsOf(rows))
    await sql`INSERT INTO odd_event (commune, ${namesOf(oddColumns)}) SELECT ${commune}, v.* FROM (${rowsSelected(oddColumns, run)}) AS v`.execute(
      tx,
    );
}

/** What of dossiers waits, in the place of what waited before. */
async function putWithheld(
  tx: Db,
  commune: string,
  dossiers: readonly ProjectedDossier[],
  known: ReadonlySet<DossierId>,
): Promise<void> {
  const before = dossiers.filter(({ id }) => known.has(id)).map(({ id }) => id);
  if (before.length > 0)
    await sql`DELETE FROM withheld_dossier WHERE commune = ${commune} AND dossier = ANY(${before}::text[])`.execute(tx);
  const rows = dossiers.flatMap(({ id, withheld }) => (withheld === null ? [] : [{ ...withheld, dossier: id }]));
  for (const run of runsOf(rows))
    await sql`INSERT INTO withheld_dossier (commune, ${namesOf(withheldColumns)}) SELECT ${commune}, v.* FROM (${rowsSelected(withheldColumns, run)}) AS v`.execute(
      tx,
    );
}

/** The scans of dossiers, in the place of those before. */
async function putAttachments(
  tx: Db,
  commune: string,
  dossiers: readonly ProjectedDossier[],
  known: ReadonlySet<DossierId>,
): Promise<void> {
  const before = dossiers.filter(({ id }) => known.has(id)).map(({ id }) => id);
  if (before.length > 0)
    await sql`DELETE FROM attachment WHERE commune = ${commune} AND dossier = ANY(${before}::text[])`.execute(tx);
  const rows = dossiers.flatMap(({ id, attachments }) =>
    attachments.map(({ component, sha256, ledger, seq, sizeBytes }) => ({
      ...{ dossier: id, component: String(component), sha256, ledger, seq },
      size_bytes: sizeBytes,
    })),
  );
  for (const run of runsOf(rows))
    await sql`INSERT INTO attachment (commune, ${namesOf(attachmentColumns)}, held)
      SELECT ${commune}, v.*, CASE WHEN h.sha256 IS NULL THEN 0 ELSE 1 END FROM (${rowsSelected(attachmentColumns, run)}) AS v
      LEFT JOIN attachment_held h ON h.commune = ${commune} AND h.sha256 = v.sha256`.execute(tx);
}
