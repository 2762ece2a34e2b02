import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { type DistrictApp, openDistrictApp } from '../../../main/server/district-app.ts';
import { createHttpLine, type Line } from '../../../main/sync/line.ts';
import type { LineMeasure } from '../../../main/sync/line-measure.ts';
import { syncRound } from '../../../main/sync/round.ts';
import { readFiles } from '../../../shared/batch/bundle.ts';
import { makeOffer } from '../../../shared/batch/offer.ts';
import { applicant, marriageStatus, newOffice } from '../../fixtures/office.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';
import { openProxy } from '../../fixtures/tcp-proxy.ts';
import {
  commune,
  given,
  newDesk,
  newPlace,
  type Place,
  readAnswer,
  seal,
  type TestDesk,
  tempDir,
} from '../district/place.ts';

const never = new AbortController().signal;

function lineTo(baseUrl: string): Line {
  const line = createHttpLine({
    clock: { now: () => 0 },
    crypto: createNodeCrypto(),
    authority: null,
    proxy: null,
    baseUrl,
    deadlineMs: 30_000,
  });
  onTestFinished(() => line.close());
  return line;
}

interface Road {
  readonly place: Place;
  readonly desk: TestDesk;
  readonly file: Uint8Array;
  readonly sha256: string;
  readonly offer: Uint8Array;
  serve(): Promise<{ readonly url: string; close(): Promise<void> }>;
}

/** A district and one batch of some 130 KB for it: two pieces and a bit of an unmeasured line. */
async function newRoad(database: NewStore): Promise<Road> {
  const place = await newPlace(database);
  const desk = await newDesk(place, { dossiers: 1200 });
  const file = await seal(place, desk, 1, desk.events.length);
  place.district.close();
  const sha256 = place.deps.crypto.sha256Hex(file);
  const facts = { commune, desk: 2, training: true, file: sha256, bytes: file.length, at: place.deps.clock.now() };
  const offer = makeOffer(place.deps.crypto, { seed: desk.seed, ...facts });
  return {
    place,
    desk,
    file,
    sha256,
    offer,
    async serve() {
      const app: DistrictApp = given(
        await openDistrictApp(place.deps, { dataDir: place.dir, version: '0', rendererDir: tempDir() }),
      );
      let open = true;
      async function close(): Promise<void> {
        if (open) await app.close();
        open = false;
      }
      onTestFinished(close);
      return { url: given(await app.serve({ port: 0 })).url, close };
    },
  };
}

const pieces = ({ file, sha256, offer }: Road, begun = false) => ({ bytes: file, sha256, offer, begun });

/** Bytes of it that lie at the district. */
function arrived({ place, sha256 }: Road): number {
  return statSync(join(place.dir, 'uploads', sha256)).size;
}

async function claim(line: Line, { place, desk, offer }: Road) {
  const [answer] = given(readFiles(given(await line.post('batches', offer, never))));
  return readAnswer(place, desk, answer ?? null);
}

describe.each(stores)('a file in pieces, on $store', ({ database }) => {
  it('arrives, is claimed by its offer, answered as the batch that it is, and then gone', async () => {
    const road = await newRoad(database);
    const { url } = await road.serve();
    const line = lineTo(url);
    given(await line.upload(pieces(road), never));
    const answer = await claim(line, road);
    expect(answer).toMatchObject({ state: 'accepted', answers: { sha256: road.sha256 } });
    expect(answer.ledgers).toMatchObject([{ seq: road.desk.events.length }]);
    expect(readdirSync(join(road.place.dir, 'uploads'))).toEqual([]);
    // The answer was lost: asked again there is nothing to import, and a greeting tells.
    expect(await line.post('batches', road.offer, never)).toMatchObject({
      ok: false,
      refusal: { code: 'sync.upload-missing' },
    });
  });

  it('goes on at the byte over a line that is killed again and again', async () => {
    const road = await newRoad(database);
    const { url } = await road.serve();
    const proxy = await openProxy(url);
    proxy.set({ killAfterUp: 30_000 });
    const line = lineTo(proxy.url);
    let tries = 1;
    while (!(await line.upload(pieces(road, tries > 1), never)).ok && tries < 40) tries += 1;
    proxy.set({});
    expect(await claim(lineTo(proxy.url), road)).toMatchObject({ state: 'accepted' });
    // No connection lived long enough for a piece: what went up is the file once, and what each connection says.
    expect(proxy.connections()).toBeGreaterThan(road.file.length / 30_000);
    expect(proxy.passed().up).toBeLessThan(road.file.length * 1.5);
  });

  it('goes on at the byte after the district was restarted at another address', async () => {
    const road = await newRoad(database);
    const first = await road.serve();
    const cut = await openProxy(first.url);
    // In the middle of the first piece: its answer never comes.
    cut.set({ killAfterUp: 40_000, killOnce: true });
    expect((await lineTo(cut.url).upload(pieces(road), never)).ok).toBe(false);
    await vi.waitFor(() => expect(arrived(road)).toBeGreaterThan(10_000), { timeout: 60_000 });
    await first.close();
    const second = await road.serve();
    const proxy = await openProxy(second.url);
    const line = lineTo(proxy.url);
    given(await line.upload(pieces(road, true), never));
    expect(await claim(line, road)).toMatchObject({ state: 'accepted' });
    expect(proxy.passed().up).toBeLessThan(road.file.length - 5000);
  });

  it('whose bytes are not those that were offered is refused, and goes up anew', async () => {
    const road = await newRoad(database);
    const { url } = await road.serve();
    const line = lineTo(url);
    const other = Uint8Array.from(road.file);
    other[5000] = (other[5000] ?? 0) ^ 1;
    given(await line.upload({ ...pieces(road), bytes: other }, never));
    expect(await line.post('batches', road.offer, never)).toMatchObject({
      ok: false,
      refusal: { code: 'sync.upload-altered' },
    });
    given(await line.upload(pieces(road, true), never));
    expect(await claim(line, road)).toMatchObject({ state: 'accepted' });
  });

  it('is taken from admitted ledgers alone, in the length that was offered', async () => {
    const road = await newRoad(database);
    const { url } = await road.serve();
    const line = lineTo(url);
    const facts = { commune, desk: 2, training: true, file: road.sha256, at: road.place.deps.clock.now() };
    const { crypto } = road.place.deps;
    const stranger = makeOffer(crypto, { seed: new Uint8Array(32).fill(77), ...facts, bytes: road.file.length });
    expect(await line.upload({ ...pieces(road), offer: stranger }, never)).toMatchObject({
      ok: false,
      refusal: { code: 'batch.unknown-signer' },
    });
    const shorter = makeOffer(crypto, { seed: road.desk.seed, ...facts, bytes: road.file.length - 1 });
    expect(await line.upload({ ...pieces(road), offer: shorter }, never)).toMatchObject({
      ok: false,
      refusal: { code: 'batch.malformed' },
    });
    expect(readdirSync(join(road.place.dir, 'uploads'))).toEqual([]);
  });
});

describe.each(stores)('a desk whose batch is larger than a piece of its line, on $store', ({ database }) => {
  /** As if the line had been measured to carry so little. */
  const slow = (line: Line, measure: LineMeasure): Line => ({ ...line, measure: () => measure });
  const narrow: LineMeasure = { rate: null, roundTripMs: null, refusedBytes: 4096 };

  it('brings it in pieces, and keeps nothing once it is answered', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    for (let i = 0; i < 60; i += 1) await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    const line = slow(lineTo(await office.url()), narrow);
    expect(given(await syncRound(desk.desk(), line, never))).toMatchObject({ unsent: 0, refused: null });
    expect(desk.desk().store.read.listUploads()).toEqual([]);
    expect((await office.ask('district.status', {})).dossiers).toBe(60);
  });

  it('goes on in the next round with the very file that was begun', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    for (let i = 0; i < 90; i += 1) await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    const proxy = await openProxy(await office.url());
    proxy.set({ killAfterUp: 3000, killOnce: true });
    expect(await syncRound(desk.desk(), slow(lineTo(proxy.url), narrow), never)).toMatchObject({ ok: false });
    const [begun] = desk.desk().store.read.listUploads();
    if (begun === undefined) throw new Error('nothing was begun');
    proxy.set({});
    expect(given(await syncRound(desk.desk(), slow(lineTo(proxy.url), narrow), never))).toMatchObject({ unsent: 0 });
    const { rows } = await office.app.district.store.read.listBatches({ limit: 10 });
    expect(rows.map(({ sha256 }) => sha256)).toContain(begun.sha256);
    expect(desk.desk().store.read.listUploads()).toEqual([]);
  });
});
