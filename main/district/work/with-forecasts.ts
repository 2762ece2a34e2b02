import type { CallOutput } from '../../../shared/contract/contract.ts';
import { runningStatuses } from '../../../shared/dossier/status.ts';
import type { District } from '../district.ts';

type Row = CallOutput<'dossier.list'>['rows'][number];

/** Rows with what the last forecast says of them: of what is under way and not late; the rest needs none. */
export async function withForecasts<T extends Row>(
  { store: { read }, clock }: Pick<District, 'store' | 'clock'>,
  rows: readonly T[],
): Promise<(T & Pick<Row, 'forecast'>)[]> {
  const now = clock.now();
  const open = rows.filter(({ status, dueAt }) => runningStatuses.includes(status) && Date.parse(dueAt ?? '') >= now);
  const forecasts = await read.lateForecastsOf(open.map(({ dossierId }) => dossierId));
  const byDossier = new Map(forecasts.map((one) => [one.id, one]));
  return rows.map((row) => {
    const said = open.includes(row) ? byDossier.get(row.dossierId) : undefined;
    if (said === undefined) return row;
    const { percent, step, basis, alike, late, typicalMinutes, leftMinutes } = said;
    const hours = { typicalHours: typicalMinutes / 60, leftHours: leftMinutes / 60 };
    return { ...row, forecast: { percent, step, basis, alike, late, ...hours } };
  });
}
