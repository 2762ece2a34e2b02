import { describe, expect, it } from 'vitest';
import type { Passing } from '../../../main/sync/deliver.ts';
import { createStream, type Stream } from '../../../main/sync/stream.ts';

interface Open {
  readonly passing: Passing;
  /** All its bytes are at the district; resolves when it may be asked about. */
  arrive(as?: 'whole' | 'pieces'): Promise<void>;
  end(error?: Error): void;
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A stream of `count` batches, numbered from 0, whose sending the test decides on. */
function newStream(count: number, lanes: number) {
  const sealed: number[] = [];
  const open = new Map<number, Open>();
  const asked: number[] = [];
  let goesOn = true;
  const stream: Stream = createStream<number>({
    lanes: () => lanes,
    mayGoOn: () => goesOn,
    async next() {
      if (sealed.length === count) return null;
      sealed.push(sealed.length);
      return sealed.length - 1;
    },
    async send(no, passing) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      async function arrive(as: 'whole' | 'pieces' = 'pieces'): Promise<void> {
        passing.arrived();
        await passing.inOrder(as);
        asked.push(no);
      }
      open.set(no, { passing, arrive, end: (error) => (error === undefined ? resolve() : reject(error)) });
      await promise;
    },
  });
  function get(no: number): Open {
    const found = open.get(no);
    if (found === undefined) throw new Error(`batch ${no} was not begun`);
    return found;
  }
  function stop(): void {
    goesOn = false;
  }
  return { stream, sealed, asked, get, stop };
}

describe('the stream of batches', () => {
  it('seals one more than send at once, and the next when all bytes of one are there', async () => {
    const { stream, sealed, get } = newStream(4, 1);
    const run = stream.run();
    await settled();
    expect(sealed).toEqual([0, 1]);
    void get(0).arrive();
    await settled();
    // The first still waits for its answer.
    expect(sealed).toEqual([0, 1, 2]);
    for (const no of [0, 1, 2]) get(no).end();
    await settled();
    get(3).end();
    await run;
    expect(sealed).toEqual([0, 1, 2, 3]);
  });

  it('asks about batches in their order, however their bytes arrived', async () => {
    const { stream, asked, get } = newStream(3, 2);
    const run = stream.run();
    await settled();
    void get(2).arrive();
    void get(1).arrive();
    await settled();
    expect(asked).toEqual([]);
    void get(0).arrive();
    await settled();
    expect(asked).toEqual([0, 1, 2]);
    for (const no of [0, 1, 2]) get(no).end();
    await run;
  });

  it('posts a whole one only when those in pieces before it are answered, and behind another whole one at once', async () => {
    const { stream, asked, get } = newStream(3, 2);
    const run = stream.run();
    await settled();
    void get(0).arrive();
    void get(1).arrive('whole');
    void get(2).arrive('whole');
    await settled();
    expect(asked).toEqual([0]);
    get(0).end();
    await settled();
    expect(asked).toEqual([0, 1, 2]);
    for (const no of [1, 2]) get(no).end();
    await run;
  });

  it('never has more open than the district keeps of one ledger, and fewer once that refused', async () => {
    const { stream, sealed, get } = newStream(30, 1);
    void stream.run();
    await settled();
    for (let no = 0; no < sealed.length; no += 1) {
      void get(no).arrive();
      await settled();
    }
    expect(sealed).toHaveLength(7);
    expect(stream.narrow()).toBe(true);
    get(0).end();
    await settled();
    expect(sealed).toHaveLength(7);
    get(1).end();
    await settled();
    expect(sealed).toHaveLength(8);
  });

  it('begins nothing any more once something failed, and brings to its end what was begun', async () => {
    const { stream, sealed, get, stop } = newStream(9, 1);
    const run = stream.run();
    await settled();
    stop();
    get(0).end();
    await settled();
    expect(get(1).passing.isWanted()).toBe(false);
    get(1).end();
    await run;
    expect(sealed).toEqual([0, 1]);
  });

  it('throws a defect when all that was begun has ended', async () => {
    const { stream, get } = newStream(9, 1);
    const run = expect(stream.run()).rejects.toThrow('broken');
    await settled();
    get(0).end(new Error('broken'));
    await settled();
    get(1).end();
    await run;
  });

  it('brings to its end what was begun also where the next cannot be sealed', async () => {
    const begun: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const stream = createStream<string>({
      lanes: () => 1,
      mayGoOn: () => true,
      async next() {
        if (begun.length > 0) throw new Error('the disk is full');
        return 'first';
      },
      async send(batch) {
        begun.push(batch);
        await promise;
        begun.push('answered');
      },
    });
    const run = expect(stream.run())
      .rejects.toThrow('the disk is full')
      .then(() => begun.push('thrown'));
    await settled();
    resolve();
    await run;
    expect(begun).toEqual(['first', 'answered', 'thrown']);
  });
});
