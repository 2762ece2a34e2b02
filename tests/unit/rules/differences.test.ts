import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/dossier/event.ts';
import { differencesBetween } from '../../../shared/rules/differences.ts';
import { rawProcedures } from '../procedure/seed.ts';

function shipped(): JsonObject[] {
  return rawProcedures() as JsonObject[];
}

/** The shipped catalogue with its first entry changed. */
function changed(change: JsonObject): readonly [JsonObject, JsonObject] {
  const [first = {}, ...others] = shipped();
  return [{ procedures: shipped() }, { procedures: [{ ...first, ...change }, ...others] }];
}

describe('what a version of the catalogue changes', () => {
  it('is told in the words of the counter, of lists only the lines that differ', () => {
    const [before, after] = changed({
      timeLimit: { unit: 'sameDay', value: 1, cutoff: '15:00', note: '' },
      fees: [{ name: 'Lệ phí', amountVnd: 10000, note: '' }],
      components: [
        ...((shipped()[0]?.components as JsonObject[]) ?? []),
        { name: 'Ảnh 4x6', original: 2, copies: 0, required: true, note: '', mode: 'present', form: 'Mẫu 01' },
      ],
      supplementPolicy: 'restart',
      steps: [{ name: 'Thẩm định', owner: 'Văn hóa - Xã hội', share: 100 }],
    });
    expect(differencesBetween('catalogue', before, after)).toEqual([
      {
        name: '1.001653',
        title: 'Đổi, cấp lại Giấy xác nhận khuyết tật',
        kind: 'changed',
        fields: [
          { field: 'timeLimit', before: ['05 ngày làm việc'], after: ['Trong ngày (trước 15 giờ)'] },
          { field: 'fees', before: ['Phí, lệ phí: Không thu (Không thu)'], after: ['Lệ phí: 10.000 đ'] },
          { field: 'components', before: [], after: ['Ảnh 4x6: 2 bản chính, bắt buộc, xuất trình, Mẫu 01'] },
          { field: 'supplementPolicy', before: [], after: ['restart'] },
          { field: 'steps', before: [], after: ['Thẩm định · Văn hóa - Xã hội · 100%'] },
        ],
      },
    ]);
  });

  it('is told as it stands where an entry is not right yet', () => {
    const [before, after] = changed({ name: '', timeLimit: { unit: 'workingDay', value: null, note: '' } });
    expect(differencesBetween('catalogue', before, after)).toMatchObject([
      {
        fields: [
          { field: 'name', before: ['Đổi, cấp lại Giấy xác nhận khuyết tật'], after: [] },
          { field: 'timeLimit', after: ['{"unit":"workingDay","value":null,"note":""}'] },
        ],
      },
    ]);
  });

  it('tells procedures that come, go and come back', () => {
    const [first = {}, second = {}, third = {}] = shipped();
    const before = { procedures: [first], retired: [second] };
    const after = { procedures: [second, third], retired: [first] };
    expect(differencesBetween('catalogue', before, after).map(({ name, kind }) => [name, kind])).toEqual([
      [first.code, 'retired'],
      [second.code, 'returned'],
      [third.code, 'added'],
    ]);
  });
});

describe('what a version of the calendar changes', () => {
  it('is told day by day, and of the fields of the whole', () => {
    const day = { date: '2026-11-24', kind: 'holiday', name: 'Ngày Văn hóa Việt Nam', status: 'seen', source: '' };
    const before = { days: [day, { ...day, date: '2026-11-25' }] };
    const after = {
      days: [
        { ...day, status: 'official' },
        { ...day, date: '2026-11-26' },
      ],
      years: [2026, 2027],
    };
    const found = differencesBetween('calendar', before, after);
    expect(found.map(({ name, kind }) => [name, kind])).toEqual([
      ['2026-11-24', 'changed'],
      ['2026-11-25', 'retired'],
      ['2026-11-26', 'added'],
      [':years', 'added'],
    ]);
    expect(found[0]?.fields).toEqual([{ field: 'status', before: ['seen'], after: ['official'] }]);
    expect(found[3]?.fields).toEqual([{ field: '', before: [], after: ['2026', '2027'] }]);
  });
});
