import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Fastify from 'fastify';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { openFolderUploads } from '../../../main/server/folder-uploads.ts';
import { addIntake } from '../../../main/server/intake.ts';
import { openUploads, type UploadLimits, uploadLimits } from '../../../main/server/uploads.ts';
import { createHttpLine, type Line } from '../../../main/sync/line.ts';
import type { Pieces } from '../../../main/sync/upload.ts';
import { makeOffer } from '../../../shared/batch/offer.ts';
import type { TcpProxy } from '../../fixtures/line-proxy.ts';
import { openProxy } from '../../fixtures/tcp-proxy.ts';
import { commune, given, newDesk, newPlace, seal, tempDir } from '../district/place.ts';

const never = new AbortController().signal;

function lineTo(baseUrl: string): Line {
  const facts = { crypto: createNodeCrypto(), authority: null, proxy: null, baseUrl, deadlineMs: 30_000 };
  const line = createHttpLine({ clock: { now: () => 0 }, ...facts });
  onTestFinished(() => line.close());
  return line;
}

/** A district with narrower limits, and two batches of one ledger for it, each of some 70 KB. */
async function narrowDistrict(limits: (fileBytes: number) => Partial<UploadLimits>) {
  const place = await newPlace();
  const desk = await newDesk(place, { dossiers: 1200 });
  const middle = desk.events.length >> 1;
  const files = [await seal(place, desk, 1, middle), await seal(place, desk, middle + 1, desk.events.length)] as const;
  const pieces = (file: Uint8Array): Pieces => {
    const sha256 = place.deps.crypto.sha256Hex(file);
    const facts = { commune, desk: 2, training: true, file: sha256, bytes: file.length, at: place.deps.clock.now() };
    return { bytes: file, sha256, offer: makeOffer(place.deps.crypto, { seed: desk.seed, ...facts }), begun: false };
  };
  const dir = join(tempDir(), 'uploads');
  const app = Fastify({ logger: false, forceCloseConnections: true });
  const set = { ...uploadLimits, ...limits(files[0].length) };
  addIntake(
    app,
    place.district,
    await openUploads(place.district, await openFolderUploads(dir, set.lifeMs), null, set),
  );
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => app.close());
  return { url, dir, first: pieces(files[0]), second: pieces(files[1]), proxy: await openProxy(url) };
}

/** Some of it arrives, then the line dies. */
async function beginWith(proxy: TcpProxy, file: Pieces, dir: string): Promise<void> {
  proxy.set({ killAfterUp: 30_000, killOnce: true });
  expect((await lineTo(proxy.url).upload(file, never)).ok).toBe(false);
  await vi.waitFor(() => expect(readdirSync(dir)).toContain(file.sha256), { timeout: 60_000 });
}

/** As if every upload had been begun a year ago: what tus keeps beside the bytes says when. */
function expireAll(dir: string): void {
  for (const name of readdirSync(dir).filter((file) => file.endsWith('.json'))) {
    const path = join(dir, name);
    const kept: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...kept, creation_date: '2025-01-01T00:00:00.000Z' }));
  }
}

const refused = (code: string) => ({ ok: false, refusal: { code } });

describe('what lies half arrived at the district', () => {
  it('is bounded for each ledger: another file waits until the one that was begun is finished', async () => {
    const { url, dir, first, second, proxy } = await narrowDistrict(() => ({ perLedger: 1 }));
    await beginWith(proxy, first, dir);
    const line = lineTo(url);
    expect(await line.upload(second, never)).toMatchObject(refused('sync.upload-limit'));
    given(await line.upload({ ...first, begun: true }, never));
    given(await line.post('batches', first.offer, never));
    given(await line.upload(second, never));
    given(await line.post('batches', second.offer, never));
    expect(readdirSync(dir)).toEqual([]);
  });

  it('is bounded in all', async () => {
    const { url, dir, first, second, proxy } = await narrowDistrict((fileBytes) => ({ allBytes: fileBytes + 1000 }));
    await beginWith(proxy, first, dir);
    expect(await lineTo(url).upload(second, never)).toMatchObject(refused('sync.upload-room'));
    expect(readdirSync(dir)).not.toContain(second.sha256);
  });

  it('leaves the disk what must stay free: nothing is begun that would not fit', async () => {
    const { url, dir, first } = await narrowDistrict(() => ({ spareBytes: Number.MAX_SAFE_INTEGER }));
    expect(await lineTo(url).upload(first, never)).toMatchObject(refused('sync.upload-room'));
    expect(readdirSync(dir)).toEqual([]);
  });

  it('is refused before its first byte where the whole would be too large', async () => {
    const { url, dir, first } = await narrowDistrict((fileBytes) => ({ fileBytes: fileBytes - 1 }));
    expect(await lineTo(url).upload(first, never)).toMatchObject(refused('sync.too-large'));
    expect(readdirSync(dir)).toEqual([]);
  });

  it('expires and then makes room for another of its ledger', async () => {
    const { url, dir, first, second, proxy } = await narrowDistrict(() => ({ perLedger: 1 }));
    await beginWith(proxy, first, dir);
    const line = lineTo(url);
    expect(await line.upload(second, never)).toMatchObject(refused('sync.upload-limit'));
    expireAll(dir);
    given(await line.upload(second, never));
    expect(readdirSync(dir)).not.toContain(first.sha256);
  });

  it('begun anew after it expired arrives whole', async () => {
    const { url, dir, first, proxy } = await narrowDistrict(() => ({}));
    await beginWith(proxy, first, dir);
    expireAll(dir);
    const line = lineTo(url);
    given(await line.upload({ ...first, begun: true }, never));
    given(await line.post('batches', first.offer, never));
    expect(readdirSync(dir)).toEqual([]);
  });
});
