import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FieldState } from '../../../../../renderer/screens/intake/scan.ts';
import { createWedge } from '../../../../../renderer/screens/intake/wedge.ts';

const field = {};
const state = (value: string): FieldState => ({ field, value, start: value.length, end: value.length });
const card = fc
  .tuple(
    fc.stringMatching(/^\d{12}$/),
    fc.stringMatching(/^(\d{9})?$/),
    fc.constantFrom('Đặng Thị Hường', "H'Hen Niê", 'Lý A Sử', 'Y-Bhăm Êban'),
    fc.stringMatching(/^\d{8}$/),
    fc.constantFrom('Nam', 'Nữ'),
  )
  .map((parts) => parts.join('|'));

test('any card typed with gaps below 35 ms comes back whole and leaves the field as it was', () => {
  fc.assert(
    fc.property(
      card,
      fc.string({ maxLength: 30 }),
      fc.array(fc.integer({ min: 0, max: 34 }), { minLength: 1 }),
      (text, before, gaps) => {
        const wedge = createWedge();
        let at = 5000;
        let value = before;
        for (const [index, key] of [...text].entries()) {
          wedge.key({ key, code: '', shift: false, at, field: state(value) });
          value += key;
          at += gaps[index % gaps.length] ?? 0;
        }
        const verdict = wedge.key({ key: 'Enter', code: 'Enter', shift: false, at, field: state(value) });
        expect(verdict).toEqual({ kind: 'scan', scan: { payload: text, restore: state(before) } });
      },
    ),
  );
});

test('nothing typed with gaps of 35 ms or more is ever a scan or held back', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.constantFrom('|', '0', '8', 'a', 'Enter', 'Tab', 'Shift', 'ữ'), fc.integer({ min: 35, max: 900 })),
      ),
      fc.boolean(),
      (keys, inField) => {
        const wedge = createWedge();
        let at = 0;
        for (const [key, gap] of keys) {
          at += gap;
          const verdict = wedge.key({ key, code: '', shift: false, at, field: inField ? state('') : null });
          expect(verdict).toEqual({ kind: 'pass' });
        }
        expect(wedge.quiet(inField ? state('') : null)).toBeNull();
      },
    ),
  );
});
