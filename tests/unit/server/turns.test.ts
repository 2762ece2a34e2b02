import { expect, it } from 'vitest';
import { createLanes } from '../../../main/turns.ts';

/** Work that ends when it is told to, and says when it began. */
function work(began: string[], name: string) {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const run = () => {
    began.push(name);
    return promise;
  };
  return { run, end: () => resolve(name), fail: () => reject(new Error(name)) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('runs work of one name in order and of others beside it, within its width', async () => {
  const began: string[] = [];
  const lanes = createLanes(2);
  const [a1, a2, b1, c1] = ['a1', 'a2', 'b1', 'c1'].map((name) => work(began, name));
  if (!a1 || !a2 || !b1 || !c1) throw new Error('four pieces of work');
  const all = [lanes.take('a', a1.run), lanes.take('a', a2.run), lanes.take('b', b1.run), lanes.take(null, c1.run)];
  expect(began).toEqual(['a1', 'b1']);
  b1.end();
  await settled();
  expect(began).toEqual(['a1', 'b1', 'c1']);
  a1.end();
  await settled();
  expect(began).toEqual(['a1', 'b1', 'c1', 'a2']);
  c1.end();
  a2.end();
  expect(await Promise.all(all)).toEqual(['a1', 'a2', 'b1', 'c1']);
});

it('goes on after work that failed, and says when nothing is left', async () => {
  const began: string[] = [];
  const lanes = createLanes(1);
  const [first, second] = [work(began, 'first'), work(began, 'second')];
  const failed = expect(lanes.take('a', first.run)).rejects.toThrow('first');
  const went = lanes.take('a', second.run);
  let over = false;
  const ended = lanes.ended().then(() => {
    over = true;
  });
  first.fail();
  await failed;
  await settled();
  expect([began, over]).toEqual([['first', 'second'], false]);
  second.end();
  expect(await went).toBe('second');
  await ended;
  await lanes.ended();
});
