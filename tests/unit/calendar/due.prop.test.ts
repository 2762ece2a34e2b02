import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Calendar, type CalendarData, createCalendar } from '../../../shared/calendar/calendar.ts';
import { addDays, civilDate, civilDay, dateOfDay, dayNumber, isCivilDate } from '../../../shared/calendar/civil.ts';
import {
  type ClockUse,
  type DueStateInput,
  dueFor,
  dueState,
  dueWindow,
  handoverDueAt,
  resumedDue,
  type TimeLimit,
  type TimeLimitUnit,
} from '../../../shared/calendar/due.ts';
import { at, communeCalendar, communeData } from './commune-calendar.ts';

const data = communeData();
const first = at('2024-01-01 00:00');
const last = at('2028-06-30 23:59');
const day = fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2028-12-31') }).map(dateOfDay);
const received = fc.integer({ min: first, max: last });
const unit = fc.constantFrom<TimeLimitUnit>('sameDay', 'workingDay', 'calendarDay', 'workingHour', 'calendarMonth');
const dayUnit = fc.constantFrom<TimeLimitUnit>('workingDay', 'calendarDay');
const value = fc.integer({ min: 1, max: 60 });
const limit: fc.Arbitrary<TimeLimit> = fc.record({ unit, value }).map((made) => ({
  ...made,
  value: made.unit === 'calendarMonth' ? Math.min(made.value, 4) : made.value,
}));

/** A commune's calendar: the shipped days, some of its own, and the provincial flag or not. */
const special = fc.record({
  date: day,
  kind: fc.constantFrom<CalendarData['days'][number]['kind']>('localOff', 'halfDay', 'swapWork', 'holiday'),
  half: fc.constantFrom('morning' as const, 'afternoon' as const),
  name: fc.constant('riêng của xã'),
  status: fc.constant('official' as const),
  source: fc.constant('QĐ của xã'),
});
const communeDays = fc.array(special, { maxLength: 12 });
const flag = fc.boolean();
const calendarOf = (days: CalendarData['days'], afterCutoffStartsNextDay: boolean) =>
  createCalendar({ ...data, days: [...data.days, ...days], flags: { afterCutoffStartsNextDay } });
const calendar: fc.Arbitrary<Calendar> = fc
  .tuple(communeDays, flag)
  .map(([days, flagged]) => calendarOf(days, flagged));

const pauseGaps = fc.array(fc.tuple(fc.nat({ max: 10 * 86_400_000 }), fc.nat({ max: 20 * 86_400_000 })), {
  maxLength: 4,
});
function usesFrom(receivedAt: number, gaps: readonly (readonly [number, number])[]): Omit<ClockUse, 'policy'> {
  let cursor = receivedAt;
  const pauses = gaps.map(([ran, stopped]) => {
    const pausedAt = cursor + ran;
    cursor = pausedAt + stopped;
    return { pausedAt, resumedAt: cursor };
  });
  return { receivedAt, pauses };
}

/** The due instant, or no bound where the data ends. */
function dueAt(on: Calendar, term: TimeLimit, receivedAt: number): number {
  const due = dueFor(on, term, receivedAt);
  return due.ok ? due.value.dueAt : Number.POSITIVE_INFINITY;
}

describe('a due date', () => {
  test('is never on a rest day nor outside a session', () => {
    fc.assert(
      fc.property(calendar, limit, received, (on, term, receivedAt) => {
        const due = dueAt(on, term, receivedAt);
        if (due === Number.POSITIVE_INFINITY) return;
        expect(due).toBeGreaterThanOrEqual(receivedAt);
        expect(on.isWorking(civilDay(due))).toBe(true);
        expect(on.sessions(civilDay(due)).some((span) => span.fromMs < due && due <= span.toMs)).toBe(true);
      }),
    );
  });

  test('is not earlier for a holiday more', () => {
    fc.assert(
      fc.property(communeDays, flag, day, limit, received, (days, flagged, date, term, receivedAt) => {
        const holiday = { date, kind: 'holiday', name: 'nghỉ thêm', status: 'official', source: '' } as const;
        const before = dueAt(calendarOf(days, flagged), term, receivedAt);
        const after = dueAt(calendarOf([...days, holiday], flagged), term, receivedAt);
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  test('is not earlier for a longer limit', () => {
    fc.assert(
      fc.property(calendar, limit, received, fc.integer({ min: 0, max: 5 }), (on, term, receivedAt, more) => {
        const longer = dueAt(on, { ...term, value: term.value + more }, receivedAt);
        expect(longer).toBeGreaterThanOrEqual(dueAt(on, term, receivedAt));
      }),
    );
  });

  test('is not earlier for a later receipt', () => {
    fc.assert(
      fc.property(calendar, limit, received, fc.nat({ max: 5 * 86_400_000 }), (on, term, receivedAt, later) => {
        expect(dueAt(on, term, receivedAt + later)).toBeGreaterThanOrEqual(dueAt(on, term, receivedAt));
      }),
    );
  });

  test('is later for each working day more', () => {
    fc.assert(
      fc.property(calendar, value, received, (on, count, receivedAt) => {
        const one = dueAt(on, { unit: 'workingDay', value: count }, receivedAt);
        const more = dueAt(on, { unit: 'workingDay', value: count + 1 }, receivedAt);
        if (more === Number.POSITIVE_INFINITY) return;
        expect(on.workingDaysBetween(civilDay(one), civilDay(more))).toBe(1);
      }),
    );
  });

  test('of n working days agrees with walking them one by one', () => {
    fc.assert(
      fc.property(communeDays, value, received, (days, count, receivedAt) => {
        const on = calendarOf(days, false);
        let date = civilDate(receivedAt);
        for (let left = count; left > 0 && date < '2029'; ) {
          date = addDays(date, 1);
          if (on.facts(date).working) left -= 1;
        }
        const due = dueFor(on, { unit: 'workingDay', value: count }, receivedAt);
        expect(due.ok ? civilDate(due.value.dueAt) : '2029-01-01').toBe(date);
      }),
    );
  });
});

describe('the explanation', () => {
  const policy = fc.constantFrom('resume' as const, 'restart' as const);

  test('goes day by day from the receipt to the due day, with one due day and the days of the limit counted', () => {
    fc.assert(
      fc.property(calendar, limit, received, pauseGaps, policy, (on, term, receivedAt, gaps, by) => {
        const due = resumedDue(on, term, { ...usesFrom(receivedAt, gaps), policy: by });
        if (!due.ok) return;
        const { dueExplained } = due.value;
        expect(dueExplained.map((row) => row.date)).toEqual(
          dueExplained.map((_, index) => addDays(civilDate(receivedAt), index)),
        );
        expect(dueExplained.at(-1)?.date).toBe(civilDate(due.value.dueAt));
        expect(dueExplained.filter((row) => row.kind === 'due').map((row) => row.date)).toEqual([
          dueExplained.at(-1)?.date,
        ]);
        expect(dueExplained.every((row) => row.note !== '')).toBe(true);
        const counted = dueExplained.filter((row) => row.counted);
        if (term.unit === 'workingDay' || term.unit === 'calendarDay') expect(counted).toHaveLength(term.value);
        if (term.unit === 'sameDay') expect(counted).toHaveLength(1);
        if (term.unit !== 'calendarDay' && term.unit !== 'calendarMonth') {
          expect(counted.every((row) => on.facts(row.date).working)).toBe(true);
        }
      }),
    );
  });

  test('reports a year without an official notice exactly when it is touched', () => {
    fc.assert(
      fc.property(limit, received, (term, receivedAt) => {
        const due = dueFor(communeCalendar(), term, receivedAt);
        if (!due.ok) return;
        const years = new Set(due.value.dueExplained.map((row) => Number(row.date.slice(0, 4))));
        expect(due.value.provisionalYears).toEqual([2027, 2028].filter((year) => years.has(year)));
      }),
    );
  });
});

describe('a pause of the clock', () => {
  const anyUnit = fc.oneof(dayUnit, unit);
  const uses = fc.tuple(received, pauseGaps).map(([receivedAt, gaps]) => usesFrom(receivedAt, gaps));
  const dueAfter = (on: Calendar, term: TimeLimit, use: Omit<ClockUse, 'policy'>, by: ClockUse['policy']) => {
    const due = resumedDue(on, term, { ...use, policy: by });
    return due.ok ? due.value.dueAt : Number.POSITIVE_INFINITY;
  };

  test('never shortens a term', () => {
    fc.assert(
      fc.property(calendar, anyUnit, fc.integer({ min: 1, max: 20 }), uses, (on, of, count, use) => {
        const term = { unit: of, value: of === 'calendarMonth' ? 1 : count };
        expect(dueAfter(on, term, use, 'resume')).toBeGreaterThanOrEqual(dueAt(on, term, use.receivedAt));
        expect(dueAfter(on, term, use, 'restart')).toBeGreaterThanOrEqual(dueAt(on, term, use.receivedAt));
      }),
    );
  });

  test('never makes the rest of a term longer than a whole one', () => {
    fc.assert(
      fc.property(calendar, anyUnit, fc.integer({ min: 1, max: 20 }), uses, (on, of, count, use) => {
        const term = { unit: of, value: of === 'calendarMonth' ? 1 : count };
        expect(dueAfter(on, term, use, 'resume')).toBeLessThanOrEqual(dueAfter(on, term, use, 'restart'));
      }),
    );
  });

  test('one more never makes a term due earlier', () => {
    fc.assert(
      fc.property(calendar, dayUnit, fc.integer({ min: 1, max: 20 }), uses, (on, of, count, use) => {
        const fewer = { ...use, pauses: use.pauses.slice(0, -1) };
        const term = { unit: of, value: count };
        expect(dueAfter(on, term, use, 'resume')).toBeGreaterThanOrEqual(dueAfter(on, term, fewer, 'resume'));
      }),
    );
  });
});

describe('every question is answered', () => {
  const anyNumber = fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger(), received);
  const anyText = fc.oneof(fc.string(), fc.constantFrom('15:00', '24:00', '3:00'));

  test('a due date of any numbers and texts is a result', () => {
    fc.assert(
      fc.property(
        calendar,
        unit,
        anyNumber,
        anyText,
        anyNumber,
        anyNumber,
        anyNumber,
        (on, of, count, cutoff, ...times) => {
          const [receivedAt = 0, pausedAt = 0, resumedAt = 0] = times;
          const term: TimeLimit = { unit: of, value: count, cutoff };
          const due = resumedDue(on, term, { receivedAt, pauses: [{ pausedAt, resumedAt }], policy: 'resume' });
          if (due.ok) expect(Number.isInteger(due.value.dueAt)).toBe(true);
          else expect(due.refusal.code).toMatch(/^calendar\./);
          expect(typeof dueFor(on, term, receivedAt).ok).toBe('boolean');
          expect(typeof handoverDueAt(on, receivedAt).ok).toBe('boolean');
        },
      ),
    );
  });

  test('a due state of any times is one of the states', () => {
    const phase = fc.constantFrom<DueStateInput['phase']>('open', 'paused', 'finished');
    fc.assert(
      fc.property(
        calendar,
        phase,
        fc.option(anyNumber),
        anyNumber,
        fc.option(anyNumber),
        (on, at, due, now, resolvedAt) => {
          expect(dueState({ phase: at, dueAt: due, now, resolvedAt, calendar: on })).toMatch(/^[a-zA-Z]+$/);
        },
      ),
    );
  });

  test('any text is a date or none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof isCivilDate(text)).toBe('boolean');
      }),
    );
  });
});

describe('the due window', () => {
  test('agrees with the due state of every open dossier', () => {
    fc.assert(
      fc.property(calendar, received, fc.nat({ max: 20 * 86_400_000 }), (on, now, ahead) => {
        const due = now + ahead;
        const { todayEndMs, soonEndMs } = dueWindow(on, now);
        const expected = due < todayEndMs ? 'today' : due < soonEndMs ? 'soon' : 'withinTerm';
        expect(dueState({ phase: 'open', dueAt: due, now, resolvedAt: null, calendar: on })).toBe(expected);
      }),
    );
  });
});
