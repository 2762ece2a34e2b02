import type { DossierRecord } from '../../db/store.ts';
import { dueState } from '../../shared/calendar/due-state.ts';
import type { DossierRow } from '../../shared/contract/dossier-calls.ts';
import type { DossierState } from '../../shared/dossier/state.ts';
import { pausedStatuses, terminalStatuses } from '../../shared/dossier/status.ts';
import { iso, isoOrNull } from '../ledger/answers.ts';
import type { ViewHost } from './host.ts';

type RowHost = Pick<ViewHost, 'rules' | 'now' | 'tierName'>;

/** A page of dossiers, in its order. */
export async function dossierRows(host: RowHost, records: readonly DossierRecord[]): Promise<DossierRow[]> {
  const rows: DossierRow[] = [];
  for (const record of records) rows.push(await dossierRow(host, record));
  return rows;
}

/** One dossier as every list shows it. Purged names are empty; numbers of persons do not stand in lists at all. */
export async function dossierRow(host: RowHost, record: DossierRecord): Promise<DossierRow> {
  const { state } = record;
  const procedure = await host.rules.procedure(state.procedureCode, state.catalogueVersion);
  return {
    code: state.code,
    dossierId: record.id,
    fullName: state.applicant?.fullName ?? '',
    procedureCode: state.procedureCode,
    procedureName: procedure.ok ? procedure.value.name : '',
    status: state.status,
    receivedAt: isoOrNull(state.receivedAt),
    registeredAt: iso(state.registeredAt),
    dueAt: isoOrNull(state.dueAt),
    promisedAt: isoOrNull(state.promisedAt),
    dueState: await dueStateOf(host, state),
    holder: stationName(host, state.holder),
    desk: record.desk,
    commune: record.commune,
    unsent: record.unsent,
    conflict: record.hasConflict,
  };
}

/** By the calendar in force: what is soon is a question of today, not of the day of receipt. */
async function dueStateOf({ rules, now }: RowHost, state: DossierState): Promise<DossierRow['dueState']> {
  const calendar = await rules.calendar();
  if (!calendar.ok) return 'none';
  return dueState({
    phase: phaseOf(state),
    dueAt: state.dueAt,
    now: now(),
    resolvedAt: state.resolvedAt,
    calendar: calendar.value,
    unit: state.limit?.unit,
  });
}

/** Without a code there is no clock that could stand still (domain.md 3, check at the counter). */
function phaseOf({ status, code }: DossierState): 'open' | 'paused' | 'finished' {
  if (status === 'resolved' || terminalStatuses.includes(status)) return 'finished';
  return code !== null && pausedStatuses.includes(status) ? 'paused' : 'open';
}

/** In whose hands a dossier is, in words. */
export function stationName({ tierName }: Pick<ViewHost, 'tierName'>, station: DossierState['holder']): string {
  if (station.kind === 'office') return 'Bộ phận Một cửa';
  return station.kind === 'district' ? tierName : station.to;
}
