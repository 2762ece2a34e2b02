import { describe, expect, it } from 'vitest';
import { sealedContentType } from '../../main/sync/line.ts';
import { type ErrorCode, errorMessage } from '../../shared/errors/table.ts';
import { honest, type Lie, type LineAnswer, openLiar } from '../fixtures/liar.ts';
import { expectNothingLost } from '../fixtures/nothing-lost.ts';
import { applicant, marriageStatus, newOffice, type TestDesk } from '../fixtures/office.ts';
import { type NewStore, stores } from '../fixtures/postgres.ts';

const page = Buffer.from('<!doctype html><title>Đăng nhập Wi-Fi</title>');

async function receive(desk: TestDesk, dossiers: number): Promise<void> {
  for (let n = 0; n < dossiers; n += 1) await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
}

/** A desk that is in step with its district over a line, and has taken dossiers in since. */
async function deskOnLine(database: NewStore, dossiers = 2) {
  const office = await newOffice({ database });
  const desk = await office.newDesk();
  const line = await openLiar(await office.url(), honest);
  await receive(desk, 1);
  await desk.ask('sync.now', { url: line.url });
  await receive(desk, dossiers);
  return { office, desk, line, held: async () => (await office.ask('district.status', {})).dossiers };
}

const toWord =
  (path: string, lie: Lie): Lie =>
  (request, forward) =>
    request.path.endsWith(path) ? lie(request, forward) : forward();

const html = (status: number, headers: LineAnswer['headers'] = {}): Lie => {
  return async () => ({ status, headers: { 'content-type': 'text/html', ...headers }, body: page });
};

/** What stands between, what it answers, and what the person at the desk is told. */
const lies: readonly { readonly name: string; readonly lie: Lie; readonly code: ErrorCode }[] = [
  { name: 'a captive portal', lie: html(200), code: 'sync.answer-not-ours' },
  {
    name: 'a captive portal that keeps the content type',
    lie: async () => ({ status: 200, headers: { 'content-type': sealedContentType }, body: page }),
    code: 'sync.answer-not-ours',
  },
  {
    name: 'a redirect to a login page',
    lie: html(302, { location: 'http://127.0.0.1:1/login' }),
    code: 'sync.answer-not-ours',
  },
  {
    name: 'a lasting redirect elsewhere',
    lie: html(308, { location: 'https://donvi.example/sync' }),
    code: 'sync.answer-not-ours',
  },
  { name: 'a proxy that lost its way', lie: html(502), code: 'sync.unreachable' },
];

describe.each(stores)('a line that lies, the district on $store,', ({ database }) => {
  it('moves nothing before any word or after the district took a batch, and the desk is told in words', async () => {
    const { office, desk, line, held } = await deskOnLine(database);
    for (const { name, lie, code } of lies) {
      const before = await held();
      const told = { code, message: errorMessage(code, 'vi') };
      line.set(lie);
      expect(await desk.refusal('sync.now', { url: line.url }), name).toMatchObject(told);
      expect(await held(), name).toBe(before);
      // The district takes the batch in; what comes back is the lie.
      line.set(async (request, forward) => {
        await forward();
        return lie(request, forward);
      });
      expect(await desk.refusal('sync.now', { url: line.url }), name).toMatchObject(told);
      expect((await desk.ask('desk.status', {})).unsent, name).toBe(2);
      line.set(honest);
      expect(await desk.ask('sync.now', { url: line.url })).toMatchObject({ state: 'accepted', unsent: 0 });
      expect(await held(), name).toBe(before + 2);
      await receive(desk, 2);
    }
    await desk.ask('sync.now', { url: line.url });
    await expectNothingLost(office, [desk]);
  });

  it('by yesterday’s answer out of a cache moves nothing, whichever word it answers, and is told', async () => {
    const { office, desk, line } = await deskOnLine(database);
    const cache = new Map<string, LineAnswer>();
    line.set(async ({ path }, forward) => {
      const answer = await forward();
      cache.set(path, answer);
      return answer;
    });
    // Both kinds of words: something sealed that nobody answered makes the next round begin with a greeting.
    await desk.ask('sync.seal', {});
    await desk.ask('sync.now', { url: line.url });
    await receive(desk, 1);
    const told = { code: 'sync.acknowledgement-stale', message: errorMessage('sync.acknowledgement-stale', 'vi') };
    for (const path of ['greetings', 'batches']) {
      await desk.ask('sync.seal', {});
      line.set(toWord(path, async ({ path: asked }, forward) => cache.get(asked) ?? forward()));
      expect(await desk.refusal('sync.now', { url: line.url })).toMatchObject(told);
      expect(await desk.ask('desk.status', {})).toMatchObject({ unsent: 1 });
    }
    line.set(honest);
    expect(await desk.ask('sync.now', { url: line.url })).toMatchObject({ state: 'accepted', unsent: 0 });
    await expectNothingLost(office, [desk]);
  });

  it('by a limit that is too small for a batch (413) is met with smaller ones, and told where nothing fits', async () => {
    const { office, desk, line, held } = await deskOnLine(database, 60);
    line.set(toWord('batches', html(413)));
    const told = { code: 'sync.too-large', message: errorMessage('sync.too-large', 'vi') };
    expect(await desk.refusal('sync.now', { url: line.url })).toMatchObject(told);
    expect(await desk.ask('desk.status', {})).toMatchObject({ unsent: 60 });
    const sizes: number[] = [];
    line.set(
      toWord('batches', async (request, forward) => {
        sizes.push(request.body.length);
        return request.body.length > (sizes[0] ?? 0) * 0.7 ? html(413)(request, forward) : forward();
      }),
    );
    expect(await desk.ask('sync.now', { url: line.url })).toMatchObject({ state: 'accepted', unsent: 0 });
    expect(sizes.length).toBeGreaterThan(2);
    expect(await held()).toBe(61);
    await expectNothingLost(office, [desk]);
  });
});
