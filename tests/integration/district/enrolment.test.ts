import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { admit } from '../../../main/district/admit.ts';
import { createEnrolment } from '../../../main/district/enrol.ts';
import { initDistrict } from '../../../main/district/init.ts';
import { openDistrict } from '../../../main/district/open.ts';
import { isPassword } from '../../../main/district/passwords.ts';
import { openEnrolment } from '../../../shared/batch/enrolment.ts';
import { stores } from '../../fixtures/postgres.ts';
import {
  commune,
  dump,
  given,
  newDesk,
  newPlace,
  newStranger,
  requestFor,
  startAt,
  tempDir,
  testDeps,
} from './place.ts';

describe('setting a district up', () => {
  it('makes one whole folder and tells the password once', async () => {
    const root = tempDir();
    const { deps } = testDeps(join(root, 'profile'));
    const dir = join(root, 'district');
    const made = given(await initDistrict(deps, { dataDir: dir, name: 'Trung tâm', training: true }));
    expect(readdirSync(dir).sort()).toEqual(['district.db', 'keys.json']);
    await using district = given(await openDistrict(deps, dir));
    expect(district.facts).toMatchObject({ name: 'Trung tâm', tierName: 'Cấp tỉnh', training: true });
    const administrator = await district.store.read.findUserByName(made.administrator.name);
    expect(await isPassword(administrator?.password ?? '', made.administrator.password)).toBe(true);
    expect(await isPassword(administrator?.password ?? '', `${made.administrator.password}x`)).toBe(false);
    expect(given(await district.rules.catalogue()).catalogue.procedures).toHaveLength(55);
    expect(given(await district.rules.calendar()).version).toBe(district.facts.calendar.version);
  });

  it('refuses what is no PostgreSQL, a used folder and a missing catalogue, and leaves nothing', async () => {
    const root = tempDir();
    const { deps } = testDeps(join(root, 'profile'));
    const dir = join(root, 'district');
    const input = { dataDir: dir, name: 'Trung tâm', training: true };
    for (const database of ['mysql://db/x', 'không có', '/tmp/district.db'])
      expect(await initDistrict(deps, { ...input, database })).toMatchObject({
        refusal: { code: 'district.database-unsupported' },
      });
    expect(existsSync(dir)).toBe(false);
    expect(await initDistrict({ ...deps, catalogueDir: root }, input)).toMatchObject({
      refusal: { code: 'district.seed-unreadable' },
    });
    expect(readdirSync(dir)).toEqual([]);
    given(await initDistrict(deps, input));
    expect(await initDistrict(deps, input)).toMatchObject({ refusal: { code: 'desk.folder-in-use' } });
  });

  it('keeps a real district behind a passphrase', async () => {
    const root = tempDir();
    const { deps } = testDeps(join(root, 'profile'));
    const input = { dataDir: join(root, 'district'), name: 'Trung tâm', training: false };
    expect(await initDistrict(deps, input)).toMatchObject({ refusal: { code: 'keys.passphrase-needed' } });
  });
});

describe.each(stores)('enrolling a desk, on $store', ({ database }) => {
  it('opens the commune’s ledger with the first desk and says in it whom it admits', async () => {
    const place = await newPlace(database);
    const desk = await newDesk(place);
    const { read } = place.district.store;
    const ledger = (await place.district.store.read.findCommune(commune))?.ledger;
    if (ledger === undefined) throw new Error('no commune');
    expect(desk.enrolment).toMatchObject({
      district: ledger,
      districtName: 'Trung tâm thử',
      tierName: 'Cấp tỉnh',
      commune: { agencyCode: commune, unitCode: null, name: 'Xã Thử', province: 'Tỉnh Thử' },
      desk: 2,
      generation: 0,
      replaces: null,
      training: true,
    });
    expect((await read.eventRange(ledger, 1, 99)).map(({ header }) => header.type)).toEqual([
      'ledger.opened.v1',
      'staff.appointed.v1',
      'catalogue.adopted.v1',
      'calendar.adopted.v1',
      'ledger.admitted.v1',
    ]);
    expect(await read.findLedger(desk.ledger)).toMatchObject({
      kind: 'desk',
      commune,
      desk: 2,
      generation: 0,
      lastSeq: 0,
    });
    expect(await place.district.store.verify()).toMatchObject({ ok: true });
  });

  it('never keeps the one-time code in the clear', async () => {
    const place = await newPlace(database);
    const desk = await newDesk(place);
    const kept = (await place.district.store.read.listEnrolments()).map(({ codeSealed }) => Buffer.from(codeSealed));
    expect(kept).toHaveLength(1);
    expect(Buffer.concat(kept).includes(desk.enrolment.oneTimeCode)).toBe(false);
    expect(JSON.stringify(await dump(place))).not.toContain(desk.enrolment.oneTimeCode);
  });

  it('gives the same answer to the same request again and changes nothing', async () => {
    const place = await newPlace(database);
    const desk = await newDesk(place);
    const before = await dump(place);
    expect(await admit(place.district, desk.request)).toEqual({
      ok: true,
      value: { commune, desk: 2, ledger: desk.ledger },
    });
    expect(await dump(place)).toEqual(before);
  });

  it('refuses a wrong code, a used one, a foreign one and one of the other kind, and changes nothing', async () => {
    const place = await newPlace(database);
    const desk = await newDesk(place);
    const before = await dump(place);
    const codeOf = async (request: Uint8Array) => {
      const result = await admit(place.district, request);
      return result.ok ? 'ok' : result.refusal.code;
    };
    const seed = new Uint8Array(32).fill(77);
    const request = (changes: Partial<typeof desk.enrolment>) =>
      codeOf(requestFor(place.deps, { ...desk.enrolment, ...changes }, seed, desk.recipient));
    expect(await request({})).toBe('enrolment.used');
    expect(await request({ oneTimeCode: 'not the code of this desk' })).toBe('enrolment.wrong-code');
    expect(await request({ generation: 5 })).toBe('enrolment.wrong-code');
    expect(await request({ desk: 7 })).toBe('enrolment.foreign');
    expect(await request({ commune: { ...desk.enrolment.commune, agencyCode: 'H60.15.9' } })).toBe('enrolment.foreign');
    expect(await request({ training: false })).toBe('enrolment.training-mismatch');
    expect(await codeOf(desk.request.subarray(0, 100))).toBe('batch.truncated');
    expect(await codeOf(Buffer.from('<html>'))).toBe('batch.not-ours');
    expect(await dump(place)).toEqual(before);
  });

  it('refuses the request of another district', async () => {
    const [one, other] = [await newPlace(database), await newStranger(database)];
    const desk = await newDesk(one);
    await newDesk(other);
    expect(await admit(other.district, desk.request)).toMatchObject({ refusal: { code: 'enrolment.wrong-code' } });
  });

  it('gives a number once, unless the ledger in use there is named, and then above every block', async () => {
    const place = await newPlace(database);
    const desk = await newDesk(place);
    const input = { commune, desk: 2 };
    expect(await createEnrolment(place.district, input)).toMatchObject({ refusal: { code: 'district.desk-taken' } });
    const other = await newDesk(place, { desk: 3, seed: 3 });
    expect(await createEnrolment(place.district, { ...input, replaces: other.ledger })).toMatchObject({
      refusal: { code: 'district.replaces-unknown' },
    });
    const file = given(await createEnrolment(place.district, { ...input, replaces: desk.ledger }));
    const enrolment = given(openEnrolment(place.deps.crypto, file, { training: true, now: startAt }));
    expect(enrolment).toMatchObject({ generation: 1, replaces: desk.ledger });
    // What was configured before stands when a name is left out.
    expect(enrolment.commune).toMatchObject({ name: 'Xã Thử', province: 'Tỉnh Thử' });
    const seed = new Uint8Array(32).fill(8);
    const admitted = given(await admit(place.district, requestFor(place.deps, enrolment, seed, desk.recipient)));
    expect(await place.district.store.read.findLedger(admitted.ledger)).toMatchObject({ generation: 1, desk: 2 });
  });

  it('admits the first of two invitations to one number', async () => {
    const place = await newPlace(database);
    const first = await newDesk(place, { admitted: false });
    const second = await newDesk(place, { admitted: false, seed: 2 });
    given(await admit(place.district, second.request));
    expect(await admit(place.district, first.request)).toMatchObject({ refusal: { code: 'district.desk-taken' } });
  });

  it('refuses a commune code that no dossier code could begin with', async () => {
    const place = await newPlace(database);
    expect(await createEnrolment(place.district, { commune: 'xã Thử', desk: 1 })).toMatchObject({
      refusal: { code: 'district.commune-code' },
    });
    expect(await place.district.store.read.listCommunes()).toEqual([]);
  });
});
