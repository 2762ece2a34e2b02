import { expect, test } from 'vitest';
import {
  formatDate,
  formatDateTime,
  formatTime,
  groupPersonalId,
  paperDate,
  paperTime,
  weekdayName,
} from '../../../shared/text/format.ts';

const justBeforeMidnight = Date.parse('2026-12-04T16:59:59Z');
const atMidnight = Date.parse('2026-12-04T17:00:00Z');

test('an instant is shown in the time of Việt Nam', () => {
  expect([formatDate(justBeforeMidnight), formatTime(justBeforeMidnight)]).toEqual(['04/12/2026', '23:59']);
  expect([formatDate(atMidnight), formatTime(atMidnight)]).toEqual(['05/12/2026', '00:00']);
  expect(formatDateTime(atMidnight)).toBe('00:00 05/12/2026');
  expect(paperTime(Date.parse('2026-11-20T02:05:00Z'))).toBe('09 giờ 05 phút');
});

test('weekdays have their Vietnamese names', () => {
  const week = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'];
  expect(week.map(weekdayName)).toEqual(['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ Nhật']);
  expect(weekdayName(atMidnight)).toBe('Thứ Bảy');
});

test.each([
  ['2026-12-04', 'ngày 04 tháng 12 năm 2026'],
  ['2026-01-09', 'ngày 09 tháng 01 năm 2026'],
  ['2026-02-10', 'ngày 10 tháng 02 năm 2026'],
  ['2026-03-01', 'ngày 01 tháng 3 năm 2026'],
])('%s on paper is %s', (date, text) => {
  expect(paperDate(date)).toBe(text);
});

test('a text that is no date is a mistake of the caller', () => {
  expect(() => formatDate('1948')).toThrow(RangeError);
});

test('a personal number is grouped as on the card, others stay', () => {
  expect(groupPersonalId('008190004218')).toBe('008 190 004 218');
  expect(groupPersonalId('123456789')).toBe('123456789');
});
