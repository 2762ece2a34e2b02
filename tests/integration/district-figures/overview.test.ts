import { describe, expect, it } from 'vitest';
import { districtHandlers } from '../../../main/district/handlers.ts';
import { importFiles } from '../../../main/district/import.ts';
import { makeReport } from '../../../main/district/report/report.ts';
import { addDays, addMonths, civilDate, dateOfDay, dayNumber, instant } from '../../../shared/calendar/civil.ts';
import { onTimeClass } from '../../../shared/calendar/due-state.ts';
import { contract, type ParsedInput } from '../../../shared/contract/contract.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';
import { given, newDesk, newPlace, type Place, seal, startAt } from '../district/place.ts';

const period = { from: '2020-12-15', to: '2030-12-14' } as const;

async function placeWithTwoCommunes(database: NewStore): Promise<Place> {
  const place = await newPlace(database);
  const first = await newDesk(place, { dossiers: 40 });
  const second = await newDesk(place, { dossiers: 25, seed: 5, desk: 1, at: 'H60.15.4' });
  for (const [desk, name] of [
    [first, 'a'],
    [second, 'b'],
  ] as const) {
    const bytes = await seal(place, desk, 1, desk.events.length);
    const [answer] = await importFiles(place.district, [{ name, bytes }], 'file');
    expect(answer?.state).toBe('accepted');
  }
  return place;
}

function askOf({ district }: Place) {
  const handlers = districtHandlers(district, { version: '0', shell: 'browser' });
  const context = { id: '', as: undefined };
  return {
    async overview(input: ParsedInput<'figure.overview'>) {
      const answer = given(
        (await handlers['figure.overview']?.(input, context)) ?? { ok: false, refusal: { code: 'call.unknown' } },
      );
      return contract['figure.overview'].output.parse(answer);
    },
    async total(input: ParsedInput<'dossier.list'>) {
      const answer = given(
        (await handlers['dossier.list']?.(input, context)) ?? { ok: false, refusal: { code: 'call.unknown' } },
      );
      return answer.total;
    },
  };
}

describe.each(stores)('the progress board on $store', ({ database }) => {
  it('counts what the dossiers themselves say, class by class', async () => {
    const place = await placeWithTwoCommunes(database);
    const { ended, now } = await askOf(place).overview(period);
    const states = (await place.district.store.read.listDossiers({ limit: 500 })).rows.map(({ state }) => state);
    const counted = { early: 0, onTime: 0, overdue: 0 };
    let open = 0;
    for (const { status, resolvedAt, dueAt, receivedAt, limit } of states) {
      if (receivedAt === null) continue;
      if (['withdrawn', 'stopped'].includes(status)) counted.onTime += 1;
      else if (resolvedAt !== null && dueAt !== null) counted[onTimeClass(resolvedAt, dueAt, limit?.unit)] += 1;
      else if (status !== 'refused') open += 1;
    }
    expect([ended.early, ended.onTime, ended.late]).toEqual([counted.early, counted.onTime, counted.overdue]);
    expect(now.open).toBe(open);
    expect(ended.speed.timed).toBeGreaterThan(0);
    expect(ended.speed.grantedMs).toBe(ended.speed.savedMs + ended.speed.usedMs);
  });

  it('counts as II.06a does', async () => {
    const place = await placeWithTwoCommunes(database);
    const { ended } = await askOf(place).overview(period);
    const { total } = given(await makeReport(place.district, { table: 'II.06a', ...period }));
    expect([ended.early, ended.onTime, ended.late]).toEqual([total?.early, total?.onTime, total?.late]);
  });

  it('opens every figure into as many dossiers', async () => {
    const place = await placeWithTwoCommunes(database);
    const { overview, total } = askOf(place);
    const board = await overview(period);
    for (const row of board.communes) {
      for (const kind of ['early', 'onTime', 'late'] as const)
        expect(await total({ commune: row.code, ended: { ...period, class: kind } })).toBe(row[kind]);
      expect(await total({ commune: row.code, state: 'open' })).toBe(row.open);
      expect(await total({ commune: row.code, due: 'overdue' })).toBe(row.overdue);
    }
    for (const row of board.fields) {
      expect(await total({ field: row.field, ended: period })).toBe(row.early + row.onTime + row.late);
      expect(await total({ field: row.field, state: 'open' })).toBe(row.open);
    }
    for (const { commune, id, early, onTime, late } of board.officers)
      expect(await total({ commune, ended: { ...period, officer: id } })).toBe(early + onTime + late);
    for (const row of board.months)
      expect(await total({ ended: { from: row.from, to: row.to } })).toBe(row.early + row.onTime + row.late);
    expect(await total({ ended: { ...period, timed: true } })).toBe(board.ended.speed.timed);
    expect(await total({ due: 'today' })).toBe(board.now.today);
    expect(await total({ due: 'nextDay' })).toBe(board.now.nextDay);
    expect(await total({ state: 'paused' })).toBe(board.now.paused);
  });

  it('has parts that come to the whole, also inside a commune or a field', async () => {
    const { overview } = askOf(await placeWithTwoCommunes(database));
    const whole = await overview(period);
    const sum = (rows: readonly { readonly early: number; readonly onTime: number; readonly late: number }[]) =>
      rows.reduce((all, { early, onTime, late }) => all + early + onTime + late, 0);
    const all = sum([whole.ended]);
    expect([sum(whole.communes), sum(whole.fields), sum(whole.months)]).toEqual([all, all, all]);
    const parts = await Promise.all(whole.communes.map(({ code }) => overview({ ...period, commune: code })));
    expect(parts.reduce((total, { ended }) => total + sum([ended]), 0)).toBe(all);
    const fields = await Promise.all(whole.fields.map(({ field }) => overview({ ...period, field })));
    expect(fields.reduce((total, { ended }) => total + sum([ended]), 0)).toBe(all);
  });

  it('is narrowed to an officer, of whom every figure opens too', async () => {
    const { overview, total } = askOf(await placeWithTwoCommunes(database));
    const whole = await overview(period);
    expect(whole.officers.length).toBeGreaterThan(2);
    let timed = 0;
    for (const { commune, id, early, onTime, late } of whole.officers) {
      const of = await overview({ ...period, officer: { commune, id } });
      const { ended } = of;
      expect([ended.early, ended.onTime, ended.late]).toEqual([early, onTime, late]);
      expect(of.officers.map((row) => [row.commune, row.id])).toEqual([[commune, id]]);
      const there = of.communes.map((row) => [row.code, row.early + row.onTime + row.late]);
      expect(there.filter(([, count]) => count !== 0)).toEqual([[commune, early + onTime + late]]);
      const drilled = { ...period, officer: id };
      expect(await total({ commune, ended: { ...drilled, timed: true } })).toBe(ended.speed.timed);
      for (const row of of.fields)
        expect(await total({ commune, field: row.field, ended: drilled })).toBe(row.early + row.onTime + row.late);
      // Nobody's name stands on what is not over yet: that stays the commune's.
      expect(of.now.open).toBe(whole.communes.find(({ code }) => code === commune)?.open);
      timed += ended.speed.timed;
    }
    // Withdrawn and stopped ones have no officer; every result has one.
    expect(timed).toBe(whole.ended.speed.timed);
  });

  it('says up to when each commune is complete and since when it is silent', async () => {
    const place = await placeWithTwoCommunes(database);
    place.moveClock(startAt + 5 * 86_400_000);
    const { communes } = await askOf(place).overview(period);
    expect(communes.map(({ silentDays }) => silentDays)).toEqual([5, 5]);
    for (const { completeUpTo, daysBehind } of communes) {
      const today = dayNumber(civilDate(place.deps.clock.now()));
      const upTo = dayNumber(civilDate(Date.parse(completeUpTo ?? '')));
      expect(daysBehind).toBe(Math.max(0, today - upTo));
    }
  });

  it('sets the year before beside a period', async () => {
    const place = await placeWithTwoCommunes(database);
    const shift = (date: string) => dateOfDay(addMonths(dayNumber(date), 12));
    const { overview } = askOf(place);
    const states = (await place.district.store.read.listDossiers({ limit: 500 })).rows.map(({ state }) => state);
    const first = Math.min(...states.flatMap(({ resolvedAt }) => resolvedAt ?? []));
    const from = civilDate(first);
    const to = addDays(from, 300);
    const then = await overview({ from, to });
    const later = await overview({ from: shift(from), to: shift(to) });
    expect(instant(from, 0)).toBeLessThanOrEqual(first);
    expect(later.lastYear).toEqual(then.ended);
  });

  it('compares every commune, field and officer with the year before', async () => {
    const place = await placeWithTwoCommunes(database);
    const { overview } = askOf(place);
    const year = { from: '2025-12-15', to: '2026-12-14' };
    const later = { from: '2026-12-15', to: '2027-12-14' };
    const [then, now] = [await overview(year), await overview(later)];
    expect(now.communes.map(({ code, lastYear }) => [code, lastYear])).toEqual(
      then.communes.map(({ code, speed }) => [code, speed]),
    );
    expect(then.communes.some(({ speed }) => speed.timed > 0)).toBe(true);
    for (const row of now.fields)
      expect(row.lastYear).toEqual(then.fields.find(({ field }) => field === row.field)?.speed);
    for (const row of now.officers)
      expect(row.lastYear).toEqual(
        then.officers.find(({ id, commune }) => id === row.id && commune === row.commune)?.speed,
      );
  });

  it('calls a commune silent after as many days as the district set', async () => {
    const place = await placeWithTwoCommunes(database);
    const { overview } = askOf(place);
    expect((await overview(period)).silentAfterDays).toBe(3);
    const handlers = districtHandlers(place.district, { version: '0', shell: 'browser' });
    const set = await handlers['figure.setSilentDays']?.({ days: 9 }, { id: '', as: undefined });
    expect(set).toEqual({ ok: true, value: { days: 9 } });
    expect((await overview(period)).silentAfterDays).toBe(9);
  });
});
