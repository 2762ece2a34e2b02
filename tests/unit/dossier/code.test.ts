import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blockSize,
  dayNumber,
  dossierCode,
  dossierCodePattern,
  findCodeParts,
  nextNumber,
} from '../../../shared/dossier/code.ts';

const block = { generation: 0, desk: 2, openingNumber: 1 };

describe('a dossier code', () => {
  it('holds agency, receipt date in Vietnam and number of the day', () => {
    expect(dossierCode('H60.15.3', Date.UTC(2026, 10, 23, 16, 59), 2007)).toBe('H60.15.3-261123-2007');
    expect(dossierCode('H60.15.3', Date.UTC(2026, 10, 23, 17), 2007)).toBe('H60.15.3-261124-2007');
  });

  it('has at least four digits, also at desk 0', () => {
    expect(dossierCode('H60', 0, dayNumber(0, 0, 7))).toBe('H60-700101-0007');
  });

  it.each(['H60.15.3-261124-0007', '000.00.12.H62-201105-0004', 'G22.99.08-260921-896048'])('is read: %s', (code) => {
    expect(code).toMatch(dossierCodePattern);
    expect(findCodeParts(code)).not.toBeNull();
  });

  it.each(['', 'H60.15.3', 'h60-261124-0007', 'H60-261124-007', 'H60-261124-0000007', 'H60..1-261124-0007'])(
    'is not “%s”',
    (code) => {
      expect(findCodeParts(code)).toBeNull();
    },
  );

  it('gives its parts back', () => {
    const parts = fc.record({
      generation: fc.integer({ min: 0, max: 99 }),
      desk: fc.integer({ min: 0, max: 9 }),
      k: fc.integer({ min: 1, max: blockSize }),
    });
    fc.assert(
      fc.property(parts, ({ generation, desk, k }) => {
        const code = dossierCode('H60.15.3', Date.UTC(2026, 10, 24), dayNumber(generation, desk, k));
        expect(findCodeParts(code)).toEqual({ agency: 'H60.15.3', date: '2026-11-24', generation, desk, k });
      }),
    );
  });
});

describe('number blocks', () => {
  it('never meet across desks and generations', () => {
    const seen = new Set<number>();
    for (let generation = 0; generation < 4; generation += 1)
      for (let desk = 0; desk <= 9; desk += 1)
        for (let k = 1; k <= blockSize; k += 1) seen.add(dayNumber(generation, desk, k));
    expect(seen.size).toBe(4 * 10 * blockSize);
  });

  it('count on from where the day stands', () => {
    expect(nextNumber(block, null)).toEqual({ generation: 0, k: 1, number: 2001 });
    expect(nextNumber(block, { generation: 0, k: 41 })).toEqual({ generation: 0, k: 42, number: 2042 });
  });

  it('begin at the opening number, also when it is raised during the day', () => {
    const opened = { ...block, openingNumber: 501 };
    expect(nextNumber(opened, null).number).toBe(2501);
    expect(nextNumber(opened, { generation: 0, k: 3 }).number).toBe(2501);
    expect(nextNumber(opened, { generation: 0, k: 700 }).number).toBe(2701);
  });

  it('go on in the next generation when they are used up, and only for what is counted that day', () => {
    expect(nextNumber(block, { generation: 0, k: blockSize })).toEqual({ generation: 1, k: 1, number: 12_001 });
    expect(nextNumber(block, { generation: 1, k: 1 }).number).toBe(12_002);
    expect(nextNumber(block, null).number).toBe(2001);
  });

  it('begin anew above what an older generation used', () => {
    expect(nextNumber({ ...block, generation: 3 }, { generation: 1, k: 800 })).toEqual({
      generation: 3,
      k: 1,
      number: 32_001,
    });
  });

  it('never go into a generation that another ledger of the desk goes on in', () => {
    expect(nextNumber({ ...block, taken: [1, 2] }, { generation: 0, k: blockSize }).generation).toBe(3);
    expect(nextNumber({ ...block, taken: [1] }, { generation: 1, k: 5 })).toEqual({
      generation: 2,
      k: 1,
      number: 22_001,
    });
  });

  it('never give a number twice, however long a day lasts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 3 }), (openingNumber, generation) => {
        const seen = new Set<number>();
        let used: { generation: number; k: number } | null = null;
        for (let i = 0; i < 2500; i += 1) {
          const next: { generation: number; k: number; number: number } = nextNumber(
            { generation, desk: 2, openingNumber },
            used,
          );
          expect(seen.has(next.number)).toBe(false);
          seen.add(next.number);
          used = next;
        }
      }),
      { numRuns: 20 },
    );
  });
});
