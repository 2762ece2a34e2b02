import type { CommuneRecord } from '../../../db/district/tables/communes.ts';
import { addDays, instant } from '../../../shared/calendar/civil.ts';
import { completenessOf } from '../../../shared/report/completeness.ts';
import { assertIdentities, consolidate, type UnitTable } from '../../../shared/report/consolidate.ts';
import type { FormHead } from '../../../shared/report/form-head.ts';
import { completenessLines, gapsOf, type UnitGap } from '../../../shared/report/gaps.ts';
import { type ReportRules, type ReportTable, reportTables } from '../../../shared/report/report-rules.ts';
import type { Sheet } from '../../../shared/report/sheet.ts';
import { sheetDigitisation } from '../../../shared/report/sheet-digitisation.ts';
import { sheetII06a, sheetII06Consolidated } from '../../../shared/report/sheet-ii06.ts';
import { sheetII07b } from '../../../shared/report/sheet-ii07b.ts';
import { tableDigitisation } from '../../../shared/report/table-digitisation.ts';
import { type CountsII06a, type ReportPeriod, tableII06a } from '../../../shared/report/table-ii06a.ts';
import { tableII07b } from '../../../shared/report/table-ii07b.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { District } from '../district.ts';
import { digitisationFacts, procedureFacts, reportFacts, type Unit, unitsOf } from './facts.ts';
import { readReportHead } from './head.ts';
import { readReportRules } from './rules.ts';

export interface ReportInput {
  /** Name of the statutory table: `II.06a` and the others of `reportTables`. */
  readonly table: string;
  /** First and last day of the period, civil dates that exist, in order. */
  readonly from: string;
  readonly to: string;
  /** The reporting communes by agency or unit code; left out: all communes of the district. */
  readonly communes?: readonly string[];
  /** Civil date over the signatures; left out: dots. */
  readonly signedOn?: string;
}

export interface Report {
  readonly table: ReportTable;
  readonly sheet: Sheet;
  /** Rows of facts, without the total. */
  readonly rows: number;
  /** The last line of II.06; null for the other tables. */
  readonly total: CountsII06a | null;
  readonly madeAt: number;
  /** The reporting communes, and up to when the figures of each are here. */
  readonly units: readonly UnitGap[];
}

/** What every table is made of. */
interface Scope {
  readonly district: District;
  /** What dossiers are counted; null: of every commune, also of one that is not enrolled any more. */
  readonly communes: readonly string[] | null;
  readonly units: readonly Unit[];
  readonly period: ReportPeriod;
  readonly rules: ReportRules;
  readonly head: FormHead;
}

/**
 * A statutory table by what the district knows now: a batch that comes in late changes an earlier period. Refuses:
 * district.report-unknown-table, district.commune-unknown, district.seed-unreadable.
 */
export async function makeReport(district: District, input: ReportInput): Promise<Result<Report>> {
  const table = reportTables.find((name) => name === input.table);
  if (table === undefined) return refuse('district.report-unknown-table', { table: input.table.slice(0, 40) });
  const chosen = input.communes === undefined ? null : await findUnits(district, input.communes);
  if (chosen !== null && !chosen.ok) return chosen;
  const communes = chosen?.value ?? null;
  const rules = await readReportRules(district);
  if (!rules.ok) return rules;
  const { receiving, place } = await readReportHead(district);
  const { facts, clock } = district;
  const nowMs = clock.now();
  const units = unitsOf(communes ?? (await district.store.read.listCommunes()));
  const gaps = gapsOf(units, await completeness(district, nowMs), { to: input.to, nowMs });
  const scope: Scope = {
    district,
    communes: communes?.map(({ code }) => code) ?? null,
    units,
    period: { fromMs: instant(input.from, 0), endMs: instant(addDays(input.to, 1), 0), nowMs },
    rules: rules.value,
    head: {
      form: rules.value.forms[table],
      reporting: reportingName(facts.name, communes),
      // A commune reports to this district, whomever that reports to.
      receiving: communes?.length === 1 ? facts.name : receiving || null,
      place: place || null,
      signedOn: input.signedOn ?? null,
      from: input.from,
      to: input.to,
      training: facts.training,
      completeness: completenessLines(gaps, nowMs),
    },
  };
  return ok({ table, madeAt: nowMs, units: gaps, ...(await makeTable(table, scope)) });
}

async function completeness({ store }: District, nowMs: number): Promise<ReturnType<typeof completenessOf>> {
  const ledgers = await store.read.listLedgers();
  const desks = ledgers.flatMap((one) =>
    one.kind === 'desk' && one.desk !== null ? [{ ...one, desk: one.desk }] : [],
  );
  return completenessOf(desks, nowMs);
}

async function findUnits({ store }: District, codes: readonly string[]): Promise<Result<readonly CommuneRecord[]>> {
  const found: CommuneRecord[] = [];
  for (const code of new Set(codes)) {
    const commune = await store.read.findCommune(code);
    if (commune === null) return refuse('district.commune-unknown', { commune: code.slice(0, 60) });
    found.push(commune);
  }
  return ok(found);
}

/** A table over some communes must not pass for one over all. */
function reportingName(district: string, communes: readonly CommuneRecord[] | null): string {
  if (communes === null) return district;
  const [only, ...others] = communes;
  if (only !== undefined && others.length === 0) return only.name;
  return `${district} (${communes.length} đơn vị: ${communes.map(({ name }) => name).join(', ')})`;
}

async function makeTable(table: ReportTable, scope: Scope): Promise<Pick<Report, 'sheet' | 'rows' | 'total'>> {
  const { district, units, period, rules, head } = scope;
  switch (table) {
    case 'II.06a': {
      const made = tableII06a(await reportFacts(district, scope.communes, period), period);
      assertIdentities(made);
      return { sheet: sheetII06a(made, head), rows: made.rows.length, total: made.total };
    }
    case 'II.06b':
    case 'II.06c': {
      const made = consolidate(await unitTables(scope), rules.consolidatedRows[table]);
      assertIdentities({ rows: made.rows.map(({ counts }) => counts), total: made.total });
      return { sheet: sheetII06Consolidated(table, made, head), rows: made.rows.length, total: made.total };
    }
    case 'II.07b': {
      const procedures = await procedureFacts(district, rules.internalProcess);
      const made = tableII07b(units.map(({ name }) => ({ unit: name, procedures })));
      return { sheet: sheetII07b(made, head, rules.withFormerTier), rows: made.rows.length, total: null };
    }
    case 'QD766': {
      const names = units.map(({ name }) => name);
      const made = tableDigitisation(names, await digitisationFacts(district, units, period), period);
      return { sheet: sheetDigitisation(made, head, rules.digitisationPoints), rows: made.rows.length, total: null };
    }
  }
}

/** One commune at a time: memory holds one commune's counts. */
async function unitTables({ district, units, period }: Scope): Promise<UnitTable[]> {
  const tables: UnitTable[] = [];
  for (const { code, name } of units) {
    const table = tableII06a(await reportFacts(district, [code], period), period);
    assertIdentities(table);
    tables.push({ unit: name, table });
  }
  return tables;
}
