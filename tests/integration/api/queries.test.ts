import { beforeAll, describe, expect, it } from 'vitest';
import type { CallContext } from '../../../main/api/handlers.ts';
import type { District } from '../../../main/district/district.ts';
import { workHandlers } from '../../../main/district/work/steps.ts';
import type { ParsedInput } from '../../../shared/contract/contract.ts';
import { leader } from '../../fixtures/office.ts';
import { stores } from '../../fixtures/postgres.ts';
import { whenAllDone } from '../../fixtures/when-done.ts';
import { given } from '../district/place.ts';
import { other, type ServedApi, serveApi } from './served-api.ts';

async function records({ store }: District) {
  return (await store.read.listDossiers({ limit: 500 })).rows;
}

const id = () => crypto.randomUUID();
const decide = (district: District, input: ParsedInput<'dossier.decide'>, context: CallContext) =>
  workHandlers(district)['dossier.decide'](input, context);

describe.each(stores)('what other programs ask, on $store', ({ database }) => {
  const whenDone = whenAllDone();
  let served: ServedApi;
  beforeAll(async () => {
    served = await serveApi(database, whenDone);
  });

  it('a dossier by its code, without a number of any person', async () => {
    const { office, ask, newKey } = served;
    const { district } = office.app;
    const { key } = await newKey(['read']);
    const record = (await records(district)).find(({ state }) => state.code !== null && state.dueAt !== null);
    const code = record?.state.code ?? '';
    const { status, json } = await ask(`/dossiers/${code}`, key);
    expect(status).toBe(200);
    expect(json).toMatchObject({ code, commune: record?.commune, status: record?.state.status, communeName: 'Xã Thử' });
    expect(JSON.stringify(json)).not.toContain(record?.state.applicant?.personalId ?? 'none');
    expect(await ask('/dossiers/H60.15.3-261130-9999', key)).toMatchObject({
      status: 404,
      json: { code: 'dossier.not-found' },
    });
  });

  it('every dossier once, page by page, of a commune or of a status', async () => {
    const { office, ask, newKey } = served;
    const { district } = office.app;
    const { key } = await newKey(['read']);
    async function all(query: string): Promise<string[]> {
      const codes: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { json } = await ask(`/dossiers?limit=7${query}${cursor === '' ? '' : `&cursor=${cursor}`}`, key);
        codes.push(...json.rows.map((row: { code: string }) => row.code));
        cursor = json.nextCursor;
      }
      return codes;
    }
    const known = (await records(district)).filter(({ state }) => state.code !== null);
    const codesOf = (fits: (record: (typeof known)[number]) => boolean) =>
      known
        .filter(fits)
        .map(({ state }) => state.code)
        .sort();
    expect((await all('')).sort()).toEqual(codesOf(() => true));
    expect((await all(`&commune=${other}`)).sort()).toEqual(codesOf(({ commune }) => commune === other));
    expect((await all('&status=returned')).sort()).toEqual(codesOf(({ state }) => state.status === 'returned'));
    expect((await all('&status=processing')).sort()).toEqual(codesOf(({ state }) => state.status === 'processing'));
  });

  it('says what is wrong with a question, field by field', async () => {
    const { ask, newKey } = served;
    const { key } = await newKey(['read']);
    expect(await ask('/dossiers?limit=0&status=nothing&more=1', key)).toMatchObject({
      status: 400,
      json: { code: 'input.invalid', fields: { status: 'input.not-allowed', more: 'input.unknown-field' } },
    });
    expect((await ask('/dossiers?cursor=d.1.x', key)).json.code).toBe('api.cursor-wrong');
    expect((await ask('/decisions?cursor=p.x.y', key)).json.code).toBe('api.cursor-wrong');
    expect((await ask('/dossiers?commune=H99.1', key)).json.code).toBe('district.commune-unknown');
    expect(await ask('/nothing', key)).toMatchObject({ status: 404, json: { code: 'api.not-found' } });
  });
});

describe.each(stores)('what was decided, on $store', ({ database }) => {
  it('comes in the order of writing, with no gap and nothing twice, while more is written', async () => {
    const { office, waiting, ask, newKey } = await serveApi(database);
    const { district } = office.app;
    const { key } = await newKey(['read']);
    const codes = waiting;
    const seen: string[] = [];
    let cursor: string | null = null;
    const readOn = async () => {
      const { json } = await ask(`/decisions?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`, key);
      seen.push(...json.rows.map((row: { dossier: { code: string } }) => row.dossier.code));
      cursor = json.nextCursor;
      return json.more;
    };
    expect(await readOn()).toBe(false);
    for (const [at, code] of codes.entries()) {
      given(await decide(district, { code, outcome: 'approved', reason: `Ý kiến ${at}` }, { id: id(), as: undefined }));
      if (at % 2 === 1) await readOn();
    }
    while (await readOn());
    expect(seen).toEqual(codes);
    expect(await readOn()).toBe(false);
    expect(seen).toEqual(codes);
  });

  it('is told as it was written, also where the dossier was handed over again and decided anew', async () => {
    const { office, desk, url, waiting, ask, newKey } = await serveApi(database);
    const { district } = office.app;
    const { key } = await newKey();
    const [code = ''] = waiting;
    const word = (outcome: 'approved' | 'refused', reason: string) =>
      decide(district, { code, outcome, reason }, { id: id(), as: undefined });
    given(await word('refused', 'Thiếu chữ ký'));
    expect(await word('approved', 'Đã đủ')).toMatchObject({
      refusal: { code: 'dossier.decided-refused', params: { date: '17/11/2026' } },
    });
    const body = { outcome: 'approved', reason: 'Đã đủ' };
    expect(await ask(`/dossiers/${code}/decisions`, key, { body, idempotencyKey: id() })).toMatchObject({
      status: 409,
      json: { code: 'dossier.decided-refused', message: expect.stringContaining('không đồng ý') },
    });
    given(await word('refused', 'Thiếu chữ ký của người thứ hai'));
    await desk.ask('sync.now', { url });
    await desk.ask('dossier.handOver', { code, to: 'district' }, { as: leader });
    await desk.ask('sync.now', { url });
    given(await word('approved', 'Đã đủ'));
    expect(await word('refused', 'Nhầm')).toMatchObject({ refusal: { code: 'dossier.decided-approved' } });
    const { json } = await ask('/decisions', key);
    expect(json.rows.map((row: { decision: unknown }) => row.decision)).toMatchObject([
      { outcome: 'refused', reason: 'Thiếu chữ ký' },
      { outcome: 'refused', reason: 'Thiếu chữ ký của người thứ hai' },
      { outcome: 'approved', reason: 'Đã đủ' },
    ]);
    expect(json.rows[0].dossier.decision.reason).toBe('Đã đủ');
  });

  it('a cursor of another history is told, not silently answered', async () => {
    const { office, waiting, ask, newKey } = await serveApi(database);
    const { district } = office.app;
    const { key } = await newKey(['read']);
    expect(await ask('/decisions?cursor=d.9.00000000-4', key)).toMatchObject({
      status: 409,
      json: { code: 'api.cursor-ahead' },
    });
    const [code = ''] = waiting;
    given(await decide(district, { code, outcome: 'approved', reason: 'Đúng' }, { id: id(), as: undefined }));
    expect((await ask('/decisions?cursor=d.1.00000000-4', key)).status).toBe(409);
  });
});

describe.each(stores)('a decision that comes from another program, on $store', ({ database }) => {
  it('is the same deed as in the workspace, with the number of the paper, done by the program', async () => {
    const { office, waiting, ask, newKey } = await serveApi(database);
    const { district } = office.app;
    const { id: client, key } = await newKey();
    const [code = ''] = waiting;
    const body = { outcome: 'approved', reason: 'Đồng ý', documentNo: '12/QĐ-UBND', documentOn: '2026-11-24' };
    const answer = await ask(`/dossiers/${code}/decisions`, key, { body, idempotencyKey: id() });
    expect(answer).toMatchObject({ status: 200, json: { code, status: 'processing' } });
    const dossier = (await records(district)).find(({ state }) => state.code === code);
    expect(dossier?.state.decision).toMatchObject({
      outcome: 'approved',
      reason: 'Văn bản số 12/QĐ-UBND ngày 24/11/2026. Đồng ý',
    });
    const ledger = (await district.store.read.findCommune(dossier?.commune ?? ''))?.ledger;
    const staff = ledger === undefined ? [] : await district.store.read.staffOf(ledger);
    expect(staff).toContainEqual({ id: `api-${client}`, name: 'Phần mềm QLVB', role: 'officer' });
  });

  it('is done once, however often it is sent, and its key is good for nothing else', async () => {
    const { waiting, ask, newKey } = await serveApi(database);
    const { key } = await newKey();
    const [code = '', second = ''] = waiting;
    const body = { outcome: 'approved', reason: 'Đồng ý' };
    const idempotencyKey = id();
    const once = await ask(`/dossiers/${code}/decisions`, key, { body, idempotencyKey });
    const again = await ask(`/dossiers/${code}/decisions`, key, { body, idempotencyKey: idempotencyKey.toUpperCase() });
    expect([once.status, again.status, again.json]).toEqual([200, 200, once.json]);
    expect((await ask('/decisions', key)).json.rows).toHaveLength(1);
    expect(await ask(`/dossiers/${second}/decisions`, key, { body, idempotencyKey })).toMatchObject({
      status: 409,
      json: { code: 'command.id-reused' },
    });
    // Another program that hits upon the same key does its own deed.
    const stranger = await newKey();
    const theirs = await ask(`/dossiers/${second}/decisions`, stranger.key, { body, idempotencyKey });
    expect(theirs.status).toBe(200);
  });

  it('is refused in words where it cannot be', async () => {
    const { office, ask, newKey } = await serveApi(database);
    const { district } = office.app;
    const { key } = await newKey();
    const body = { outcome: 'approved', reason: 'Đồng ý' };
    const atDesk = (await records(district)).find(({ state }) => state.status === 'returned')?.state.code ?? '';
    const path = `/dossiers/${atDesk}/decisions`;
    expect(await ask(path, key, { body })).toMatchObject({ status: 400, json: { code: 'api.idempotency-missing' } });
    expect((await ask(path, key, { body: { outcome: 'perhaps' }, idempotencyKey: id() })).json).toMatchObject({
      code: 'input.invalid',
      fields: { outcome: 'input.not-allowed', reason: 'input.missing' },
    });
    expect(await ask(path, key, { body: '{"outcome"', idempotencyKey: id() })).toMatchObject({ status: 400 });
    const refused = await ask(path, key, { body, idempotencyKey: id() });
    expect(refused).toMatchObject({ status: 409, json: { code: 'dossier.move-not-allowed' } });
    expect(refused.json.message.length).toBeGreaterThan(10);
  });
});
