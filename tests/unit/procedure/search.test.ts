import { describe, expect, test } from 'vitest';
import { createProcedureIndex, findProcedures } from '../../../shared/procedure/search.ts';
import { shippedCatalogue } from './seed.ts';

const index = createProcedureIndex(shippedCatalogue());

function codesOf(typed: string, limit?: number): readonly string[] {
  return findProcedures(index, typed, limit).map(({ code }) => code);
}

describe('what a clerk types', () => {
  test.each([
    ['khai sinh', '1.001193'],
    ['Khai Sinh', '1.001193'],
    ['kh si', '1.001193'],
    ['khsinh', '1.001193'],
    ['ks', '1.001193'],
    ['đkks', '1.001193'],
    ['dk khai sinh', '1.001193'],
    ['sinh khai', '1.001193'],
    ['lại khai sinh', '1.004884'],
    ['khai tu', '1.000656'],
    ['ket hon', '1.000894'],
    ['kết hôn nước ngoài', '2.000806'],
    ['xntthn', '1.004873'],
    ['hon nhan tinh trang', '1.004873'],
    ['thuong tru', '1.004222'],
    ['chung thuc ban sao', '2.000815'],
    ['chu ky', '2.000884'],
    ['hkd', '1.001266'],
    ['di chuc', '2.001019'],
    ['1.004873', '1.004873'],
    ['4873', '1.004873'],
    ['1004873', '1.004873'],
  ])('%s finds %s first', (typed, code) => {
    expect(codesOf(typed)[0]).toBe(code);
  });
});

test('a beginning of a code finds all with it, in the order of the catalogue', () => {
  expect(codesOf('1.0048')).toEqual(['1.004837', '1.004845', '1.004859', '1.004873', '1.004884']);
});

test('all typed words must match', () => {
  expect(codesOf('khai sinh zzz')).toEqual([]);
});

test('a field finds its procedures after those that have the word in their names', () => {
  const found = codesOf('ho tich', 100);
  expect(found[0]).toBe('2.002516');
  expect(found).toContain('1.000894');
});

test('nothing typed gives the catalogue in its order, up to the limit', () => {
  const all = shippedCatalogue().procedures.map(({ code }) => code);
  expect(codesOf('', 100)).toEqual(all);
  expect(codesOf('  ', 3)).toEqual(all.slice(0, 3));
});
