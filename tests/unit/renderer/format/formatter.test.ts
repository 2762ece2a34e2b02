import { expect, test } from 'vitest';
import { createFormatter } from '../../../../renderer/format/formatter.ts';

const names = ['', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ Nhật'];
const format = createFormatter({
  today: () => '2026-12-01',
  say: {
    weekday: (day) => names[day] ?? '',
    weekdayShort: (day) => `T${day}`,
    today: () => 'hôm nay',
    yesterday: () => 'hôm qua',
    tomorrow: () => 'ngày mai',
    timeAndDay: (time, day) => `${time} ${day}`,
  },
});

test('an instant is shown in +07:00 with its weekday', () => {
  expect(format.due('2026-12-04T10:00:00.000Z')).toBe('Thứ Sáu 04/12/2026, 17:00');
});

test('an instant late in the UTC day belongs to the next day in Việt Nam', () => {
  expect(format.day('2026-12-01T18:30:00.000Z')).toBe('Thứ Tư 02/12/2026');
});

test('a civil date stays the day it names', () => {
  expect([format.day('2026-12-04'), format.date('2026-12-04')]).toEqual(['Thứ Sáu 04/12/2026', '04/12/2026']);
});

test('near days are said in words, others of the year without the year', () => {
  const days = ['2026-12-01', '2026-11-30', '2026-12-02', '2026-11-28', '2025-11-28'];
  expect(days.map(format.nearDay)).toEqual(['hôm nay', 'hôm qua', 'ngày mai', '28/11', '28/11/2025']);
});

test('a near instant has its time first', () => {
  expect(format.near('2026-12-01T01:12:00.000Z')).toBe('08:12 hôm nay');
});

test('money, card numbers, code tails and initials have one form each', () => {
  expect([
    format.money(1_500_000),
    format.personalId('008190004218'),
    format.codeTail('H60.15.3-261201-2007'),
    format.initials('Lò Thị Mai'),
    format.initials("H'Hen"),
    format.initials(''),
  ]).toEqual(['1.500.000 đ', '008 190 004 218', '…261201-2007', 'LM', 'H', '']);
});

test.each([
  ['000.00.15.H60-261125-0001', '…261125-0001'],
  ['H60.15.3-261201-12007', '…261201-12007'],
  ['HS/2026/000.123.456', '…000.123.456'],
  ['MOTCUA20261125000123', 'MOTCUA20261125000123'],
  ['2026-0001', '2026-0001'],
])('the tail of %s is cut between parts: %s', (code, tail) => {
  expect(format.codeTail(code)).toBe(tail);
});
