import { expect, it } from 'vitest';
import { type ListWalk, markOfPage, noWalk, reachOf, walkOf, walkOn } from '../../../../renderer/ui/list-walk.ts';

const of = (marks: readonly string[], end: number | null = null): ListWalk => ({ key: 'all', marks, end });

it('begins with the first page, and with room for no more rows than there are', () => {
  const walk = walkOf(noWalk, 'all');
  expect(walk).toEqual(of([]));
  expect(markOfPage(walk, 0)).toBeUndefined();
  expect(markOfPage(walk, 1)).toBeNull();
  expect([reachOf(walk, 3), reachOf(walk, 3_500_000)]).toEqual([3, 100]);
});

it('goes on behind each page that was answered, and ends with the last', () => {
  const two = walkOn(walkOn(of([]), { page: 0, rows: 100, next: 'a' }), { page: 1, rows: 100, next: 'b' });
  expect(two).toEqual(of(['a', 'b']));
  expect([markOfPage(two, 1), markOfPage(two, 2), markOfPage(two, 3)]).toEqual(['a', 'b', null]);
  expect([reachOf(two, 3_500_000), reachOf(two, 230), reachOf(two, 150)]).toEqual([300, 230, 201]);
  const done = walkOn(two, { page: 2, rows: 30, next: null });
  expect([done, reachOf(done, 3_500_000)]).toEqual([of(['a', 'b'], 230), 230]);
});

it('takes a page anew whose rows changed, and keeps what lies behind it', () => {
  expect(walkOn(of(['a', 'b'], 230), { page: 0, rows: 100, next: 'z' })).toEqual(of(['z', 'b'], 230));
  expect(walkOn(of(['a', 'b'], 230), { page: 2, rows: 100, next: 'c' })).toEqual(of(['a', 'b', 'c']));
  expect(walkOn(of(['a', 'b'], 230), { page: 1, rows: 99, next: null })).toEqual(of(['a'], 199));
});

it('is no walk of another question, and of no page that nobody came to', () => {
  expect(walkOf(of(['a'], 120), 'overdue')).toEqual({ key: 'overdue', marks: [], end: null });
  expect(walkOn(of(['a']), { page: 2, rows: 100, next: 'c' })).toEqual(of(['a']));
});
