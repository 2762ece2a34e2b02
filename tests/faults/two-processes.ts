import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sealedContentType } from '../../main/sync/line.ts';
import { uploadsPath } from '../../main/sync/upload.ts';
import { readFiles } from '../../shared/batch/bundle.ts';
import { makeOffer } from '../../shared/batch/offer.ts';
import { newDatabase } from '../fixtures/postgres.ts';
import { type ServedDistrict, serveDistrict } from '../fixtures/programs.ts';
import {
  given,
  newPlace,
  type Place,
  readAnswer,
  startAt,
  type TestDesk,
  tempDir,
} from '../integration/district/place.ts';

export async function onPostgres(): Promise<Place & { readonly database: string }> {
  const place = await newPlace(newDatabase);
  if (place.database === undefined) throw new Error('a place on PostgreSQL has a database');
  return { ...place, database: place.database };
}

export const clock = new Date(startAt).toISOString();

/** `district serve` once more on the same folder and the same PostgreSQL. */
export function serve(place: Pick<Place, 'dir'>): Promise<ServedDistrict> {
  return serveDistrict({ profileDir: join(place.dir, '..', 'served'), dataDir: place.dir, clock });
}

/** Another machine as the guide sets it up: the few files that a process needs, and nothing that is shared by a disk. */
export function secondMachine({ dir }: Pick<Place, 'dir'>): Pick<Place, 'dir'> {
  const second = join(tempDir(), 'district');
  mkdirSync(second);
  for (const name of ['keys.json', 'database-url', 'object-store-url']) cpSync(join(dir, name), join(second, name));
  return { dir: second };
}

/** What the signed answer to a batch, or to the offer of one, says became of it. */
export async function post(place: Place, desk: TestDesk, { url }: ServedDistrict, body: Uint8Array) {
  const response = await fetch(new URL('/sync/v1/batches', url), {
    method: 'POST',
    body: Buffer.from(body),
    headers: { 'content-type': sealedContentType },
  });
  const [first] = given(readFiles(new Uint8Array(await response.arrayBuffer())));
  return readAnswer(place, desk, first ?? null);
}

/** A batch that goes up in pieces, by tus to the letter; each answers how much the district has then. */
export function uploadOf({ deps: { crypto } }: Place, { enrolment, seed }: TestDesk, batch: Uint8Array) {
  const file = crypto.sha256Hex(batch);
  const commune = enrolment.commune.agencyCode;
  const facts = { commune, desk: enrolment.desk, training: true, file, bytes: batch.length, at: startAt };
  const offer = makeOffer(crypto, { ...facts, seed });
  async function ask({ url }: ServedDistrict, method: string, path: string, init: RequestInit): Promise<string | null> {
    const headers = { 'tus-resumable': '1.0.0', ...(init.headers as Record<string, string>) };
    return (await fetch(`${url}${uploadsPath}${path}`, { ...init, method, headers })).headers.get('upload-offset');
  }
  return {
    offer,
    begin: (at: ServedDistrict) => {
      const metadata = `offer ${Buffer.from(Buffer.from(offer).toString('base64url')).toString('base64')}`;
      return ask(at, 'POST', '', { headers: { 'upload-length': `${batch.length}`, 'upload-metadata': metadata } });
    },
    held: (at: ServedDistrict) => ask(at, 'HEAD', `/${file}`, {}),
    piece: (at: ServedDistrict, from: number, to: number) =>
      ask(at, 'PATCH', `/${file}`, {
        headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': `${from}` },
        body: new Uint8Array(batch.subarray(from, to)),
      }),
  };
}
