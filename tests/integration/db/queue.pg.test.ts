import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { openPostgresStore } from '../../../db/district/postgres/store.ts';
import type { WorkQueue } from '../../../db/district/types.ts';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { given } from '../../fixtures/office.ts';
import { asking, newDatabase } from '../../fixtures/postgres.ts';

const { sha256Hex } = createNodeCrypto();

async function storeAt(url: string) {
  const store = given(await openPostgresStore({ url, sha256Hex }));
  onTestFinished(() => store.close());
  return store;
}

async function queueAt(url: string): Promise<WorkQueue> {
  const queue = given(await (await storeAt(url)).openQueue(() => undefined));
  if (queue === null) throw new Error('a shared store has a queue');
  onTestFinished(() => queue.close());
  return queue;
}

it('does each piece of work once over all processes, and again what failed', async () => {
  const url = await newDatabase();
  const queues = [await queueAt(url), await queueAt(url)] as const;
  const done: string[] = [];
  const failures = new Map<string, number>();
  for (const queue of queues)
    await queue.work('thu', async ({ name = '' }) => {
      const before = failures.get(name) ?? 0;
      failures.set(name, before + 1);
      if (name === 'b' && before === 0) throw new Error('not yet');
      done.push(name);
    });
  for (const name of ['a', 'b', 'c']) for (const queue of queues) given(await queue.add('thu', name, { name }, 0));
  await expect.poll(() => [...done].sort(), { timeout: 60_000, interval: 100 }).toEqual(['a', 'b', 'c']);
  expect(failures).toEqual(
    new Map([
      ['a', 1],
      ['b', 2],
      ['c', 1],
    ]),
  );
});

it('hands a duty on when the process that holds it ends', async () => {
  const url = await newDatabase();
  const [first, second] = [await queueAt(url), await queueAt(url)];
  const holding: string[] = [];
  const hold = (queue: WorkQueue, name: string) =>
    queue.hold('viec', async (until) => {
      holding.push(name);
      await new Promise<void>((resolve) => until.addEventListener('abort', () => resolve(), { once: true }));
    });
  await hold(first, 'first');
  await expect.poll(() => holding, { timeout: 30_000, interval: 50 }).toEqual(['first']);
  await hold(second, 'second');
  await first.close();
  await expect.poll(() => holding, { timeout: 30_000, interval: 50 }).toEqual(['first', 'second']);
});

it('works in a schema that was made by hand, where its user may make none, and says so where there is none', async () => {
  const url = new URL(await newDatabase());
  const schema = /search_path=(\w+)/.exec(url.searchParams.get('options') ?? '')?.[1] ?? '';
  const user = `u${randomUUID().replaceAll('-', '')}`;
  const administrator = url.href;
  await asking(administrator, `CREATE USER ${user} PASSWORD 'thu'`);
  onTestFinished(async () => {
    await asking(administrator, `DROP OWNED BY ${user} CASCADE`);
    await asking(administrator, `DROP USER ${user}`);
  });
  await asking(administrator, `GRANT CREATE, USAGE ON SCHEMA ${schema} TO ${user}`);
  url.username = user;
  url.password = 'thu';
  const store = await storeAt(url.href);
  expect(await store.openQueue(() => undefined)).toMatchObject({ refusal: { code: 'store.no-entry' } });
  await asking(administrator, `CREATE SCHEMA ${schema}_jobs AUTHORIZATION ${user}`);
  const queue = await queueAt(url.href);
  const done: string[] = [];
  await queue.work('thu', async ({ name = '' }) => void done.push(name));
  given(await queue.add('thu', 'a', { name: 'a' }, 0));
  await expect.poll(() => done, { timeout: 30_000, interval: 50 }).toEqual(['a']);
});

it('runs work of one name alone over all processes, and lets go of it with the process', async () => {
  const url = await newDatabase();
  const [a, b] = [await storeAt(url), await storeAt(url)];
  const log: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const began = Promise.withResolvers<void>();
  const first = a.alone('x', async () => {
    log.push('a begins');
    began.resolve();
    await promise;
    log.push('a ends');
  });
  await began.promise;
  const second = b.alone('x', async () => void log.push('b'));
  await b.alone('y', async () => void log.push('other'));
  resolve();
  await Promise.all([first, second]);
  expect(log).toEqual(['a begins', 'other', 'a ends', 'b']);
});
