import { describe, expect, it } from 'vitest';
import { rowsText } from '../../../../main/shell/cli/text.ts';

describe('rows as text', () => {
  it('have lists of words in a column, and leave objects out', () => {
    const rows = [
      { name: 'an', roles: ['officer', 'import'], fields: [], at: { a: 1 } },
      { name: 'be', roles: ['officer'], fields: ['Hộ tịch'], at: null },
    ];
    expect(rowsText(rows)).toBe(
      ['name  roles            fields', 'an    officer, import  –', 'be    officer          Hộ tịch'].join('\n'),
    );
  });
});
