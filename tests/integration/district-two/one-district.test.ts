import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { createEnrolment } from '../../../main/district/enrol.ts';
import { openEnrolment } from '../../../shared/batch/enrolment.ts';
import type { Topic } from '../../../shared/contract/envelope.ts';
import { commune, given, tempDir } from '../../fixtures/office.ts';
import { asking } from '../../fixtures/postgres.ts';
import { type Process, twoServed } from './two-served.ts';

/** Everything that a window at this process is told from now on. */
function toldOf({ app }: Process): Set<Topic> {
  const told = new Set<Topic>();
  onTestFinished(
    app.core.onChange(({ changed }) => {
      for (const topic of changed) told.add(topic);
    }),
  );
  return told;
}

const day = { date: '2026-12-24', kind: 'localOff', name: 'Ngày hội', status: 'official', source: 'QĐ 12' };

it('applies at one process at once what was published at the other', async () => {
  const {
    processes: [a, b],
  } = await twoServed();
  const before = given(await b.app.district.rules.calendar()).version;
  await a.ask('rules.change', { kind: 'calendar', name: day.date, json: JSON.stringify(day) });
  const { version } = await a.ask('rules.publish', { kind: 'calendar', reason: 'Ngày hội của xã' });
  expect(version).not.toBe(before);
  expect(given(await b.app.district.rules.calendar()).version).toBe(version);
  const file = given(await createEnrolment(b.app.district, { commune, desk: 1 }));
  const enrolment = given(openEnrolment(b.app.district.deps.crypto, file, { training: true, now: Date.now() }));
  expect(enrolment.calendar).toMatchObject({ version });
});

it('tells the windows of one process what was done at the other, also after the line to the database broke', async () => {
  const {
    processes: [a, b],
    database,
  } = await twoServed();
  const told = toldOf(b);
  await a.ask('rules.change', { kind: 'calendar', name: day.date, json: JSON.stringify(day) });
  await expect.poll(() => told.has('catalogue')).toBe(true);
  const known = await asking<{ pid: number }>(
    database,
    `SELECT pid FROM pg_stat_activity WHERE application_name = 'motcua listening'
     AND query LIKE 'LISTEN%' || md5(current_schema()) || '%'`,
  );
  expect(known).toHaveLength(2);
  told.clear();
  for (const { pid } of known) await asking(database, `SELECT pg_terminate_backend(${pid})`);
  // Whatever was said while nobody heard it: every screen asks again.
  await expect.poll(() => told.has('users'), { timeout: 30_000 }).toBe(true);
  told.clear();
  await a.ask('enrolment.create', { commune, desk: 3, communeName: 'Xã Thử', province: 'Tỉnh Thử' });
  await expect.poll(() => told.has('desks'), { timeout: 30_000 }).toBe(true);
});

it('knows at one process who signed in at the other, and no more once the session is ended there', async () => {
  const {
    processes: [a, b],
  } = await twoServed();
  const post = (url: string, form: Record<string, string>) =>
    fetch(`${url}/login`, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'manual',
      headers: { origin: url },
    });
  const entered = await post(a.url, { name: 'quantri', password: a.password });
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const seen = () =>
    fetch(`${b.url}/unknown`, { headers: { cookie }, redirect: 'manual' }).then(({ status }) => status);
  expect(await seen()).toBe(404);
  const [session] = await a.app.district.store.read.listSessions(null);
  if (session === undefined) throw new Error('no session');
  given(
    await a.app.district.store.write<null>(null, async (tx) => {
      await tx.removeSession(session.id);
      return { ok: true, value: null };
    }),
  );
  expect(await seen()).toBe(303);
});

it('tells at one process how the look of the other into the exchange folder went', async () => {
  const {
    processes: [a, b],
  } = await twoServed();
  const folder = tempDir();
  await a.ask('folder.set', { folder });
  expect(await b.ask('folder.status', {})).toMatchObject({ folder, state: 'ready', lookedAt: expect.any(String) });
  rmSync(folder, { recursive: true });
  const gone = await a.app.core.call({ call: 'folder.exchange', id: randomUUID(), input: {} });
  expect(gone).toMatchObject({ ok: false, error: { code: 'road.folder-missing' } });
  expect(await b.ask('folder.status', {})).toMatchObject({ state: 'failed', problem: { code: 'road.folder-missing' } });
});
