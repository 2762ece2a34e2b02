import type { FigureScope, FigureWindow } from '../../../db/figure-scope.ts';
import { addDays, addMonths, civilDate, dateOfDay, dayNumber, instant } from '../../../shared/calendar/civil.ts';
import { dueWindow } from '../../../shared/calendar/due-state.ts';
import type { CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import { addSpeed, noSpeed } from '../../../shared/report/speed.ts';
import { iso } from '../../ledger/answers.ts';
import { fieldsByProcedure, nextDay, proceduresOfField, unknownField } from '../../views/figure-scope.ts';
import type { Sight } from '../../views/host.ts';
import { seenOf } from '../../views/sight.ts';
import type { District } from '../district.ts';
import type { Made } from '../forecast/forecaster.ts';
import { unitsOf } from '../report/facts.ts';
import { communeRows } from './commune-rows.ts';
import { silentAfterDays } from './settings.ts';
import {
  addEnded,
  addOpen,
  byKey,
  type Counted,
  endedOf,
  type Keyed,
  nothing,
  nothingOpen,
  type Open,
  sumEnded,
} from './sums.ts';

type Overview = CallOutput<'figure.overview'>;

/** How work stands, counted by the store. What ended is of the period, what is under way is of now. */
export async function overview(
  district: District,
  made: Made | null,
  input: ParsedInput<'figure.overview'>,
  sight: Sight | null = null,
): Promise<Overview> {
  const { store, rules, clock } = district;
  const { figures } = store.read;
  const nowMs = clock.now();
  const window = windowOf(input.from, input.to);
  const yearEarlier = { from: yearBefore(input.from), to: yearBefore(input.to) };
  const before = windowOf(yearEarlier.from, yearEarlier.to);
  const procedures = seenOf(input.field === undefined ? undefined : await proceduresOfField(rules, input.field), sight);
  const ofField: FigureScope = procedures === undefined ? {} : { procedures };
  const commune = input.officer?.commune ?? input.commune;
  const scope: FigureScope = {
    ...ofField,
    ...(commune === undefined ? {} : { commune }),
    ...(input.officer === undefined ? {} : { officer: input.officer.id }),
  };
  const next = await nextDay(rules, nowMs);
  const calendar = await rules.calendar();
  const todayEndMs = calendar.ok
    ? dueWindow(calendar.value, nowMs).todayEndMs
    : instant(addDays(civilDate(nowMs), 1), 0);
  const at = { nowMs, todayEndMs, tomorrowEndMs: next.endMs };
  const communesAsked = {
    window,
    before,
    at,
    scope: input.officer === undefined ? ofField : scope,
    open: ofField,
  };
  // None waits for another: a server answers several at once.
  const [months, monthsBefore, open, willBeLate, ended, endedBefore, communes, officers] = await Promise.all([
    figures.endedBy('month', window, scope),
    figures.endedBy('month', before, scope),
    figures.openBy('procedure', at, scope),
    figures.willBeLateBy('procedure', nowMs, scope),
    figures.endedBy('procedure', window, scope),
    figures.endedBy('procedure', before, scope),
    communeRows(district, communesAsked),
    officerRows(district, { window, before, scope }),
  ]);
  const { tomorrow, ...now } = open.reduce(addOpen, nothingOpen);
  return {
    ended: sumEnded(months),
    lastYear: sumEnded(monthsBefore),
    before: yearEarlier,
    now: { ...now, nextDay: tomorrow, willBeLate: willBeLate.reduce((sum, { late }) => sum + late, 0) },
    forecast: made && { ...made, at: iso(made.at) },
    nextDayOn: next.on,
    ...(sight === null ? {} : { onlyFields: [...sight.fields] }),
    communes,
    fields: fieldRows(await fieldsByProcedure(rules), { ended, before: endedBefore, open, willBeLate }),
    officers,
    months: monthRows(input, yearEarlier, { months, monthsBefore }),
    silentAfterDays: await silentAfterDays(district),
  };
}

/** Civil dates, both included. */
interface Days {
  readonly from: string;
  readonly to: string;
}

function windowOf(from: string, to: string): FigureWindow {
  return { fromMs: instant(from, 0), endMs: instant(addDays(to, 1), 0) };
}

function yearBefore(date: string): string {
  return dateOfDay(addMonths(dayNumber(date), -12));
}

interface ByProcedure {
  readonly ended: readonly Keyed<Counted>[];
  readonly before: readonly Keyed<Counted>[];
  readonly open: readonly Keyed<Open>[];
  readonly willBeLate: readonly { readonly key: string; readonly late: number }[];
}

function fieldRows(
  fields: ReadonlyMap<string, string>,
  { ended, before, open, willBeLate }: ByProcedure,
): Overview['fields'] {
  const rows = new Map<string, Overview['fields'][number]>();
  function rowOf(procedure: string): Overview['fields'][number] {
    const field = fields.get(procedure) ?? unknownField;
    return rows.get(field) ?? { field, ...nothing, lastYear: noSpeed, open: 0, overdue: 0, willBeLate: 0 };
  }
  for (const counted of ended) {
    const row = rowOf(counted.key);
    rows.set(row.field, { ...row, ...addEnded(row, endedOf(counted)) });
  }
  for (const counted of open) {
    const row = rowOf(counted.key);
    rows.set(row.field, { ...row, open: row.open + counted.open, overdue: row.overdue + counted.overdue });
  }
  for (const { key, late } of willBeLate) {
    const row = rowOf(key);
    rows.set(row.field, { ...row, willBeLate: row.willBeLate + late });
  }
  for (const counted of before) {
    const row = rowOf(counted.key);
    // What only the year before had is no line of this one.
    if (rows.has(row.field)) rows.set(row.field, { ...row, lastYear: addSpeed(row.lastYear, counted) });
  }
  return [...rows.values()].sort((a, b) => a.field.localeCompare(b.field, 'vi'));
}

async function officerRows(
  { store: { read } }: District,
  {
    window,
    before,
    scope,
  }: { readonly window: FigureWindow; readonly before: FigureWindow; readonly scope: FigureScope },
): Promise<Overview['officers']> {
  const names = new Map(unitsOf(await read.listCommunes()).map(({ code, name }) => [code, name]));
  const rows = await read.figures.endedByOfficer(window, scope);
  const rowsBefore = byKey(await read.figures.endedByOfficer(before, scope));
  return rows
    .map((row) => ({
      id: row.key.slice(row.commune.length + 1),
      name: row.name ?? '',
      commune: row.commune,
      communeName: names.get(row.commune) ?? row.commune,
      ...endedOf(row),
      lastYear: endedOf(rowsBefore.get(row.key)).speed,
    }))
    .sort((a, b) => a.communeName.localeCompare(b.communeName, 'vi') || a.name.localeCompare(b.name, 'vi'));
}

/** Every month that the period touches, also one without a result; cut to the period's own days. */
function monthRows(
  period: Days,
  yearEarlier: Days,
  {
    months,
    monthsBefore,
  }: { readonly months: readonly Keyed<Counted>[]; readonly monthsBefore: readonly Keyed<Counted>[] },
): Overview['months'] {
  const { from, to } = period;
  const ofMonth = byKey(months);
  const ofMonthBefore = byKey(monthsBefore);
  const rows: Overview['months'] = [];
  for (let first = dayNumber(`${from.slice(0, 7)}-01`); dateOfDay(first) <= to; first = addMonths(first, 1)) {
    const month = dateOfDay(first).slice(0, 7);
    const sameBefore = addMonths(first, -12);
    rows.push({
      month,
      ...monthWithin(first, period),
      before: monthWithin(sameBefore, yearEarlier),
      ...endedOf(ofMonth.get(month)),
      lastYear: endedOf(ofMonthBefore.get(dateOfDay(sameBefore).slice(0, 7))).speed,
    });
  }
  return rows;
}

/** The days of a month, by its first, that lie inside. */
function monthWithin(first: number, { from, to }: Days): Days {
  const [begins, ends] = [dateOfDay(first), dateOfDay(addMonths(first, 1) - 1)];
  return { from: begins < from ? from : begins, to: ends > to ? to : ends };
}
