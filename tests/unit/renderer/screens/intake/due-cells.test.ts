import { expect, test } from 'vitest';
import { dueCells, firstDayNote, shorten, weeks } from '../../../../../renderer/screens/intake/due-cells.ts';
import { weekday } from '../../../../../shared/calendar/civil.ts';

const day = (date: string, kind: string, counted: boolean) => ({ date, kind, counted, note: '' });
const days = [
  day('2026-12-03', 'received', false),
  day('2026-12-04', 'counted', true),
  day('2026-12-05', 'rest', false),
  day('2026-12-06', 'rest', false),
  day('2026-12-07', 'due', true),
];

test('days are numbered as the limit counts them', () => {
  expect(dueCells(days).map(({ mark, ordinal }) => [mark, ordinal])).toEqual([
    ['received', null],
    ['counted', 1],
    ['skipped', null],
    ['skipped', null],
    ['due', 2],
  ]);
});

test('a result due on the day of receipt is one due day', () => {
  expect(dueCells([day('2026-12-01', 'due', true)]).map(({ mark }) => mark)).toEqual(['due']);
});

test('the day of receipt speaks for itself: a day of days does not count, a day of hours does', () => {
  const note = (first: string) =>
    firstDayNote(dueCells([{ ...day('2026-12-01', 'received', false), note: first }, day('2026-12-02', 'due', true)]));
  expect(note('ngày nhận, không tính')).toBe('ngày nhận, không tính');
  expect(note('ngày nhận; tính 6 giờ')).toBe('ngày nhận; tính 6 giờ');
  expect(firstDayNote(dueCells([{ ...day('2026-12-01', 'due', true), note: 'ngày nhận; trả trong ngày' }]))).toBe('');
  expect(firstDayNote([])).toBe('');
});

test('what does not fit on one line is counted between head and tail', () => {
  const { head, between, tail } = shorten(dueCells(days), 4);
  expect([head.length, between, tail.map(({ day: { date } }) => date)]).toEqual([2, 2, ['2026-12-07']]);
});

test('weeks begin on Monday and are whole', () => {
  const rows = weeks(dueCells(days), weekday);
  expect(rows.map((row) => row.map((cell) => cell?.day.date.slice(8) ?? '-').join(' '))).toEqual([
    '- - - 03 04 05 06',
    '07 - - - - - -',
  ]);
});
