import { describe, expect, it } from 'vitest';
import {
  countIn,
  newProcedure,
  problemAt,
  raised,
  withItems,
  withText,
} from '../../../../../renderer/screens/rules/procedure-draft.ts';
import { procedureRows } from '../../../../../renderer/screens/rules/procedure-rows.ts';
import { rulesProblems } from '../../../../../shared/rules/problems.ts';

const problem = { name: '1.000001', code: 'procedure.field-range' };
const problems = [
  { ...problem, path: 'fees[0].note', message: '$.fees[0].note cần ghi rõ.' },
  { ...problem, path: 'name', message: '$.name vượt giới hạn: nhỏ nhất 2.' },
];

describe('a problem of an entry', () => {
  it('is told at its field without the path of the file, and counted in its part', () => {
    expect(problemAt(problems, 'name')).toBe('Vượt giới hạn: nhỏ nhất 2.');
    expect(problemAt(problems, 'field')).toBeNull();
    expect(countIn(problems, ['fees', 'legalBasis'])).toBe(1);
  });
});

describe('editing an entry', () => {
  it('leaves out optional fields that are emptied', () => {
    expect(withText({ code: 'x', posted: 'a' }, 'posted', '')).toEqual({ code: 'x' });
    expect(withItems({ code: 'x', steps: [1] }, 'steps', [], true)).toEqual({ code: 'x' });
    expect(withItems({ code: 'x' }, 'fees', [])).toEqual({ code: 'x', fees: [] });
  });

  it('raises a line above the one before it', () => {
    expect(raised(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b']);
    expect(raised(['a', 'b'], 0)).toEqual(['a', 'b']);
  });

  it('begins a procedure with every field that somebody must fill told as a problem', () => {
    const found = rulesProblems('catalogue', { procedures: [newProcedure('1.000001')] });
    expect([...new Set(found.map(({ path }) => path))]).toEqual([
      'name',
      'field',
      'components[0].name',
      'result',
      'legalBasis[0]',
    ]);
  });
});

describe('the list of procedures', () => {
  it('shows what was typed since the draft was read, and retired ones at the end', () => {
    const draft = {
      base: 'v1',
      content: {
        procedures: [
          { code: '1.000001', name: 'A' },
          { code: '1.000002', name: 'B' },
        ],
      },
      changes: [{ name: '1.000002', by: 'x', at: '2026-11-17T02:00:00.000Z' }],
      problems: [],
    };
    const rows = procedureRows(draft, { '1.000001': null, '1.000003': { code: '1.000003', name: 'C' } });
    expect(rows.map(({ code, name, retired, changed }) => [code, name, retired, changed])).toEqual([
      ['1.000002', 'B', false, true],
      ['1.000003', 'C', false, true],
      ['1.000001', 'A', true, true],
    ]);
  });
});
