import { expect, test } from 'vitest';
import { type Gather, gatherRows } from '../../../../renderer/files/gather-rows.ts';

/** A list that answers by pages behind a row, which may be gone by then; `change` is called after each page. */
function gatherOf(list: number[], change: (page: number) => void = () => undefined): Gather<number> {
  let page = 0;
  return {
    ask: async ({ limit, after }) => {
      const left = after === undefined ? list : list.filter((row) => row > Number(after));
      const rows = left.slice(0, limit);
      const next = left.length > limit ? String(rows.at(-1)) : null;
      const value = { rows, total: after === undefined ? list.length : null, next };
      page += 1;
      change(page);
      return { ok: true, value };
    },
    keyOf: String,
    onProgress: () => undefined,
    stopped: () => false,
    most: 100_000,
  };
}

const numbered = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

test.each([0, 1, 499, 500, 501, 1500, 1777])('every one of %i rows is gathered, in its order', async (count) => {
  const list = numbered(count);
  expect(await gatherRows(gatherOf(list))).toEqual({ kind: 'rows', rows: list });
});

test('rows that come on top between two pages make none missing and none double', async () => {
  const list = numbered(1200);
  const gathered = await gatherRows(gatherOf(list, (page) => list.unshift(-page)));
  expect(gathered).toEqual({ kind: 'rows', rows: numbered(1200) });
});

test('a row that left between two pages takes no other with it, not even the one that a page ended at', async () => {
  const list = numbered(1200);
  const gathered = await gatherRows(gatherOf(list, (page) => page === 1 && list.splice(499, 1)));
  expect(gathered).toEqual({ kind: 'rows', rows: numbered(1200) });
});

test('a row that moved down between two pages is told once', async () => {
  const list = numbered(1200);
  const keyOf = (row: number) => String(row === 2000 ? 3 : row);
  const gathered = await gatherRows({ ...gatherOf(list, (page) => page === 1 && list.push(2000)), keyOf });
  expect(gathered).toEqual({ kind: 'rows', rows: numbered(1200).map((row) => (row === 3 ? 2000 : row)) });
});

test('a list that is longer than a file takes is refused at its first page', async () => {
  let pages = 0;
  const gather = { ...gatherOf(numbered(1200), (page) => (pages = page)), most: 1000 };
  expect(await gatherRows(gather)).toEqual({ kind: 'tooMany', total: 1200 });
  expect(pages).toBe(1);
});

test('a search that turns out longer than was counted stops where a file is full', async () => {
  const all = gatherOf(numbered(2200));
  const ask: typeof all.ask = async (page) => {
    const answer = await all.ask(page);
    return answer.ok ? { ok: true, value: { ...answer.value, total: page.after === undefined ? 250 : null } } : answer;
  };
  expect(await gatherRows({ ...all, ask, most: 1000 })).toEqual({ kind: 'tooMany', total: 1500 });
});

test('who stops it gets nothing', async () => {
  expect(await gatherRows({ ...gatherOf(numbered(1200)), stopped: () => true })).toEqual({ kind: 'stopped' });
});
