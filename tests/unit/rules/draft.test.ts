import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/dossier/event.ts';
import { applyChanges, changesBetween, isChangeName } from '../../../shared/rules/draft.ts';
import { rulesProblems } from '../../../shared/rules/problems.ts';
import { rawProcedures } from '../procedure/seed.ts';

const catalogue: JsonObject = {
  version: 'v1',
  effectiveFrom: null,
  procedures: [
    { code: '1.000001', name: 'A' },
    { code: '1.000002', name: 'B' },
  ],
};
const calendar: JsonObject = {
  version: 'v1',
  days: [
    { date: '2026-01-01', kind: 'holiday', name: 'Tết Dương lịch', status: 'official', source: '' },
    { date: '2026-11-24', kind: 'holiday', name: 'Ngày Văn hóa Việt Nam', status: 'seen', source: '' },
  ],
};

describe('a draft of a catalogue', () => {
  it('puts changed entries in their place, new ones at the end, and has no version of its own', () => {
    const changes = [
      { name: '1.000001', body: { code: '1.000001', name: 'A2' } },
      { name: '1.000003', body: { code: '1.000003', name: 'C' } },
      { name: ':effectiveFrom', body: '2027-01-01' },
    ];
    expect(applyChanges('catalogue', catalogue, changes)).toEqual({
      effectiveFrom: '2027-01-01',
      procedures: [
        { code: '1.000001', name: 'A2' },
        { code: '1.000002', name: 'B' },
        { code: '1.000003', name: 'C' },
      ],
    });
  });

  it('keeps what is retired, once, and brings it back where there was none retired before', () => {
    const retired = applyChanges('catalogue', catalogue, [{ name: '1.000001', body: null }]);
    expect(retired).toMatchObject({ procedures: [{ name: 'B' }], retired: [{ code: '1.000001', name: 'A' }] });
    const twice = applyChanges('catalogue', retired, [{ name: '1.000001', body: null }]);
    expect(twice).toEqual(retired);
    const back = applyChanges('catalogue', retired, [{ name: '1.000001', body: { code: '1.000001', name: 'A' } }]);
    expect(back).toEqual({
      effectiveFrom: null,
      procedures: [
        { code: '1.000002', name: 'B' },
        { code: '1.000001', name: 'A' },
      ],
    });
  });
});

describe('a draft of a calendar', () => {
  it('has one entry a day, by date, and takes days out', () => {
    const changes = [
      { name: '2026-11-24', body: null },
      { name: '2026-05-01', body: { date: '2026-05-01', kind: 'holiday', name: 'Quốc tế lao động' } },
    ];
    expect(applyChanges('calendar', calendar, changes)).toMatchObject({
      days: [{ date: '2026-01-01' }, { date: '2026-05-01' }],
    });
  });
});

describe('the changes between two contents', () => {
  it('are what makes the one out of the other', () => {
    const after: JsonObject = {
      procedures: [
        { name: 'B', code: '1.000002' },
        { code: '1.000003', name: 'C' },
      ],
    };
    const changes = changesBetween('catalogue', catalogue, after);
    expect(changes).toEqual([
      { name: '1.000001', body: null },
      { name: '1.000003', body: { code: '1.000003', name: 'C' } },
    ]);
    expect(applyChanges('catalogue', catalogue, changes).procedures).toEqual(after.procedures);
  });
});

describe('names of changes', () => {
  it.each([
    ['catalogue', '1.004873', true],
    ['catalogue', ':effectiveFrom', true],
    ['catalogue', ':version', false],
    ['catalogue', '2026-01-01', false],
    ['calendar', '2026-01-01', true],
    ['calendar', ':sessions', true],
    ['calendar', ':days', false],
    ['calendar', '1.004873', false],
  ] as const)('of a %s may be %s: %s', (kind, name, allowed) => {
    expect(isChangeName(kind, name)).toBe(allowed);
  });
});

describe('what is wrong with a draft', () => {
  it('is nothing with what the program ships', () => {
    expect(rulesProblems('catalogue', { procedures: rawProcedures() as JsonObject[] })).toEqual([]);
    expect(rulesProblems('calendar', calendar)).toEqual([]);
  });

  it('is told of every entry at its field', () => {
    const [first = {}, second = {}] = rawProcedures();
    const procedures = [{ ...first, name: 'x', extra: 1 }, { ...second, components: [{}] }, second] as JsonObject[];
    const found = rulesProblems('catalogue', { procedures });
    expect(found.map(({ name, path, code }) => [name, path, code])).toEqual([
      [first.code, 'name', 'procedure.field-range'],
      [second.code, 'components[0].name', 'procedure.field-missing'],
      [second.code, 'components[0].original', 'procedure.field-missing'],
      [second.code, 'components[0].copies', 'procedure.field-missing'],
      [second.code, 'components[0].required', 'procedure.field-missing'],
      [second.code, 'components[0].note', 'procedure.field-missing'],
      [second.code, 'components[0].mode', 'procedure.field-missing'],
      [second.code, 'code', 'procedure.code-repeated'],
    ]);
  });

  it('is told of days and of the fields of the whole', () => {
    const days = [
      { date: '2026-02-30', kind: 'holiday', name: 'x', status: 'seen', source: '' },
      { date: '2026-03-02', kind: 'holiday', name: '', status: 'seen', source: '' },
      { date: '2026-03-03', kind: 'halfDay', name: 'Nghỉ nửa ngày', status: 'seen', source: '' },
    ];
    const sessions = { morning: { from: '12:00', to: '08:00' }, afternoon: { from: '13:00', to: '17:00' } };
    const found = rulesProblems('calendar', { days, sessions });
    expect(found.map(({ name, path, code }) => [name, path, code])).toEqual([
      ['2026-02-30', 'date', 'calendar.day-date'],
      ['2026-03-02', 'name', 'calendar.day-name'],
      ['2026-03-03', 'half', 'calendar.day-half'],
      [':sessions', 'morning', 'calendar.data-invalid'],
    ]);
  });
});
