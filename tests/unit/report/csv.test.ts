import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../../shared/report/csv.ts';

describe('comma-separated values', () => {
  it('begin with the mark of UTF-8, quote every text and leave numbers alone', () => {
    expect(
      csvText([
        ['Hồ sơ', 'Số'],
        ['Lò "Thị" Mai, Páo', -3],
        [null, 0],
      ]),
    ).toBe('\uFEFF"Hồ sơ","Số"\r\n"Lò ""Thị"" Mai, Páo",-3\r\n,0\r\n');
  });

  it.each(['=1+1', '+84', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("x")'])(
    'never let %j run as a formula',
    (text) => {
      expect(csvText([[text]])).toBe(`\uFEFF"'${text.replaceAll('"', '""')}"\r\n`);
    },
  );

  it('give back every text, but for the apostrophe, and none that begins as a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 6 }), (texts) => {
        const line = csvText([texts]).slice(1, -2);
        const read = [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, text]) => (text ?? '').replaceAll('""', '"'));
        expect(read.map((text) => text.replace(/^'(?=[=+\-@\t\r])/, ''))).toEqual(
          texts.map((text) => text.replace(/^'(?=[=+\-@\t\r])/, '')),
        );
        expect(read.filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([]);
      }),
    );
  });
});
