import type { FigureScope, FigureWindow } from './figure-scope.ts';
import type { DossierQuery } from './types.ts';

interface Conditions {
  /** With a leading AND where there is anything. */
  readonly where: string;
  readonly values: readonly (string | number)[];
}

/** `of`: the table's short name. */
export function scopeSql({ commune, procedures }: FigureScope, of = 'd'): Conditions {
  const parts: string[] = [];
  const values: string[] = [];
  if (commune !== undefined) {
    parts.push(` AND ${of}.commune = ?`);
    values.push(commune);
  }
  if (procedures !== undefined) {
    const places = procedures.codes.map(() => '?').join(', ');
    // An empty list of codes is no SQL everywhere: nothing lies in it, everything beside it.
    if (procedures.codes.length > 0)
      parts.push(` AND ${of}.procedure_code ${procedures.others ? 'NOT IN' : 'IN'} (${places})`);
    else if (!procedures.others) parts.push(' AND 1 = 0');
    values.push(...procedures.codes);
  }
  return { where: parts.join(''), values };
}

const civilDay = (column: string): string => `(${column} + 25200000) / 86400000`;
const [resolvedDay, dueDay] = [civilDay('d.resolved_at'), civilDay('d.due_at')];

/**
 * `onTimeClass` and the form's own note, in SQL: withdrawn, stopped and dateless are on time, else the civil dates in
 * +07:00 are compared, and of an hour limit the hours. tests/unit/db compares the two on every kind of dossier.
 */
export const classSql = `CASE WHEN d.status IN ('withdrawn', 'stopped') OR d.due_at IS NULL THEN 'onTime'
  WHEN ${resolvedDay} < ${dueDay} THEN 'early' WHEN ${resolvedDay} > ${dueDay} THEN 'late'
  WHEN d.limit_unit = 'workingHour' AND d.resolved_at > d.due_at THEN 'late' ELSE 'onTime' END`;

export const timedWhere =
  "d.status IN ('resolved', 'returned') AND d.due_at IS NOT NULL AND d.due_at > d.received_at AND d.resolved_at >= d.received_at";
const sumOf = (what: string, condition: string): string => `sum(CASE WHEN ${condition} THEN ${what} ELSE 0 END)`;

/** Ended inside a window: columns of an `EndedFigure` after its key, conditions, values. */
export function endedSql(
  { fromMs, endMs }: FigureWindow,
  scope: FigureScope,
): Conditions & { readonly columns: string } {
  const narrowed = scopeSql(scope);
  const { officer } = scope;
  return {
    columns: `${sumOf('1', `${classSql} = 'early'`)} AS early, ${sumOf('1', `${classSql} = 'onTime'`)} AS "onTime", ${sumOf('1', `${classSql} = 'late'`)} AS late,
      ${sumOf('1', timedWhere)} AS timed, ${sumOf('d.due_at - d.resolved_at', timedWhere)} AS "savedMs",
      ${sumOf('d.due_at - d.received_at', timedWhere)} AS "grantedMs", ${sumOf('d.resolved_at - d.received_at', timedWhere)} AS "usedMs"`,
    where: `${endedWhere}${narrowed.where}${officer === undefined ? '' : ` AND ${writtenBy}`}`,
    values: [fromMs, endMs, ...narrowed.values, ...(officer === undefined ? [] : [officer])],
  };
}

export const endedStatuses = "'resolved', 'returned', 'withdrawn', 'stopped'";
const endedWhere = `d.resolved_at >= ? AND d.resolved_at < ? AND d.received_at IS NOT NULL AND d.status IN (${endedStatuses})`;

export const openWhere =
  "d.received_at IS NOT NULL AND d.status IN ('received', 'processing', 'supplementRequested', 'paymentRequested')";
/** Forecast late, still under way and not late yet: whoever moved on since the forecast was made has left it. */
export const willBeLateWhere =
  'd.running = 1 AND d.due_at >= ? AND (d.commune, d.id) IN (SELECT f.commune, f.dossier FROM late_forecast f)';
export const writtenBy = 'd.resolved_by = ?';

type Condition = readonly [sql: string, ...values: (string | number)[]];

/** What a list must fulfil to show the dossiers behind a figure: the figure's own conditions, so that the two agree. */
export function figureConditions({ ended, state, procedures, willBeLateAt }: DossierQuery): readonly Condition[] {
  const conditions: Condition[] = [];
  if (ended !== undefined) {
    conditions.push([endedWhere, ended.fromMs, ended.endMs]);
    if (ended.class === 'inTime') conditions.push([`${classSql} <> 'late'`]);
    else if (ended.class !== undefined) conditions.push([`${classSql} = ?`, ended.class]);
    if (ended.timed === true) conditions.push([timedWhere]);
    if (ended.officer !== undefined) conditions.push([writtenBy, ended.officer]);
  }
  if (state !== undefined) conditions.push([openWhere]);
  if (state === 'paused') conditions.push(["d.status IN ('supplementRequested', 'paymentRequested')"]);
  if (willBeLateAt !== undefined) conditions.push([willBeLateWhere, willBeLateAt]);
  if (procedures !== undefined) {
    const { where, values } = scopeSql({ procedures });
    if (where !== '') conditions.push([where.replace(' AND ', ''), ...values]);
  }
  return conditions;
}
