import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { districtLedger } from '../../../main/district/actions.ts';
import type { District } from '../../../main/district/district.ts';
import { keeps } from '../../fixtures/keeps.ts';
import { stores } from '../../fixtures/postgres.ts';
import { whenAllDone } from '../../fixtures/when-done.ts';
import { type ServedApi, serveApi } from './served-api.ts';

/** What the district's ledger tells of one program. */
async function told(district: District, client: string) {
  const { read } = district.store;
  const ledger = districtLedger(district);
  const events = await read.eventRange(ledger, 1, (await read.ledgerHead(ledger))?.seq ?? 0);
  return events
    .filter(({ header, body }) => header.type.startsWith('district.client') && body.client === client)
    .map(({ header, body }) => ({
      type: header.type,
      actor: header.actor,
      body,
    }));
}

describe.each(stores)('a key, on $store', ({ database }) => {
  const whenDone = whenAllDone();
  let served: ServedApi;
  beforeAll(async () => {
    served = await serveApi(database, whenDone);
  });

  it('opens what its scopes allow and nothing more', async () => {
    const { ask, newKey } = served;
    const { key } = await newKey(['read']);
    expect((await ask('/decisions', key)).status).toBe(200);
    const body = { outcome: 'approved', reason: 'Đồng ý' };
    const options = { body, idempotencyKey: crypto.randomUUID() };
    expect(await ask('/dossiers/H60.15.3-261124-2001/decisions', key, options)).toMatchObject({
      status: 403,
      json: { code: 'api.scope-missing' },
    });
    const deciding = await newKey(['decide']);
    expect((await ask('/decisions', deciding.key)).status).toBe(403);
  });

  it('is needed, whole and unaltered', async () => {
    const { ask, newKey } = served;
    const { key } = await newKey();
    expect(await ask('/decisions', null)).toMatchObject({ status: 401, json: { code: 'api.key-missing' } });
    const flipped = key.endsWith('A') ? 'B' : 'A';
    for (const wrong of [`${key.slice(0, -1)}${flipped}`, key.slice(0, -1), `${key}A`, 'mcd_', '', key.toUpperCase()])
      expect(await ask('/decisions', wrong)).toMatchObject({ status: 401, json: { code: 'api.key-wrong' } });
  });

  it('lies on disk as a hash alone, is shown once, and tells when it was used', async () => {
    const { office, ask, newKey } = served;
    const { app } = office;
    const { id, key } = await newKey();
    await ask('/decisions', key);
    const listed = await app.core.call({ call: 'api.clients', id: crypto.randomUUID(), input: {} });
    expect(listed).toMatchObject({ ok: true });
    expect(JSON.stringify(listed)).not.toContain(key.slice(17));
    const usedAt = new Date(office.clock.now()).toISOString();
    const row = { id, name: 'Phần mềm QLVB', usedAt, revokedAt: null };
    expect(listed).toMatchObject({ result: expect.arrayContaining([expect.objectContaining(row)]) });
    const kept = { dir: join(office.root, 'district'), database: office.database };
    expect([await keeps(kept, id), await keeps(kept, key.slice(17))]).toEqual([true, false]);
  });

  it('is given once for one command', async () => {
    const { office } = served;
    const { app } = office;
    const request = {
      call: 'api.createClient',
      id: crypto.randomUUID(),
      input: { name: 'QLVB', scopes: ['read'], perMinute: 60 },
    };
    expect(await app.core.call(request)).toMatchObject({ ok: true });
    expect(await app.core.call(request)).toMatchObject({ ok: false, error: { code: 'api.client-exists' } });
  });

  it('opens nothing once it was withdrawn', async () => {
    const { office, ask, newKey } = served;
    const { app } = office;
    const { id, key } = await newKey();
    expect((await ask('/decisions', key)).status).toBe(200);
    const revoke = (which: string) =>
      app.core.call({ call: 'api.revokeClient', id: crypto.randomUUID(), input: { id: which } });
    expect(await revoke(id)).toMatchObject({ ok: true });
    expect(await revoke(id)).toMatchObject({ ok: true });
    expect(await ask('/decisions', key)).toMatchObject({ status: 401, json: { code: 'api.key-revoked' } });
    expect(await revoke('000000000000')).toMatchObject({ ok: false, error: { code: 'api.client-unknown' } });
  });

  it('may ask as often as it says, then waits', async () => {
    const { office, ask, newKey } = served;
    const { key } = await newKey(['read'], 3);
    for (let at = 0; at < 3; at += 1) expect((await ask('/decisions', key)).status).toBe(200);
    const stopped = await ask('/decisions', key);
    expect(stopped).toMatchObject({ status: 429, json: { code: 'api.too-many' } });
    expect(stopped.headers.get('retry-after')).toBe('20');
    office.clock.tick(20_000);
    expect((await ask('/decisions', key)).status).toBe(200);
    expect((await ask('/decisions', key)).status).toBe(429);
  });

  it('stands in the district’s own ledger: given, used for what, withdrawn', async () => {
    const { office, ask, newKey } = served;
    const { app } = office;
    const { id, key } = await newKey(['read']);
    const [row] = (await ask('/dossiers?limit=5', key)).json.rows;
    await ask(`/dossiers/${row.code}`, key);
    await ask('/decisions', key);
    await app.core.call({ call: 'api.revokeClient', id: crypto.randomUUID(), input: { id } });
    const read = (operation: string, rows: number) => ({
      type: 'district.clientRead.v1',
      actor: `api-${id}`,
      body: { client: id, operation, rows },
    });
    expect(await told(app.district, id)).toEqual([
      expect.objectContaining({ type: 'district.clientKeyGiven.v1', actor: 'officer-1' }),
      read('listDossiers', 5),
      read('getDossier', 1),
      // An answer without a dossier is no use of anybody's data.
      expect.objectContaining({ type: 'district.clientKeyWithdrawn.v1', body: { client: id } }),
    ]);
  });
});

describe('the page of the programs', () => {
  it('tells every address by itself: no script, nothing from elsewhere', async () => {
    const { url } = await serveApi();
    for (const path of ['/api/v1', '/api/v1/']) {
      const response = await fetch(`${url}${path}`);
      const text = await response.text();
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(text).toContain('Tỉnh Thử');
      for (const address of ['/decisions', '/dossiers', '/dossiers/{code}', '/dossiers/{code}/decisions'])
        expect(text).toContain(`<code>/api/v1${address}</code>`);
      expect(text).not.toMatch(/<script|https?:\/\/|src=/);
    }
  });

  it('gives an answer to no page of another site', async () => {
    const { url, newKey } = await serveApi();
    const { key } = await newKey();
    const headers = { authorization: `Bearer ${key}`, origin: 'https://elsewhere.example' };
    const response = await fetch(`${url}/api/v1/decisions`, { headers });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });
});
