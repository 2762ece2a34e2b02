import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCatalogue, seedCatalogue } from '../../../shared/procedure/catalogue.ts';
import { checkCatalogue } from '../../../shared/procedure/check.ts';
import { createProcedureIndex, findProcedures } from '../../../shared/procedure/search.ts';
import { rawProcedures, shippedCatalogue } from './seed.ts';

const keys = ['code', 'name', 'fees', 'components', 'timeLimit', 'variants', 'version', 'procedures', '__proto__', 'x'];
const anything = fc.oneof(
  fc.jsonValue(),
  fc.anything({ key: fc.constantFrom(...keys), maxDepth: 4, withNullPrototype: true }),
);

test('any value is read, or refused as a whole, and checked, without throwing', () => {
  fc.assert(
    fc.property(anything, (raw) => {
      for (const value of [raw, { version: '1', procedures: raw }, { version: '1', procedures: [raw] }]) {
        const read = readCatalogue(value);
        const { usable, problems } = checkCatalogue(value);
        if (!read.ok) expect(read.refusal.code).toBe('procedure.catalogue-unreadable');
        expect(usable > 0 || problems.length > 0 || (Array.isArray(value) && value.length === 0) || read.ok).toBe(true);
      }
    }),
  );
});

test('one field of one entry put out of order sets aside that entry at most', () => {
  const shipped = rawProcedures();
  fc.assert(
    fc.property(fc.nat({ max: shipped.length - 1 }), fc.constantFrom(...keys), anything, (index, key, value) => {
      const procedures = shipped.map((entry, at) => (at === index ? { ...entry, [key]: value } : entry));
      const read = seedCatalogue(procedures, '1');
      if (!read.ok) throw new Error(read.refusal.code);
      expect(read.value.setAside.length).toBeLessThanOrEqual(1);
      expect(read.value.catalogue.procedures.length + read.value.setAside.length).toBe(shipped.length);
    }),
    { numRuns: 30 },
  );
});

test('a search of any text answers, and twice the same', () => {
  const index = createProcedureIndex(shippedCatalogue());
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc.string({ unit: fc.constantFrom(...'aeinghkst1.0 đ'), maxLength: 60 }),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const found = findProcedures(index, text);
      expect(found.length).toBeLessThanOrEqual(20);
      expect(findProcedures(index, text)).toEqual(found);
    }),
  );
});

test('a procedure is found by its whole name, in capitals and without marks', () => {
  const { procedures } = shippedCatalogue();
  const index = createProcedureIndex(shippedCatalogue());
  fc.assert(
    fc.property(fc.constantFrom(...procedures), ({ code, name }) => {
      for (const typed of [name, name.toUpperCase(), name.normalize('NFD').replace(/\p{M}/gu, ''), code]) {
        expect(findProcedures(index, typed).map((found) => found.code)).toContain(code);
      }
    }),
  );
});
