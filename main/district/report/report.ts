import { addDays, instant } from '../../../shared/calendar/civil.ts';
import type { DossierState } from '../../../shared/dossier/state.ts';
import { sheetII06a } from '../../../shared/report/sheet-ii06a.ts';
import { type ReportFacts, type TableII06a, tableII06a } from '../../../shared/report/table-ii06a.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { District } from '../district.ts';
import { everyDossier } from '../every-dossier.ts';
import { dueAtEnd } from './due-at-end.ts';
import { sheetToXlsx } from './xlsx.ts';

export interface ReportInput {
  /** Name of the statutory table: `II.06a`. */
  readonly table: string;
  /** First and last day of the period, civil dates that exist, in order. */
  readonly from: string;
  readonly to: string;
  /** The reporting commune by agency or unit code; left out: all communes of the district. */
  readonly commune?: string;
}

export interface Report {
  readonly table: TableII06a;
  readonly xlsx: Uint8Array;
}

/** What a dossier is counted under whose procedure no catalogue here names. */
const unknownField = 'Chưa rõ lĩnh vực';

/**
 * A statutory table as a file, by what the district knows now: a batch that comes in late changes an earlier period.
 * Refuses: district.report-unknown-table, district.commune-unknown.
 */
export async function makeReport(district: District, input: ReportInput): Promise<Result<Report>> {
  if (input.table !== 'II.06a') return refuse('district.report-unknown-table', { table: input.table.slice(0, 40) });
  const commune = input.commune === undefined ? null : district.tables.findCommune(input.commune);
  if (input.commune !== undefined && commune === null) {
    return refuse('district.commune-unknown', { commune: input.commune.slice(0, 60) });
  }
  const { facts, clock } = district;
  const period = {
    fromMs: instant(input.from, 0),
    endMs: instant(addDays(input.to, 1), 0),
    nowMs: clock.now(),
  };
  const table = tableII06a(reportFacts(district, commune?.code, period.endMs), period);
  const sheet = sheetII06a(table, {
    reporting: commune?.name ?? facts.name,
    receiving: commune === null ? null : facts.name,
    from: input.from,
    to: input.to,
    training: facts.training,
  });
  return ok({ table, xlsx: await sheetToXlsx(sheet, period.nowMs) });
}

function* reportFacts(district: District, commune: string | undefined, endMs: number): Iterable<ReportFacts> {
  for (const { state } of everyDossier(district.store.read, commune)) {
    yield {
      field: fieldOf(district, state),
      status: state.status,
      receivedAt: state.receivedAt,
      dueAt: dueAtEnd(district.rules, state, endMs),
      endedAt: endedAt(state),
      limitUnit: state.limit?.unit ?? null,
      pauses: state.pauses,
    };
  }
}

/** By the catalogue that the dossier was received under, else by the one in force. */
function fieldOf({ rules }: District, { procedureCode, catalogueVersion }: DossierState): string {
  const then = rules.procedure(procedureCode, catalogueVersion);
  const found = then.ok ? then : rules.procedure(procedureCode);
  return found.ok ? found.value.field : unknownField;
}

/** The fold notes the end of withdrawn and stopped dossiers in `resolvedAt` as well. */
function endedAt({ status, resolvedAt, returnedAt }: DossierState): number | null {
  switch (status) {
    case 'resolved':
    case 'returned':
    case 'withdrawn':
    case 'stopped':
      return resolvedAt ?? returnedAt;
    default:
      return null;
  }
}
