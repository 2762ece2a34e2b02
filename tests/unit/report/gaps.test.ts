import { describe, expect, it } from 'vitest';
import { instant } from '../../../shared/calendar/civil.ts';
import {
  completenessLines,
  gapsOf,
  gapWords,
  leastUpTo,
  type UnitGap,
  unitsBehind,
} from '../../../shared/report/gaps.ts';

const at = (date: string, minutes = 9 * 60): number => instant(date, minutes);
const madeAt = at('2026-12-01', 8 * 60 + 5);

function unit(name: string, upTo: string | null, daysMissing: number | null): UnitGap {
  return { code: name, name, completeUpTo: upTo === null ? null : at(upTo), daysMissing };
}
const whole = unit('Xã Đủ', '2026-12-01', 0);
const late = unit('Xã Xuân Lập', '2026-11-25', 6);
const later = unit('Xã  Khuôn\nHà', '2026-11-20', 11);
const silent = unit('Xã Hồng Quang', null, null);

describe('what a table is complete up to', () => {
  it('counts whole days to today, but none after the period', () => {
    const units = ['A', 'B', 'C'].map((code) => ({ code, name: `Xã ${code}` }));
    const complete = new Map([
      ['A', { commune: 'A', upTo: at('2026-11-25', 23 * 60 + 59), daysBehind: 6 }],
      ['B', { commune: 'B', upTo: at('2026-12-02', 0), daysBehind: 0 }],
    ]);
    const missing = (to: string) =>
      gapsOf(units, complete, { to, nowMs: madeAt }).map(({ daysMissing }) => daysMissing);
    expect(missing('2026-12-14')).toEqual([6, 0, null]);
    expect(missing('2026-11-26')).toEqual([1, 0, null]);
    expect(missing('2026-11-25')).toEqual([0, 0, null]);
  });

  it('is what the furthest behind has, and nothing where one sent nothing or there is none', () => {
    expect([leastUpTo([whole, late]), leastUpTo([late, whole])]).toEqual([late.completeUpTo, late.completeUpTo]);
    expect([leastUpTo([whole, silent]), leastUpTo([silent, whole]), leastUpTo([])]).toEqual([null, null, null]);
  });

  it('names who is behind, those that sent nothing first, then the most days', () => {
    expect(unitsBehind([whole, late, silent, later])).toEqual([silent, later, late]);
    expect([silent, later, late].map(gapWords)).toEqual([
      'Xã Hồng Quang chưa có gì',
      'Xã Khuôn Hà thiếu 11 ngày (có đến 20/11/2026)',
      'Xã Xuân Lập thiếu 6 ngày (có đến 25/11/2026)',
    ]);
  });

  it('stands in lines of a form', () => {
    expect(completenessLines([], madeAt)).toEqual(['Lập lúc 08:05 01/12/2026. Chưa kết nạp đơn vị nào.']);
    expect(completenessLines([whole], madeAt)).toEqual([
      'Lập lúc 08:05 01/12/2026. Số liệu đầy đủ đến 09:00 01/12/2026. Đủ số liệu của mọi đơn vị cho kỳ này.',
    ]);
    expect(completenessLines([whole, late, later], madeAt)).toEqual([
      'Lập lúc 08:05 01/12/2026. Số liệu đầy đủ đến 09:00 20/11/2026. 2 trên 3 đơn vị còn thiếu số liệu trong kỳ:',
      'Xã Khuôn Hà thiếu 11 ngày (có đến 20/11/2026); Xã Xuân Lập thiếu 6 ngày (có đến 25/11/2026).',
    ]);
    expect(completenessLines([silent, whole], madeAt)[0]).toBe(
      'Lập lúc 08:05 01/12/2026. Số liệu chưa đầy đủ: có đơn vị chưa gửi gì. 1 trên 2 đơn vị còn thiếu số liệu trong kỳ:',
    );
  });

  it('breaks a long list between communes, none left out', () => {
    const many = Array.from({ length: 40 }, (_, number) => unit(`Xã ${number + 1}`, '2026-11-25', 6));
    const [, ...lines] = completenessLines(many, madeAt);
    expect(lines.every((line) => line.length <= 120)).toBe(true);
    expect(lines.join(' ')).toBe(`${many.map(gapWords).join('; ')}.`);
  });
});
