import { describe, expect, it } from 'vitest';
import { nextSteps } from '../../../../../renderer/screens/dossier/next-steps.ts';
import type { FieldSpec } from '../../../../../renderer/screens/dossier/step.ts';
import { linesOf, readAmount } from '../../../../../renderer/screens/dossier/step.ts';
import { refusedFields, stepProblems } from '../../../../../renderer/screens/dossier/step-problems.ts';
import { createStepStore } from '../../../../../renderer/screens/dossier/step-store.ts';
import { moves } from '../../../../../shared/dossier/lifecycle.ts';
import { startVietnamese } from '../words.ts';

const { t } = await startVietnamese();
const field = (name: string, kind: FieldSpec['kind'], more: Partial<FieldSpec> = {}): FieldSpec => ({
  name,
  kind,
  label: 'dossier.form.reason',
  ...more,
});

describe('the next steps', () => {
  it('put the likeliest first: a fresh dossier is handed over, one in work gets its result', () => {
    const actions = ['resolve', 'handOver', 'correct'];
    expect(nextSteps({ status: 'received', actions })).toEqual(['handOver', 'resolve', 'correct']);
    expect(nextSteps({ status: 'processing', actions })).toEqual(['resolve', 'handOver', 'correct']);
  });

  it('offer a button for every move but those that have a place of their own', () => {
    const shown = nextSteps({ status: 'processing', actions: Object.keys(moves) });
    expect(Object.keys(moves).filter((name) => !(shown as readonly string[]).includes(name))).toEqual([
      'register',
      'attach',
      'removeAttachment',
      'settle',
    ]);
  });
});

describe('what is typed into a step', () => {
  const get = (typed: Record<string, string>) => (name: string) => typed[name] ?? '';

  it('is asked for where it is needed and refused where it is no amount, date or count', () => {
    const fields = [
      field('reason', 'area', { required: true }),
      field('amount', 'amount'),
      field('on', 'date'),
      field('sets', 'count'),
    ];
    const found = stepProblems(fields, get({ amount: 'năm mươi', on: '31/02/2026', sets: '0' }), t);
    expect([...found.keys()]).toEqual(['reason', 'amount', 'on', 'sets']);
    expect(stepProblems(fields, get({ reason: 'x', amount: '1.500.000 đ', on: '1/12/2026', sets: '2' }), t).size).toBe(
      0,
    );
  });

  it('gets the refusals of the core on its own fields, by path', () => {
    const fields = [field('toName', 'text', { path: 'to.fullName' }), field('items', 'lines')];
    const refused = refusedFields(fields, {
      'to.fullName': { message: 'a' },
      'items.2': { message: 'b' },
      code: { message: 'c' },
    });
    expect([...refused]).toEqual([
      ['toName', 'a'],
      ['items', 'b'],
    ]);
  });

  it('reads money with dots and lines without empty ones', () => {
    expect([readAmount('1.500.000 đ'), readAmount('50000'), readAmount('5,5tr')]).toEqual([1_500_000, 50_000, null]);
    expect(linesOf(' a \n\n b')).toEqual(['a', 'b']);
  });

  it('is still there after going back, and gone once it was done', () => {
    const store = createStepStore();
    const open = { kind: 'next', name: 'withdraw' } as const;
    store.getState().openStep(open);
    store.getState().type('withdraw', 'reason', 'Gia đình đổi ý');
    store.getState().back();
    expect(store.getState().typed.withdraw).toEqual({ reason: 'Gia đình đổi ý' });
    store.getState().finish(open);
    expect(store.getState()).toMatchObject({ open: null, done: 'withdraw', typed: { withdraw: {} } });
  });
});
