import { describe, expect, it } from 'vitest';
import { districtHandlers } from '../../../main/district/handlers.ts';
import { importFiles } from '../../../main/district/import.ts';
import { makeReport } from '../../../main/district/report/report.ts';
import {
  cardFigures,
  endedParts,
  nowParts,
  rowFigures,
  timeParts,
} from '../../../renderer/screens/progress/figure-links.ts';
import {
  figureRows,
  groupings,
  officerOf,
  type Scope,
  scopeAsked,
} from '../../../renderer/screens/progress/figure-rows.ts';
import { makeEvent } from '../../../shared/batch/chain.ts';
import type { CryptoPort } from '../../../shared/batch/crypto-port.ts';
import { addDays, addMonths, civilDate, dateOfDay, dayNumber, instant } from '../../../shared/calendar/civil.ts';
import { onTimeClass } from '../../../shared/calendar/due-state.ts';
import { contract, type ParsedInput } from '../../../shared/contract/contract.ts';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';
import { startVietnamese } from '../../unit/renderer/screens/words.ts';
import { given, newDesk, newPlace, type Place, seal, startAt } from '../district/place.ts';

const year = { from: '2025-12-15', to: '2026-12-14' } as const;
const nobody = { commune: null, field: null, officer: null } as const;
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

/** The first commune worked the year before as well, and at a desk that leaves some undone and brings some late. */
async function placeWithTwoYears(database: NewStore): Promise<Place> {
  const place = await placeWithTwoCommunes(database);
  const earlier = await newDesk(place, { dossiers: 20, seed: 9, desk: 3, from: Date.UTC(2025, 0, 6) });
  const slow = await newDesk(place, { dossiers: 24, seed: 11, desk: 4 });
  for (const [desk, events] of [
    [earlier, earlier.events],
    [slow, slowly(place.deps.crypto, slow.events)],
  ] as const) {
    const bytes = await seal(place, desk, 1, events.length, { events });
    const [answer] = await importFiles(place.district, [{ name: 'c', bytes }], 'file');
    expect(answer?.state).toBe('accepted');
  }
  return place;
}

/** Of every third dossier no result, of every other third it comes a hundred days later, of the others as it came. */
function slowly(crypto: CryptoPort, events: readonly LedgerEvent[]): readonly LedgerEvent[] {
  const order = [...new Set(events.map(({ header }) => header.dossier))];
  const made: LedgerEvent[] = [];
  for (const { header, body, personal } of events) {
    const third = order.indexOf(header.dossier) % 3;
    const isResult = header.type === 'dossier.resolved.v1' || header.type === 'dossier.returned.v1';
    if (isResult && third === 0) continue;
    const at = isResult && third === 1 ? header.at + 100 * 86_400_000 : header.at;
    const fact = { body, personal: personal?.data ?? null };
    made.push(makeEvent(crypto, { ...header, ...fact, at, seq: made.length + 1, prev: made.at(-1)?.hash ?? null }));
  }
  return made;
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

  it('opens every figure into as many dossiers, and the year before into those of that year', async () => {
    const place = await placeWithTwoYears(database);
    const { overview, total } = askOf(place);
    const { t } = await startVietnamese();
    const board = await overview(year);
    expect(board.before).toEqual({ from: '2024-12-15', to: '2025-12-14' });
    const shown = new Map<string, number>();
    for (const group of groupings)
      for (const row of figureRows(board, { group, period: year, scope: nobody }, t)) {
        const figures = rowFigures(row);
        // A dash is no figure.
        const times = row.lastYear === null ? (['law'] as const) : timeParts;
        for (const part of [...endedParts, ...times, ...(row.now === null ? [] : nowParts)]) {
          const { count, asked } = figures[part];
          expect([group, row.id, part, await total(asked)]).toEqual([group, row.id, part, count]);
          shown.set(part, Math.max(count, shown.get(part) ?? 0));
        }
        expect([figures.law.count, figures.lastYear.count]).toEqual([
          row.timed.now,
          row.lastYear === null ? 0 : row.timed.before,
        ]);
      }
    expect([...shown].filter(([part, count]) => part !== 'willBeLate' && count === 0)).toEqual([]);
  });

  it('opens every figure above the board, whatever it is narrowed to', async () => {
    const place = await placeWithTwoYears(database);
    const { overview, total } = askOf(place);
    const { communes, fields, officers } = await overview(year);
    const officer = officers.toSorted((a, b) => b.lastYear.timed - a.lastYear.timed)[0];
    const scopes: readonly Scope[] = [
      nobody,
      ...communes.map(({ code }) => ({ ...nobody, commune: code })),
      ...fields.map(({ field }) => ({ ...nobody, field })),
      { ...nobody, officer: `${officer?.commune} ${officer?.id}` },
    ];
    for (const scope of scopes) {
      const by = officerOf(scope);
      const board = await overview({ ...year, ...scopeAsked(scope), ...(by === null ? {} : { officer: by }) });
      const { lastYear, ...figures } = cardFigures(board, { period: year, scope });
      for (const [part, { count, asked }] of Object.entries(figures))
        expect([scope, part, await total(asked)]).toEqual([scope, part, count]);
      if (lastYear.count > 0) expect(lastYear).toEqual(figures.before);
      expect(figures.inTime.count).toBe(board.ended.early + board.ended.onTime);
      expect([figures.law.count, figures.before.count]).toEqual([board.ended.speed.timed, board.lastYear.speed.timed]);
    }
    expect(officer?.lastYear.timed).toBeGreaterThan(0);
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
