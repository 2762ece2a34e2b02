import { expect, it } from 'vitest';
import { createTurns, type Turn } from '../../../main/sync/turns.ts';

/** Names of those that may send, in the order in which they came to it. */
function follow() {
  const went: string[] = [];
  const ask = (name: string, turn: Turn) => void turn.take().then(() => went.push(name));
  /** Everything that a promise lets go on has gone on. */
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { went, ask, settled };
}

it('lets the earlier file send first, and the next once it is all sent', async () => {
  const next = createTurns(() => 1);
  const { went, ask, settled } = follow();
  const [first, second, third] = [next(), next(), next()];
  ask('first', first);
  ask('third', third);
  ask('second', second);
  await settled();
  expect(went).toEqual(['first']);
  first.end();
  await settled();
  expect(went).toEqual(['first', 'second']);
});

it('lends the line while the earlier one asks how much arrived, and takes it back at once', async () => {
  const next = createTurns(() => 1);
  const { went, ask, settled } = follow();
  const [first, second] = [next(), next()];
  ask('first', first);
  ask('second', second);
  await settled();
  first.leave();
  await settled();
  expect(went).toEqual(['first', 'second']);
  expect([first.isLent(), second.isLent()]).toEqual([false, true]);
  // It does not wait until the later one has been answered; that one then waits.
  ask('first again', first);
  ask('second again', second);
  await settled();
  expect(went).toEqual(['first', 'second', 'first again']);
  first.end();
  await settled();
  expect(went.at(-1)).toBe('second again');
  expect(second.isLent()).toBe(false);
});

it('lets as many send at once as the line is good for', async () => {
  const next = createTurns(() => 2);
  const { went, ask, settled } = follow();
  for (const name of ['a', 'b', 'c']) ask(name, next());
  await settled();
  expect(went).toEqual(['a', 'b']);
});
