import { expect, test } from 'vitest';
import { describeFee, describeFees, describeLimit } from '../../../shared/procedure/describe.ts';
import { shippedProcedure } from './seed.ts';

test.each([
  [{ unit: 'workingDay', value: 3 }, '03 ngày làm việc'],
  [{ unit: 'workingDay', value: 25 }, '25 ngày làm việc'],
  [{ unit: 'calendarDay', value: 5 }, '05 ngày'],
  [{ unit: 'workingHour', value: 8 }, '8 giờ làm việc'],
  [{ unit: 'sameDay', value: 1, cutoff: '15:00' }, 'Trong ngày (trước 15 giờ)'],
  [{ unit: 'sameDay', value: 1, cutoff: '09:30' }, 'Trong ngày (trước 9 giờ 30)'],
] as const)('%j reads %s', (limit, text) => {
  expect(describeLimit(limit)).toBe(text);
});

test('free by law, set by the province, and published nowhere are three things', () => {
  expect(describeFees(shippedProcedure('1.000894'))).toBe('Không thu');
  expect(describeFees(shippedProcedure('1.004873'))).toBe('Theo mức của tỉnh');
  expect(describeFees(shippedProcedure('1.003677'))).toBe('Chưa công bố mức thu');
});

test('an amount is said with its unit', () => {
  expect(describeFees(shippedProcedure('2.000884'))).toBe('10.000 đ/trường hợp');
  expect(describeFees(shippedProcedure('2.000815'))).toBe('2.000 đ/trang với trang thứ nhất và thứ hai');
  expect(describeFee({ name: 'Lệ phí', amountVnd: 50_000, note: '' })).toBe('50.000 đ');
});

test('different fees are said with their names', () => {
  expect(describeFees(shippedProcedure('1.010038'))).toBe(
    'Lệ phí tách hộ (nộp trực tiếp): 10.000 đ/lần đăng ký; Lệ phí tách hộ (nộp trực tuyến): 5.000 đ/lần đăng ký',
  );
});
