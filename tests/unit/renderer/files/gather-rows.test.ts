import { expect, test } from 'vitest';
import { type Gather, gatherRows } from '../../../../renderer/files/gather-rows.ts';

/** A list that answers by pages; `change` is called after each page. */
function gatherOf(list: string[], change: (page: number) => void = () => undefined): Gather<string> {
  let page = 0;
  return {
    ask: async ({ limit, offset }) => {
      const value = { rows: list.slice(offset, offset + limit), total: list.length };
      page += 1;
      change(page);
      return { ok: true, value };
    },
    keyOf: (row) => row,
    onProgress: () => undefined,
    stopped: () => false,
    most: 100_000,
  };
}

const numbered = (count: number): string[] => Array.from({ length: count }, (_, at) => `row ${at}`);

test.each([0, 1, 499, 500, 501, 1500, 1777])('every one of %i rows is gathered, in its order', async (count) => {
  const list = numbered(count);
  expect(await gatherRows(gatherOf(list))).toEqual({ kind: 'rows', rows: list });
});

test('a row that came on top between two pages is there, and none is there twice', async () => {
  const list = numbered(1200);
  const gathered = await gatherRows(gatherOf(list, (page) => page === 1 && list.unshift('new')));
  expect(gathered).toEqual({ kind: 'rows', rows: ['new', ...numbered(1200)] });
});

test('a row that left between two pages takes no other with it', async () => {
  const list = numbered(1200);
  const gathered = await gatherRows(gatherOf(list, (page) => page === 1 && list.shift()));
  expect(gathered).toEqual({ kind: 'rows', rows: numbered(1200).slice(1) });
});

test('a list that never rests is not given out', async () => {
  const list = numbered(1200);
  expect(await gatherRows(gatherOf(list, (page) => list.unshift(`new ${page}`)))).toEqual({ kind: 'moving' });
});

test('a list that is longer than a file takes is refused at its first page', async () => {
  let pages = 0;
  const gather = { ...gatherOf(numbered(1200), (page) => (pages = page)), most: 1000 };
  expect(await gatherRows(gather)).toEqual({ kind: 'tooMany', total: 1200 });
  expect(pages).toBe(1);
});

test('who stops it gets nothing', async () => {
  expect(await gatherRows({ ...gatherOf(numbered(1200)), stopped: () => true })).toEqual({ kind: 'stopped' });
});
