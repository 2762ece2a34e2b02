import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import type { Desk } from '../../../main/desk/desk.ts';
import { deskHandlers } from '../../../main/desk/handlers.ts';
import { initDesk } from '../../../main/desk/init.ts';
import { openDesk } from '../../../main/desk/open.ts';
import { createEnrolment } from '../../../main/district/enrol.ts';
import { initDistrict } from '../../../main/district/init.ts';
import { type DistrictApp, openDistrictApp } from '../../../main/server/district-app.ts';
import { applyIncoming } from '../../../main/sync/incoming.ts';
import { createHttpLine, type Line, sealedContentType } from '../../../main/sync/line.ts';
import { sealAll } from '../../../main/sync/outgoing.ts';
import { syncRound } from '../../../main/sync/round.ts';
import { unsentEvents } from '../../../main/sync/standing.ts';
import { embedded, type NewStore, stores } from '../../fixtures/postgres.ts';
import { commune, given, tempDir, testDeps } from './place.ts';

interface Both {
  readonly desk: Desk;
  readonly app: DistrictApp;
  readonly url: string;
  readonly request: Uint8Array;
  /** What the desk said has changed, oldest first. */
  readonly heard: readonly string[];
}

/** A real desk beside a real district, enrolled by file, not yet admitted. */
async function both(database: NewStore): Promise<Both> {
  const root = tempDir();
  const { deps } = testDeps(join(root, 'profile'));
  const districtDir = join(root, 'district');
  const url = await database();
  const facts = { dataDir: districtDir, name: 'Trung tâm thử', training: true };
  given(await initDistrict(deps, url === undefined ? facts : { ...facts, database: url }));
  const app = given(await openDistrictApp(deps, { dataDir: districtDir, version: '0', rendererDir: root }));
  onTestFinished(() => app.close());
  const enrolment = given(
    await createEnrolment(app.district, { commune, desk: 2, communeName: 'Xã Thử', province: 'Tỉnh' }),
  );
  const dataDir = join(root, 'desk');
  const { request } = given(await initDesk(deps, { dataDir, enrolment, clerk: 'An', leader: 'Bình' }));
  const heard: string[] = [];
  const desk = given(openDesk(deps, dataDir, (topics) => heard.push(...topics)));
  onTestFinished(() => desk.store.close());
  const served = given(await app.serve({ port: 0 }));
  return { desk, app, url: served.url, request, heard };
}

async function ask(core: DistrictApp['core'], call: string, input: object, id = crypto.randomUUID()) {
  const answer = await core.call({ call, id, input });
  if (!answer.ok) throw new Error(`${answer.error.code} ${JSON.stringify(answer.error.fields ?? {})}`);
  return answer.result as Record<string, unknown>;
}

function lineTo(baseUrl: string): Line {
  const line = createHttpLine({
    clock: { now: () => 0 },
    crypto: createNodeCrypto(),
    authority: null,
    proxy: null,
    baseUrl,
    deadlineMs: 10_000,
  });
  onTestFinished(() => line.close());
  return line;
}

const round = ({ desk, url }: Pick<Both, 'desk' | 'url'>) => syncRound(desk, lineTo(url), new AbortController().signal);

async function receive(desk: Desk): Promise<string> {
  const input = { procedureCode: '1.001653', applicant: { fullName: 'Nguyễn Thị Thử' } };
  const context = { id: crypto.randomUUID(), as: 'An' };
  return given(await Promise.resolve(deskHandlers(desk)['dossier.receive']?.(input, context) ?? missing())).code;
}

async function handOver(desk: Desk, code: string): Promise<void> {
  const context = { id: crypto.randomUUID(), as: 'An' };
  given(
    await Promise.resolve(deskHandlers(desk)['dossier.handOver']?.({ code, to: 'district' }, context) ?? missing()),
  );
}

function missing(): never {
  throw new Error('no such handler');
}

describe.each(stores)('a desk and its district, on $store', ({ database }) => {
  it('an answer wakes nobody’s sender: what only says what is held changes no dossier', async () => {
    const { desk, url, request, heard } = await both(database);
    const line = lineTo(url);
    await applyIncoming(desk, given(await line.post('enrolments', request, new AbortController().signal)), 'network');
    await receive(desk);
    given(await round({ desk, url }));
    const before = heard.length;
    given(await round({ desk, url }));
    expect(heard.slice(before)).not.toContain('dossiers');
    expect(heard.slice(before)).toContain('sync');
    const up = desk.store.read.syncLog(10).filter(({ direction }) => direction === 'up');
    expect(up.map(({ events }) => events)).toEqual([desk.store.read.lastAcknowledgement()?.upTo]);
  });

  it('carry a dossier up, a decision down and the desk’s word back, over the line', async () => {
    const { desk, app, url, request } = await both(database);
    const line = lineTo(url);
    const admitted = given(await line.post('enrolments', request, new AbortController().signal));
    await applyIncoming(desk, admitted, 'network');
    const code = await receive(desk);
    expect(given(await round({ desk, url }))).toMatchObject({ unsent: 0, forked: false });
    const early = await app.core.call({
      call: 'dossier.decide',
      id: crypto.randomUUID(),
      input: { code, outcome: 'approved', reason: 'Đủ điều kiện' },
    });
    expect(early).toMatchObject({ ok: false, error: { code: 'dossier.move-not-allowed' } });
    await handOver(desk, code);
    given(await round({ desk, url }));
    expect(await ask(app.core, 'dossier.list', {})).toMatchObject({
      rows: [{ code, status: 'processing', holder: 'Cấp tỉnh', desk: 2, commune, unsent: false }],
      total: 1,
    });
    const id = crypto.randomUUID();
    const decision = { code, outcome: 'approved', reason: 'Đủ điều kiện' };
    const decided = await ask(app.core, 'dossier.decide', decision, id);
    expect(decided).toMatchObject({ code, status: 'processing' });
    expect(await ask(app.core, 'dossier.decide', decision, id)).toEqual(decided);
    expect(given(await round({ desk, url }))).toMatchObject({ received: 1, unsent: 0 });
    const seen = desk.store.read.findFolded(desk.store.read.dossiersOfCode(code)[0] ?? missing());
    expect(seen?.state).toMatchObject({
      status: 'processing',
      decision: { outcome: 'approved', reason: 'Đủ điều kiện' },
    });
    const view = await ask(app.core, 'dossier.get', { code });
    expect(view).toMatchObject({
      applicant: { fullName: 'Nguyễn Thị Thử' },
      decision: { outcome: 'approved' },
      actions: ['take', 'requestSupplement', 'decide', 'repromise', 'assign'],
      timeline: [
        { type: 'dossier.received.v1', place: 'Quầy 2', actorName: 'An', effect: 'applied' },
        { type: 'dossier.handedOver.v1', place: 'Quầy 2' },
        {
          type: 'dossier.decided.v1',
          place: 'Cấp tỉnh',
          actorName: 'Cán bộ cấp trên',
          facts: { reason: 'Đủ điều kiện' },
        },
      ],
    });
    for (const { store } of [desk, app.district]) expect(await store.verify()).toMatchObject({ ok: true });
  });

  it('do the same over a stick', async () => {
    const { desk, app, request } = await both(database);
    const file = (bytes: Uint8Array) => ({ name: 'tệp.mcd', base64: Buffer.from(bytes).toString('base64') });
    await ask(app.core, 'enrolment.admit', { file: file(request) });
    const code = await receive(desk);
    await handOver(desk, code);
    const [batch] = await sealAll(desk);
    const files = [file(batch?.bytes ?? missing())];
    const answers: unknown = await ask(app.core, 'batch.import', { files });
    const [answer] = answers as { state: string; acknowledgement: { base64: string } }[];
    expect(answer?.state).toBe('accepted');
    await applyIncoming(desk, Buffer.from(answer?.acknowledgement.base64 ?? '', 'base64'), 'file');
    expect(unsentEvents(desk)).toBe(0);
    await ask(app.core, 'dossier.decide', { code, outcome: 'refused', reason: 'Thiếu căn cứ' });
    const down = (await ask(app.core, 'down.export', { commune, desk: 2 })) as { base64: string };
    const applied = await applyIncoming(desk, Buffer.from(down.base64, 'base64'), 'file');
    expect(applied).toMatchObject([{ ok: true, value: { kind: 'events', events: 6 } }]);
    expect(await ask(app.core, 'district.status', {})).toMatchObject({
      communes: 1,
      desks: 1,
      dossiers: 1,
      batches: 1,
    });
    expect(await ask(app.core, 'desk.list', {})).toMatchObject([{ state: 'admitted', lastSeq: 7, dossiers: 1 }]);
    expect(await ask(app.core, 'dossier.counts', {})).toMatchObject({ all: 1, atDistrict: 1 });
  });
});

describe('a line that lies', () => {
  const lies: [string, RequestListener, string][] = [
    ['a login page with 200', (_request, response) => response.end('<html>Đăng nhập</html>'), 'sync.answer-not-ours'],
    [
      'a login page that claims to be sealed',
      (_request, response) => response.setHeader('content-type', sealedContentType).end('<html>Đăng nhập</html>'),
      'sync.answer-not-ours',
    ],
    [
      'a redirect',
      (_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      'sync.answer-not-ours',
    ],
    ['a limit of size', (_request, response) => response.writeHead(413).end(), 'sync.too-large'],
    ['a fault of a proxy', (_request, response) => response.writeHead(502).end('bad gateway'), 'sync.unreachable'],
  ];
  it.each(lies)('moves nothing: %s', async (_name, answer, code) => {
    const { desk } = await both(embedded);
    await receive(desk);
    const before = unsentEvents(desk);
    const server = createServer((request, response) => request.resume().on('end', () => answer(request, response)));
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await round({ desk, url: `http://127.0.0.1:${port}` })).toMatchObject({ ok: false, refusal: { code } });
    expect(unsentEvents(desk)).toBe(before);
  });

  it('moves nothing by an answer that was given before', async () => {
    const { desk, app, url, request } = await both(embedded);
    await ask(app.core, 'enrolment.admit', { file: { name: 'r', base64: Buffer.from(request).toString('base64') } });
    const line = lineTo(url);
    const [first] = await sealAll(desk);
    const stale = given(await line.post('batches', first?.bytes ?? missing(), new AbortController().signal));
    await applyIncoming(desk, stale, 'network');
    await receive(desk);
    given(await round({ desk, url }));
    await receive(desk);
    const before = unsentEvents(desk);
    expect(before).toBe(1);
    await applyIncoming(desk, stale, 'network');
    expect(unsentEvents(desk)).toBe(before);
  });
});
