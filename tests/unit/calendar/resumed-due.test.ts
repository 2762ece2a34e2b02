import { describe, expect, test } from 'vitest';
import { type ClockPolicy, resumedDue, type TimeLimit } from '../../../shared/calendar/due.ts';
import { at, communeCalendar, dueText, explained } from './commune-calendar.ts';

const calendar = communeCalendar();

/** Due after pauses, each 'from → to' in local time. */
function resumed(limit: TimeLimit, policy: ClockPolicy, received: string, ...pauses: readonly string[]) {
  return resumedDue(calendar, limit, {
    receivedAt: at(received),
    policy,
    pauses: pauses.map((pause) => {
      const [from = '', to = ''] = pause.split(' → ');
      return { pausedAt: at(from), resumedAt: at(to) };
    }),
  });
}

const five: TimeLimit = { unit: 'workingDay', value: 5 };

describe('the clock that stops and goes on', () => {
  test('the day of the pause counts as used, the day of the supplement does not', () => {
    expect(
      explained(resumed({ unit: 'workingDay', value: 3 }, 'resume', '2026-10-05', '2026-10-06 → 2026-10-08')),
    ).toEqual([
      '2026-10-05 received - ngày nhận, không tính',
      '2026-10-06 counted + ngày thứ 1; tạm dừng tính hạn',
      '2026-10-07 paused - tạm dừng tính hạn',
      '2026-10-08 resumed - hết tạm dừng, không tính ngày này',
      '2026-10-09 counted + ngày thứ 2',
      '2026-10-10 rest - Thứ Bảy',
      '2026-10-11 rest - Chủ nhật',
      '2026-10-12 due + ngày thứ 3, hẹn trả',
    ]);
  });

  test('a pause on the day of receipt or on a rest day uses nothing', () => {
    expect(dueText(resumed(five, 'resume', '2026-10-05', '2026-10-05 11:00 → 2026-10-15'))).toBe('2026-10-22 17:00:00');
    expect(dueText(resumed(five, 'resume', '2026-10-09', '2026-10-10 → 2026-10-15'))).toBe('2026-10-22 17:00:00');
  });

  test('a pause that ends on its own day costs nothing', () => {
    expect(dueText(resumed(five, 'resume', '2026-10-05', '2026-10-07 09:00 → 2026-10-07 15:00'))).toBe(
      '2026-10-12 17:00:00',
    );
  });

  test('several pauses add up', () => {
    const pauses = ['2026-10-06 → 2026-10-08', '2026-10-09 → 2026-10-14'];
    expect(dueText(resumed(five, 'resume', '2026-10-05', ...pauses))).toBe('2026-10-19 17:00:00');
  });

  test('days used up on the day of the pause leave the next working day', () => {
    expect(dueText(resumed(five, 'resume', '2026-10-05', '2026-10-12 10:00 → 2026-10-15'))).toBe('2026-10-16 17:00:00');
  });

  test('a pause after the term ran out does not make it anew', () => {
    const result = resumed(five, 'resume', '2026-10-05', '2026-10-14 → 2026-10-20');
    expect(dueText(result)).toBe('2026-10-12 17:00:00');
    expect(explained(result).at(-1)).toBe('2026-10-12 due + ngày thứ 5, hẹn trả');
  });

  test('calendar days go on with those that are left', () => {
    const limit: TimeLimit = { unit: 'calendarDay', value: 15 };
    expect(dueText(resumed(limit, 'resume', '2026-10-05', '2026-10-10 → 2026-10-20'))).toBe('2026-10-30 17:00:00');
    expect(dueText(resumed(limit, 'restart', '2026-10-05', '2026-10-10 → 2026-10-20'))).toBe('2026-11-04 17:00:00');
  });

  test('a pause on the working day to which the end had moved leaves the next working day', () => {
    const result = resumed({ unit: 'calendarDay', value: 1 }, 'resume', '2026-10-09', '2026-10-12 → 2026-10-12 16:00');
    expect(explained(result)).toEqual([
      '2026-10-09 received - ngày nhận, không tính',
      '2026-10-10 rest + ngày thứ 1 (Thứ Bảy)',
      '2026-10-11 rest - Chủ nhật',
      '2026-10-12 paused - ngày làm việc tiếp theo; tạm dừng tính hạn; hết tạm dừng, không tính ngày này',
      '2026-10-13 due - ngày làm việc tiếp theo, hẹn trả',
    ]);
  });

  test('a limit in months goes on with the days that are left of it', () => {
    const limit: TimeLimit = { unit: 'calendarMonth', value: 1 };
    expect(dueText(resumed(limit, 'resume', '2026-10-05', '2026-10-15 → 2026-10-20'))).toBe('2026-11-10 17:00:00');
  });

  test('an open last pause is closed by the end that is handed in, and has no effect without one', () => {
    const use = { receivedAt: at('2026-10-05'), policy: 'resume' as const };
    const pauses = [{ pausedAt: at('2026-10-07'), resumedAt: null }];
    expect(dueText(resumedDue(calendar, five, { ...use, pauses, resumedAt: at('2026-10-15') }))).toBe(
      '2026-10-20 17:00:00',
    );
    expect(dueText(resumedDue(calendar, five, { ...use, pauses }))).toBe('2026-10-12 17:00:00');
  });
});

describe('the term that starts anew', () => {
  test('only the last supplement matters, and the days before it are told as superseded', () => {
    const two: TimeLimit = { unit: 'workingDay', value: 2 };
    expect(
      explained(resumed(two, 'restart', '2026-10-05', '2026-10-06 → 2026-10-07', '2026-10-08 → 2026-10-12')),
    ).toEqual([
      '2026-10-05 received - ngày nhận, không tính',
      '2026-10-06 superseded - trước khi tính lại từ đầu; tạm dừng tính hạn',
      '2026-10-07 resumed - hết tạm dừng',
      '2026-10-08 superseded - trước khi tính lại từ đầu; tạm dừng tính hạn',
      '2026-10-09 paused - tạm dừng tính hạn',
      '2026-10-10 paused - tạm dừng tính hạn (Thứ Bảy)',
      '2026-10-11 paused - tạm dừng tính hạn (Chủ nhật)',
      '2026-10-12 resumed - hết tạm dừng, tính lại từ đầu',
      '2026-10-13 counted + ngày thứ 1',
      '2026-10-14 due + ngày thứ 2, hẹn trả',
    ]);
  });

  test('same-day and hour limits start anew under either policy', () => {
    for (const policy of ['resume', 'restart'] as const) {
      const sameDay = (to: string) =>
        dueText(resumed({ unit: 'sameDay', value: 1 }, policy, '2026-10-05', `2026-10-05 10:00 → ${to}`));
      expect([sameDay('2026-10-08 10:00'), sameDay('2026-10-08 15:01'), sameDay('2026-10-05 11:00')]).toEqual([
        '2026-10-08 17:00:00',
        '2026-10-09 17:00:00',
        '2026-10-05 17:00:00',
      ]);
      expect(
        dueText(
          resumed({ unit: 'workingHour', value: 2 }, policy, '2026-10-05 08:00', '2026-10-05 09:00 → 2026-10-08 16:00'),
        ),
      ).toBe('2026-10-09 08:30:00');
    }
  });
});

describe('pauses out of order', () => {
  test('they are refused', () => {
    const code = (...pauses: readonly string[]) => dueText(resumed(five, 'resume', '2026-10-05', ...pauses));
    expect(code('2026-10-04 → 2026-10-06')).toBe('calendar.pause-order');
    expect(code('2026-10-07 → 2026-10-06')).toBe('calendar.pause-order');
    expect(code('2026-10-06 → 2026-10-09', '2026-10-08 → 2026-10-12')).toBe('calendar.pause-order');
  });

  test('an open pause before another is refused', () => {
    const pauses = [
      { pausedAt: at('2026-10-06'), resumedAt: null },
      { pausedAt: at('2026-10-07'), resumedAt: at('2026-10-08') },
    ];
    expect(dueText(resumedDue(calendar, five, { receivedAt: at('2026-10-05'), pauses, policy: 'resume' }))).toBe(
      'calendar.pause-order',
    );
  });
});
