import { expect, test } from 'vitest';
import { countPapers, fullPaper, type PaperComponent } from '../../../../../renderer/screens/intake/papers.ts';

const component = (index: number, change: Partial<PaperComponent> = {}): PaperComponent => ({
  index,
  original: 1,
  copies: 0,
  name: 'Tờ khai',
  required: true,
  mode: 'submit',
  note: '',
  ...change,
});

test('a ticked paper is taken in as it is asked for, one that is only shown as the original seen', () => {
  expect([fullPaper(component(0, { copies: 2 })), fullPaper(component(1, { original: 0, mode: 'present' }))]).toEqual([
    { index: 0, original: 1, copies: 2 },
    { index: 1, original: 1, copies: 0 },
  ]);
});

test('required papers are counted apart from those that only some bring', () => {
  const components = [component(0), component(1), component(2, { required: false })];
  const papers = [fullPaper(component(0)), fullPaper(component(2))];
  expect(countPapers(components, papers)).toEqual({ taken: 1, required: 2, optional: 1 });
});
