import type { FigureScope, FigureWindow } from '../../../db/figure-sql.ts';
import type { FigureReads } from '../../../db/figures.ts';
import { addDays, addMonths, civilDate, dateOfDay, dayNumber, instant } from '../../../shared/calendar/civil.ts';
import { dueWindow } from '../../../shared/calendar/due-state.ts';
import type { CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import { completenessOf, daysSince } from '../../../shared/report/completeness.ts';
import { addSpeed, noSpeed, type Speed } from '../../../shared/report/speed.ts';
import { isoOrNull } from '../../ledger/answers.ts';
import { fieldsByProcedure, nextDay, proceduresOfField, unknownField } from '../../views/figure-scope.ts';
import type { District } from '../district.ts';
import { unitsOf } from '../report/facts.ts';

type Overview = CallOutput<'figure.overview'>;
interface Ended {
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
  readonly speed: Speed;
}
type Counted = Omit<Ended, 'speed'> & Speed;

const nothing: Ended = { early: 0, onTime: 0, late: 0, speed: noSpeed };
const nothingOpen = { open: 0, overdue: 0, paused: 0, today: 0, tomorrow: 0 };

/** How work stands, counted by the store. What ended is of the period, what is under way is of now. */
export async function overview(district: District, input: ParsedInput<'figure.overview'>): Promise<Overview> {
  const { store, rules, clock } = district;
  const { figures } = store.read;
  const nowMs = clock.now();
  const window = windowOf(input.from, input.to);
  const before = windowOf(yearBefore(input.from), yearBefore(input.to));
  const ofField: FigureScope =
    input.field === undefined ? {} : { procedures: await proceduresOfField(rules, input.field) };
  const scope: FigureScope = input.commune === undefined ? ofField : { ...ofField, commune: input.commune };
  const next = await nextDay(rules, nowMs);
  const calendar = await rules.calendar();
  const todayEndMs = calendar.ok
    ? dueWindow(calendar.value, nowMs).todayEndMs
    : instant(addDays(civilDate(nowMs), 1), 0);
  const at = { nowMs, todayEndMs, tomorrowEndMs: next.endMs };
  const days = await figures.endedBy('day', window, scope);
  const daysBefore = await figures.endedBy('day', before, scope);
  const open = await figures.openBy('procedure', at, scope);
  const now = open.reduce(addOpen, nothingOpen);
  return {
    ended: sumEnded(days),
    lastYear: sumEnded(daysBefore),
    now: { open: now.open, overdue: now.overdue, paused: now.paused, today: now.today, nextDay: now.tomorrow },
    nextDayOn: next.on,
    communes: await communeRows(district, window, at, ofField),
    fields: fieldRows(await fieldsByProcedure(rules), await figures.endedBy('procedure', window, scope), open),
    officers: await officerRows(district, window, scope),
    months: monthRows(input, days, daysBefore),
  };
}

function windowOf(from: string, to: string): FigureWindow {
  return { fromMs: instant(from, 0), endMs: instant(addDays(to, 1), 0) };
}

function yearBefore(date: string): string {
  return dateOfDay(addMonths(dayNumber(date), -12));
}

async function communeRows(
  { store: { read } }: District,
  window: FigureWindow,
  at: Parameters<FigureReads['openBy']>[1],
  scope: FigureScope,
): Promise<Overview['communes']> {
  const ended = byKey(await read.figures.endedBy('commune', window, scope));
  const open = byKey(await read.figures.openBy('commune', at, scope));
  const batches = new Map((await read.figures.lastBatches()).map((row) => [row.commune, row.at]));
  const ledgers = await read.listLedgers();
  const desks = ledgers.flatMap((one) =>
    one.kind === 'desk' && one.desk !== null ? [{ ...one, desk: one.desk }] : [],
  );
  const complete = completenessOf(desks, at.nowMs);
  const heard = new Map(batches);
  for (const { commune, id } of desks) {
    const greeting = (await read.findHolds(commune, id))?.at ?? 0;
    if (greeting > (heard.get(commune) ?? 0)) heard.set(commune, greeting);
  }
  return unitsOf(await read.listCommunes()).map(({ code, name }) => {
    const { open: underWay, overdue } = open.get(code) ?? nothingOpen;
    const lastHeard = heard.get(code);
    return {
      code,
      name,
      ...endedOf(ended.get(code)),
      open: underWay,
      overdue,
      completeUpTo: isoOrNull(complete.get(code)?.upTo ?? null),
      daysBehind: complete.get(code)?.daysBehind ?? null,
      silentDays: lastHeard === undefined ? null : daysSince(lastHeard, at.nowMs),
    };
  });
}

function fieldRows(
  fields: ReadonlyMap<string, string>,
  ended: readonly (Counted & { readonly key: string })[],
  open: readonly (typeof nothingOpen & { readonly key: string })[],
): Overview['fields'] {
  const rows = new Map<string, Overview['fields'][number]>();
  function add(procedure: string, more: Ended, moreOpen: typeof nothingOpen): void {
    const field = fields.get(procedure) ?? unknownField;
    const row = rows.get(field) ?? { field, ...nothing, open: 0, overdue: 0 };
    const { open: underWay, overdue } = moreOpen;
    rows.set(field, { ...row, ...addEnded(row, more), open: row.open + underWay, overdue: row.overdue + overdue });
  }
  for (const row of ended) add(row.key, endedOf(row), nothingOpen);
  for (const row of open) add(row.key, nothing, row);
  return [...rows.values()].sort((a, b) => a.field.localeCompare(b.field, 'vi'));
}

async function officerRows(
  { store: { read } }: District,
  window: FigureWindow,
  scope: FigureScope,
): Promise<Overview['officers']> {
  const names = new Map(unitsOf(await read.listCommunes()).map(({ code, name }) => [code, name]));
  const rows = await read.figures.endedByOfficer(window, scope);
  return rows
    .map((row) => ({
      id: row.key.slice(row.commune.length + 1),
      name: row.name ?? '',
      commune: row.commune,
      communeName: names.get(row.commune) ?? row.commune,
      ...endedOf(row),
    }))
    .sort((a, b) => a.communeName.localeCompare(b.communeName, 'vi') || a.name.localeCompare(b.name, 'vi'));
}

/** Every month that the period touches, also one without a result; cut to the period's own days. */
function monthRows(
  { from, to }: { readonly from: string; readonly to: string },
  days: readonly (Counted & { readonly key: string })[],
  daysBefore: readonly (Counted & { readonly key: string })[],
): Overview['months'] {
  const monthOf = (day: number) => dateOfDay(day).slice(0, 7);
  const ofMonth = Map.groupBy(days, ({ key }) => monthOf(Number(key)));
  const ofMonthBefore = Map.groupBy(daysBefore, ({ key }) => monthOf(addMonths(Number(key), 12)));
  const rows: Overview['months'] = [];
  for (let first = dayNumber(`${from.slice(0, 7)}-01`); dateOfDay(first) <= to; first = addMonths(first, 1)) {
    const month = monthOf(first);
    const last = dateOfDay(addMonths(first, 1) - 1);
    rows.push({
      month,
      from: dateOfDay(first) < from ? from : dateOfDay(first),
      to: last > to ? to : last,
      ...sumEnded(ofMonth.get(month) ?? []),
      lastYear: sumEnded(ofMonthBefore.get(month) ?? []).speed,
    });
  }
  return rows;
}

function byKey<Row extends { readonly key: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.key, row]));
}

function endedOf(row: Counted | undefined): Ended {
  if (row === undefined) return nothing;
  const { early, onTime, late, timed, savedMs, grantedMs, usedMs } = row;
  return { early, onTime, late, speed: { timed, savedMs, grantedMs, usedMs } };
}

function sumEnded(rows: readonly Counted[]): Ended {
  return rows.map(endedOf).reduce(addEnded, nothing);
}

function addEnded(a: Ended, b: Ended): Ended {
  return {
    early: a.early + b.early,
    onTime: a.onTime + b.onTime,
    late: a.late + b.late,
    speed: addSpeed(a.speed, b.speed),
  };
}

function addOpen(a: typeof nothingOpen, b: typeof nothingOpen): typeof nothingOpen {
  return {
    open: a.open + b.open,
    overdue: a.overdue + b.overdue,
    paused: a.paused + b.paused,
    today: a.today + b.today,
    tomorrow: a.tomorrow + b.tomorrow,
  };
}
