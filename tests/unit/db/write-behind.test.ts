import { describe, expect, it } from 'vitest';
import { createWriteBehind } from '../../../db/district/postgres/write-behind.ts';

/** A piece that is done when it is told to be. */
function piece(done: string[], name: string) {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  return {
    run: async () => {
      done.push(`begins ${name}`);
      await promise;
      done.push(`ends ${name}`);
    },
    end: resolve,
    fail: reject,
  };
}

describe('what a transaction leaves behind', () => {
  it('runs in the order in which it was put, two known at a time', async () => {
    const behind = createWriteBehind();
    const done: string[] = [];
    const [first, second] = [piece(done, 'one'), piece(done, 'two')];
    await behind.put(first.run);
    done.push('goes on');
    const put = behind.put(second.run);
    first.end();
    await put;
    done.push('goes on');
    second.end();
    await behind.settled();
    expect(done).toStrictEqual(['begins one', 'goes on', 'ends one', 'begins two', 'goes on', 'ends two']);
  });

  it('begins nothing after a piece that failed, and tells of that one', async () => {
    const behind = createWriteBehind();
    const done: string[] = [];
    const [first, second] = [piece(done, 'one'), piece(done, 'two')];
    await behind.put(first.run);
    const put = behind.put(second.run);
    const fault = new Error('the line is down');
    first.fail(fault);
    await expect(put).rejects.toBe(fault);
    await expect(behind.put(second.run)).rejects.toBe(fault);
    await expect(behind.settled()).rejects.toBe(fault);
    expect(await behind.ended()).toStrictEqual({ fault });
    expect(done).toStrictEqual(['begins one']);
  });

  it('waits at its end for what still runs', async () => {
    const behind = createWriteBehind();
    const done: string[] = [];
    const only = piece(done, 'one');
    await behind.put(only.run);
    const ended = behind.ended().then(() => done.push('ended'));
    only.end();
    await ended;
    expect(done).toStrictEqual(['begins one', 'ends one', 'ended']);
  });
});
