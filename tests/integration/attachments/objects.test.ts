import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { readObjectStoreAddress } from '../../../main/attachments/object-store-address.ts';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { openDistrict } from '../../../main/district/open.ts';
import type { DistrictApp } from '../../../main/server/district-app.ts';
import { createObjectUploads } from '../../../main/server/object-uploads.ts';
import { createObjectStore } from '../../../main/sync/object-store.ts';
import {
  applicant,
  commune,
  given,
  marriageStatus,
  newOffice,
  type Office,
  type TestDesk,
} from '../../fixtures/office.ts';
import { embedded, stores } from '../../fixtures/postgres.ts';
import { newS3Server, type S3Server } from '../../fixtures/s3-server.ts';
import { fileOf, scanOf } from '../../fixtures/scans.ts';
import { newPlace } from '../district/place.ts';
import { twoPlaces } from '../district-two/two-places.ts';

const addressFile = 'object-store-url';

interface Kept {
  readonly office: Office;
  readonly desk: TestDesk;
  readonly sibling: TestDesk;
  readonly app: DistrictApp;
  readonly url: string;
  readonly s3: S3Server;
}

/** A served district whose files lie in an object store, and a desk of it. */
async function withObjects(database = embedded): Promise<Kept> {
  const office = await newOffice({ database });
  const desk = await office.newDesk();
  const sibling = await office.newDesk({ desk: 3 });
  await office.app.close();
  const s3 = await newS3Server();
  writeFileSync(join(office.root, 'district', addressFile), `${s3.url('/huyen')}\n`);
  const { app } = await office.reopen();
  const { url } = given(await app.serve({ port: 0, host: '127.0.0.1' }));
  return { office, desk, sibling, app, url, s3 };
}

async function scanned(desk: TestDesk, scan: Buffer) {
  const { code = '' } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
  const { sha256 } = await desk.ask('attachment.add', { code, component: 0, file: fileOf(scan) });
  return { code, sha256 };
}

const namesIn = ({ objects }: S3Server) => [...objects.keys()].sort();

it.each(stores)(
  'a scan lies in the object store, sealed under its hash, and opens at the district, on $store',
  async ({ database }) => {
    const { office, desk, app, url, s3 } = await withObjects(database);
    const { code, sha256 } = await scanned(desk, scanOf(1));
    expect(await desk.ask('sync.now', { url })).toMatchObject({ unsent: 0 });
    const name = `huyen/attachments/${commune}/${sha256.slice(0, 2)}/${sha256}`;
    expect(namesIn(s3)).toEqual([name, 'huyen/motcua-district']);
    expect(s3.objects.get(name)?.includes('%PDF')).toBe(false);
    expect(existsSync(join(office.root, 'district', 'attachments'))).toBe(false);
    const opened = await app.core.call({ call: 'attachment.get', id: crypto.randomUUID(), input: { code, sha256 } });
    expect(opened).toMatchObject({ ok: true, result: { base64: scanOf(1).toString('base64') } });
    expect(await app.district.shelf.has({ commune, sha256 })).toBe(true);
    await app.district.shelf.remove({ commune, sha256 });
    expect(await app.district.shelf.has({ commune, sha256 })).toBe(false);
  },
);

it('a scan too large for one piece goes up through the store, of which nothing is left behind', async () => {
  const { desk, url, s3 } = await withObjects();
  const scan = scanOf(2, 5_000_000);
  const { sha256 } = await scanned(desk, scan);
  expect(await desk.ask('sync.now', { url })).toMatchObject({ unsent: 0 });
  expect(s3.asked.some((asked) => /^PUT .*\/uploads\/.*-\d{12}$/.test(asked))).toBe(true);
  expect(namesIn(s3)).toEqual([
    `huyen/attachments/${commune}/${sha256.slice(0, 2)}/${sha256}`,
    'huyen/motcua-district',
  ]);
});

it('while the store is away dossiers go on, no scan is lost, and it comes by itself afterwards', async () => {
  const { desk, app, url, s3 } = await withObjects();
  await s3.stop();
  const { sha256 } = await scanned(desk, scanOf(3));
  const shelf = app.district.shelf;
  expect(await shelf.put({ commune, sha256 }, scanOf(3))).toMatchObject({
    refusal: { code: 'store.objects-unreachable' },
  });
  await desk.send({ call: 'sync.now', id: crypto.randomUUID(), input: { url } });
  expect(await app.district.store.read.dossierCount()).toBe(1);
  expect(await app.district.store.read.isAttachmentHeld(commune, sha256)).toBe(false);
  await s3.start();
  expect(await desk.ask('sync.now', { url })).toMatchObject({ unsent: 0 });
  expect(given(await shelf.get({ commune, sha256 }))).toEqual(scanOf(3));
});

it('while the store does not answer at all, dossiers of the same commune go past the scan that waits for it', async () => {
  const { desk, sibling, app, url, s3 } = await withObjects();
  const { sha256 } = await scanned(desk, scanOf(6));
  const goOn = s3.hang();
  const waiting = desk.ask('sync.now', { url });
  await expect.poll(() => s3.asked.length).toBeGreaterThan(0);
  await sibling.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
  expect(await sibling.ask('sync.now', { url })).toMatchObject({ unsent: 0 });
  expect(await app.district.store.read.dossierCount()).toBe(2);
  goOn();
  expect(await waiting).toMatchObject({ unsent: 0 });
  expect(await app.district.shelf.has({ commune, sha256 })).toBe(true);
});

it('an object that is gone or altered is told in words, and the desk sends it again', async () => {
  const { desk, app, url, s3 } = await withObjects();
  const { code, sha256 } = await scanned(desk, scanOf(4));
  await desk.ask('sync.now', { url });
  const name = namesIn(s3).find((known) => known.endsWith(sha256)) ?? '';
  const open = () => app.core.call({ call: 'attachment.get', id: crypto.randomUUID(), input: { code, sha256 } });
  s3.objects.set(name, Buffer.from('khác'));
  expect(await open()).toMatchObject({ ok: false, error: { code: 'attachment.altered' } });
  await desk.ask('sync.now', { url });
  expect(await open()).toMatchObject({ ok: true });
  s3.objects.delete(name);
  expect(await open()).toMatchObject({
    error: { code: 'attachment.not-here', message: expect.stringContaining('chưa về tới máy này') },
  });
  await desk.ask('sync.now', { url });
  expect(await open()).toMatchObject({ ok: true });
});

it('a busy store is asked again, one that says no is not', async () => {
  const s3 = await newS3Server();
  const { crypto } = (await newPlace()).deps;
  const of = (text: string) => createObjectStore(given(readObjectStoreAddress(text)), crypto);
  const objects = of(s3.url());
  s3.fail(503, 2);
  given(await objects.put('a', Buffer.from('một')));
  expect(s3.asked).toEqual(Array(3).fill('PUT /mot-cua/a'));
  s3.fail(503, 3);
  expect(await objects.get('a')).toMatchObject({ refusal: { code: 'store.objects-unreachable' } });
  s3.fail(403, 1);
  expect(await objects.get('a')).toMatchObject({
    refusal: { code: 'store.objects-denied', params: { code: 'SlowDown' } },
  });
  expect(await of(s3.url().replace('mot-cua', 'khac')).get('a')).toMatchObject({
    refusal: { code: 'store.objects-denied', params: { code: 'NoSuchBucket', bucket: 'khac' } },
  });
  expect(await of(s3.url().replace('MOTCUATEST:', 'MOTCUATEST:x')).get('a')).toMatchObject({
    refusal: { code: 'store.objects-denied', params: { code: 'SignatureDoesNotMatch' } },
  });
  expect(given(await objects.get('a'))).toEqual(Buffer.from('một'));
  expect(given(await objects.get('b'))).toBeNull();
});

it('finds every piece of an upload over pages of names, whichever process wrote it, without a hole', async () => {
  const s3 = await newS3Server({ page: 2 });
  const place = await newPlace();
  const objects = createObjectStore(given(readObjectStoreAddress(s3.url('/a/b'))), place.deps.crypto);
  const [one, two] = [
    createObjectUploads(objects, place.deps.clock, 1000),
    createObjectUploads(objects, place.deps.clock, 1000),
  ];
  const { Upload } = await import('@tus/server');
  await one.store.create(new Upload({ id: 'x', size: 10, offset: 0, metadata: { ledger: 'sổ' } }));
  const write = (to: typeof one, text: string, at: number) =>
    to.store.write(Readable.from([Buffer.from(text)]), 'x', at);
  expect(await write(one, '0123', 0)).toBe(4);
  expect(await write(two, '01', 0)).toBe(2);
  expect(await write(two, '2345', 2)).toBe(6);
  expect(await write(one, '89', 8)).toBe(10);
  expect((await two.store.getUpload('x')).offset).toBe(6);
  expect(await write(one, '67', 6)).toBe(8);
  expect(Buffer.from((await two.read('x')) ?? []).toString()).toBe('0123456789');
  expect(await two.begun()).toEqual([{ bytes: 10, ledger: 'sổ' }]);
  place.moveClock(place.deps.clock.now() + 1001);
  expect(await two.store.deleteExpired()).toBe(1);
  expect(namesIn(s3)).toEqual([]);
});

it('writes an upload down as it comes, no more of it than one piece in memory', async () => {
  const s3 = await newS3Server();
  const { deps } = await newPlace();
  const objects = createObjectStore(given(readObjectStoreAddress(s3.url())), deps.crypto);
  const { store, read } = createObjectUploads(objects, deps.clock, 1000);
  const { Upload } = await import('@tus/server');
  const [megabyte, most] = [1024 * 1024, 5 * 1024 * 1024];
  const size = 18 * megabyte + 3;
  const scan = scanOf(7, size);
  await store.create(new Upload({ id: 'x', size, offset: 0, metadata: {} }));
  const ahead: number[] = [];
  async function* sent(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < size; at += megabyte) {
      const written = [...s3.objects].reduce(
        (sum, [name, { length }]) => sum + (/-\d{12}$/.test(name) ? length : 0),
        0,
      );
      ahead.push(at - written);
      yield scan.subarray(at, at + megabyte);
    }
    throw new Error('the line broke');
  }
  expect(await store.write(Readable.from(sent(), { highWaterMark: 1 }), 'x', 0)).toBe(size);
  // The stream itself reads a chunk or two ahead of whoever takes them.
  expect(Math.max(...ahead)).toBeLessThanOrEqual(most + 2 * megabyte);
  expect(namesIn(s3).filter((name) => name !== 'uploads/x/about')).toHaveLength(5);
  expect(Math.max(...[...s3.objects.values()].map(({ length }) => length))).toBeLessThanOrEqual(most);
  expect(Buffer.from((await read('x')) ?? []).equals(scan)).toBe(true);
});

it('is one for all processes: who does not know it, or names another, is told so', async () => {
  const [a, b] = await twoPlaces();
  const [s3, other] = [await newS3Server(), await newS3Server()];
  const sha256 = a.deps.crypto.sha256Hex('quét');
  const open = async (dir: string) => {
    const opened = await openDistrict(a.deps, dir);
    if (opened.ok) onTestFinished(() => opened.value.close());
    return opened;
  };
  writeFileSync(join(a.dir, addressFile), s3.url());
  given(await given(await open(a.dir)).shelf.put({ commune, sha256 }, Buffer.from('quét')));
  expect(await open(b.dir)).toMatchObject({ refusal: { code: 'store.objects-unset' } });
  writeFileSync(join(b.dir, addressFile), other.url());
  expect(await given(await open(b.dir)).shelf.get({ commune, sha256 })).toMatchObject({
    refusal: { code: 'store.objects-foreign' },
  });
  // Copied into the other store by whatever tool, its owner's name with it.
  for (const [name, bytes] of s3.objects) other.objects.set(name, bytes);
  expect(given(await given(await open(b.dir)).shelf.get({ commune, sha256 }))).toEqual(Buffer.from('quét'));
  const stranger = await newPlace();
  writeFileSync(join(stranger.dir, addressFile), s3.url());
  expect(await given(await open(stranger.dir)).shelf.get({ commune, sha256 })).toMatchObject({
    refusal: { code: 'store.objects-foreign' },
  });
});

it.each([
  '',
  'ftp://a:b@s/x-y-z',
  'https://s/bucket',
  'https://a:b@s/',
  'https://a:b@s/Bucket',
  'https://a:b@s/bucket/ô',
])('takes no address that is none: %s', (text) =>
  expect(readObjectStoreAddress(text)).toMatchObject({ refusal: { code: 'store.objects-address' } }),
);

it('names neither key nor secret where it tells what is wrong', async () => {
  const s3 = await newS3Server();
  const { origin, username, password } = new URL(s3.url());
  const objects = createObjectStore(given(readObjectStoreAddress(s3.url('?region=hn'))), createNodeCrypto());
  s3.fail(403, 1);
  const denied = JSON.stringify(await objects.get('a'));
  await s3.stop();
  const away = JSON.stringify(await objects.get('a'));
  for (const told of [denied, away]) {
    expect(told).toContain(new URL(origin).host);
    for (const word of [username, password]) expect(told).not.toContain(word);
  }
});
