import { describe, expect, test } from 'vitest';
import { checkComponents, missingComponents, requiredPapers } from '../../../shared/procedure/checklist.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { shippedCatalogue, shippedProcedure } from './seed.ts';

// Its checklist: 0 the application (required), 1 the old certificate (unless it was lost).
const procedure = shippedProcedure('1.001653');

describe('what was taken in', () => {
  test('with every required paper misses nothing, and comes out by index without empty lines', () => {
    const papers = [
      { index: 1, original: 0, copies: 0 },
      { index: 0, original: 1, copies: 0 },
    ];
    expect(checkComponents(procedure, papers)).toEqual(ok({ papers: [papers[1]], missing: [] }));
  });

  test('without a required paper names it', () => {
    const missing = [{ index: 0, component: procedure.components[0] }];
    expect(checkComponents(procedure, [{ index: 1, original: 1, copies: 0 }])).toMatchObject({ value: { missing } });
    expect(missingComponents(procedure, [{ index: 0, original: 0, copies: 0 }])).toEqual(missing);
  });

  test('from outside the checklist is refused', () => {
    const papers = [{ index: 2, original: 1, copies: 0 }];
    expect(checkComponents(procedure, papers)).toEqual(refuse('procedure.component-unknown', { index: 2 }));
  });

  test('named twice is refused', () => {
    const paper = { index: 0, original: 1, copies: 0 };
    expect(checkComponents(procedure, [paper, paper])).toEqual(refuse('procedure.component-repeated', { index: 0 }));
  });
});

test('the required papers as asked for satisfy every checklist', () => {
  for (const shipped of shippedCatalogue().procedures) {
    expect(checkComponents(shipped, requiredPapers(shipped))).toMatchObject({ value: { missing: [] } });
  }
});
