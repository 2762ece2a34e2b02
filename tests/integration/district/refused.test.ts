import { beforeAll, describe, expect, it } from 'vitest';
import { importFiles } from '../../../main/district/import.ts';
import { toBase64url } from '../../../shared/batch/base64url.ts';
import { concat, toUint32 } from '../../../shared/batch/byte-order.ts';
import { canonicalJson } from '../../../shared/batch/canonical-json.ts';
import { makeEvent } from '../../../shared/batch/chain.ts';
import { makeGreeting } from '../../../shared/batch/greeting.ts';
import { sealFile } from '../../../shared/batch/sealed-file.ts';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import { generateEvents } from '../../fixtures/generate-events.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';
import { type WhenDone, whenAllDone } from '../../fixtures/when-done.ts';
import { commune, dump, newDesk, newPlace, type Place, readAnswer, seal, type TestDesk } from './place.ts';

/** Imports one bad file and proves that nothing but the list of what came in has changed. */
async function importBad(place: Place, bytes: Uint8Array) {
  const before = await dump(place);
  const rowsBefore = (await place.district.store.read.countBatches()).all;
  const [answer] = await importFiles(place.district, [{ name: 'goi.mcd', bytes }], 'file');
  expect(await dump(place)).toEqual(before);
  expect((await place.district.store.read.countBatches()).all).toBe(rowsBefore + 1);
  const [row] = (await place.district.store.read.listBatches({ limit: 1 })).rows;
  expect(row).toMatchObject({
    state: answer?.state,
    code: answer?.refusal?.code,
    file: 'goi.mcd',
    bytes: bytes.length,
  });
  return answer ?? null;
}

async function placeWithDesk(database: NewStore, whenDone?: WhenDone): Promise<{ place: Place; desk: TestDesk }> {
  const place = await newPlace(database, whenDone);
  const desk = await newDesk(place);
  await importFiles(place.district, [{ name: 'first', bytes: await seal(place, desk, 1, 20) }], 'file');
  return { place, desk };
}

/** The last event of a desk made anew with another content, as a restored or copied desk would write it. */
function forked(place: Place, desk: TestDesk, seq: number): readonly LedgerEvent[] {
  const kept = desk.events.slice(0, seq - 1);
  return desk.events.slice(seq - 1).reduce(
    (events: LedgerEvent[], event) => {
      const { header, body } = event;
      const prev = events.at(-1)?.hash ?? null;
      events.push(
        makeEvent(place.deps.crypto, {
          ...header,
          at: header.at + 1,
          prev,
          body,
          personal: event.personal?.data ?? null,
        }),
      );
      return events;
    },
    [...kept],
  );
}

async function withSegment(place: Place, desk: TestDesk, segment: Uint8Array): Promise<Uint8Array> {
  const { crypto } = place.deps;
  const event = desk.events[20];
  const range = { ledger: desk.ledger, from: 21, to: 21, prevHash: desk.events[19]?.hash, lastHash: event?.hash };
  const columns = concat([toUint32(segment.length), segment]);
  const key = toBase64url(crypto.ed25519PublicKey(desk.seed));
  const unsigned = { what: 'motcua.range.v1', ...range, key, columns: crypto.sha256Hex(columns) };
  const signature = toBase64url(crypto.ed25519Sign(desk.seed, Buffer.from(canonicalJson(unsigned))));
  const manifest = Buffer.from(canonicalJson({ ...unsigned, signature }));
  return sealFile(crypto, {
    format: 'batch',
    training: true,
    commune,
    desk: 2,
    seed: desk.seed,
    sealedAt: place.deps.clock.now(),
    payload: await crypto.ageEncrypt(concat([toUint32(manifest.length), manifest, columns]), [
      place.district.facts.recipient,
    ]),
    more: { of: desk.ledger, from: 21, to: 21, holds: [] },
  }).bytes;
}

describe.each(stores)('a bad file changes nothing, on $store', ({ database }) => {
  // Each proves that it changed nothing, so that all may meet the same district.
  const whenDone = whenAllDone();
  let place: Place;
  let desk: TestDesk;
  beforeAll(async () => {
    ({ place, desk } = await placeWithDesk(database, whenDone));
  });

  it('cut short', async () => {
    const bytes = await seal(place, desk, 21, 30);
    const answer = await importBad(place, bytes.subarray(0, bytes.length - 100));
    expect(answer).toMatchObject({ state: 'refused', refusal: { code: 'batch.truncated' }, fromSeq: 21, toSeq: 30 });
    expect(readAnswer(place, desk, answer?.acknowledgement ?? null)).toMatchObject({
      state: 'refused',
      code: 'batch.truncated',
      ledgers: [{ ledger: desk.ledger, seq: 20 }],
    });
  });

  it('with one bit flipped', async () => {
    const bytes = Uint8Array.from(await seal(place, desk, 21, 30));
    bytes[bytes.length - 200] = (bytes[bytes.length - 200] ?? 0) ^ 1;
    expect(await importBad(place, bytes)).toMatchObject({ state: 'refused', refusal: { code: 'batch.altered' } });
  });

  it('signed by a key that nobody admitted', async () => {
    const seed = new Uint8Array(32).fill(99);
    const stranger = generateEvents({
      crypto: place.deps.crypto,
      dossiers: 3,
      seed: 9,
      ledgerSeed: seed,
      training: true,
    });
    const bytes = await seal(place, { ...desk, seed, events: stranger }, 1, 10);
    const answer = await importBad(place, bytes);
    expect(answer).toMatchObject({ state: 'refused', refusal: { code: 'batch.unknown-signer' } });
    expect(readAnswer(place, desk, answer?.acknowledgement ?? null).state).toBe('refused');
  });

  it('of a key whose request was never admitted', async () => {
    const invited = await newDesk(place, { desk: 3, seed: 3, admitted: false });
    const bytes = await seal(place, invited, 1, 20);
    expect(await importBad(place, bytes)).toMatchObject({ refusal: { code: 'batch.unknown-signer' } });
  });

  it('naming a commune that is not here, with nobody to sign an answer', async () => {
    const bytes = await seal(place, desk, 21, 30, { commune: 'H60.15.9' });
    expect(await importBad(place, bytes)).toMatchObject({
      state: 'refused',
      refusal: { code: 'batch.wrong-commune', params: { commune: 'H60.15.9' } },
      acknowledgement: null,
    });
  });

  it("naming another commune than its ledger's", async () => {
    await newDesk(place, { at: 'H60.15.4', seed: 4 });
    const bytes = await seal(place, desk, 21, 30, { commune: 'H60.15.4' });
    expect(await importBad(place, bytes)).toMatchObject({ refusal: { code: 'batch.wrong-commune' } });
  });

  it("naming another desk than its ledger's", async () => {
    const bytes = await seal(place, desk, 21, 30, { desk: 5 });
    expect(await importBad(place, bytes)).toMatchObject({ refusal: { code: 'district.desk-mismatch' } });
  });

  it('of real work at a training place', async () => {
    const bytes = await seal(place, desk, 21, 30, { training: false });
    expect(await importBad(place, bytes)).toMatchObject({ refusal: { code: 'batch.training-mismatch' } });
  });

  it('encrypted for somebody else', async () => {
    const bytes = await seal(place, desk, 21, 30, { recipients: [desk.recipient] });
    expect(await importBad(place, bytes)).toMatchObject({ refusal: { code: 'batch.not-for-us' } });
  });

  it('of another kind', async () => {
    const { bytes } = makeGreeting(place.deps.crypto, {
      seed: desk.seed,
      commune,
      desk: 2,
      training: true,
      heads: [],
      holds: [],
      at: place.deps.clock.now(),
    });
    expect(await importBad(place, bytes)).toMatchObject({ refusal: { code: 'batch.wrong-format' } });
  });

  it('that is a web page', async () => {
    const answer = await importBad(place, Buffer.from('<!doctype html><title>Đăng nhập mạng</title>'));
    expect(answer).toMatchObject({ refusal: { code: 'batch.not-ours' }, acknowledgement: null, fromSeq: null });
  });

  it('that would inflate past every limit', async () => {
    const bomb = place.deps.crypto.deflate(new Uint8Array(64 * 1024 * 1024));
    const bytes = await withSegment(place, desk, concat([toUint32(bomb.length), bomb]));
    expect(await importBad(place, bytes)).toMatchObject({ refusal: { code: 'batch.too-large' } });
  });

  it('whose columns are not what was signed, also when it breaks half way', async () => {
    const bytes = await withSegment(place, desk, Buffer.from('no columns at all'));
    expect(await importBad(place, bytes)).toMatchObject({ refusal: { code: 'batch.malformed' } });
  });

  it('in which a desk admits a key of its own making', async () => {
    const before = desk.events[19];
    if (before === undefined) throw new Error('no event');
    const planted = makeEvent(place.deps.crypto, {
      ...before.header,
      seq: 21,
      clock: [before.header.clock[0] + 1, 0],
      type: 'ledger.admitted.v1',
      dossier: null,
      prev: before.hash,
      body: { ledger: 'ab'.repeat(16), key: 'x', recipient: 'age1x', desk: 4, generation: 0, replaces: null },
      personal: null,
    });
    const bytes = await seal(place, desk, 21, 21, { events: [...desk.events.slice(0, 20), planted] });
    expect(await importBad(place, bytes)).toMatchObject({ refusal: { code: 'batch.malformed' } });
  });

  it('that names an actor by a NUL', async () => {
    const before = desk.events[19];
    if (before === undefined) throw new Error('no event');
    const { header, body } = before;
    const planted = makeEvent(place.deps.crypto, {
      ...header,
      seq: 21,
      clock: [header.clock[0] + 1, 0],
      actor: 'a\0b',
      prev: before.hash,
      body,
      personal: null,
    });
    const bytes = await seal(place, desk, 21, 21, { events: [...desk.events.slice(0, 20), planted] });
    expect(await importBad(place, bytes)).toMatchObject({ refusal: { code: 'batch.malformed' } });
  });

  it('that is a gap: parked, told from where to send', async () => {
    const answer = await importBad(place, await seal(place, desk, 31, 40));
    expect(answer).toMatchObject({
      state: 'gap',
      refusal: { code: 'batch.gap', params: { resumeFrom: 21 } },
      resumeFrom: 21,
    });
  });

  it('that is a fork behind what is held', async () => {
    const bytes = await seal(place, desk, 1, 30, { events: forked(place, desk, 15) });
    const answer = await importBad(place, bytes);
    expect(answer).toMatchObject({ state: 'fork', refusal: { code: 'batch.fork' } });
    expect(readAnswer(place, desk, answer?.acknowledgement ?? null)).toMatchObject({
      state: 'fork',
      ledgers: [{ seq: 20, hash: desk.events[19]?.hash }],
    });
  });

  it('that is a fork right after what is held', async () => {
    const bytes = await seal(place, desk, 21, 30, { events: forked(place, desk, 20) });
    expect(await importBad(place, bytes)).toMatchObject({ state: 'fork' });
  });

  it('that is a shorter fork', async () => {
    const bytes = await seal(place, desk, 1, 15, { events: forked(place, desk, 15) });
    expect(await importBad(place, bytes)).toMatchObject({ state: 'fork' });
  });
});

describe.each(stores)('what is odd but not bad, on $store', ({ database }) => {
  it('keeps and shows an event of an unknown type', async () => {
    const { place, desk } = await placeWithDesk(database);
    const before = desk.events[19];
    const dossier = desk.events.find(({ header }) => header.dossier !== null)?.header.dossier;
    if (before === undefined || !dossier) throw new Error('no event');
    const unknown = makeEvent(place.deps.crypto, {
      ...before.header,
      seq: 21,
      clock: [before.header.clock[0] + 1, 0],
      type: 'dossier.blessed.v7',
      dossier,
      prev: before.hash,
      body: { by: 'a later version' },
      personal: null,
    });
    const bytes = await seal(place, desk, 21, 21, { events: [...desk.events.slice(0, 20), unknown] });
    const [answer] = await importFiles(place.district, [{ name: 'a', bytes }], 'file');
    expect(answer?.state).toBe('accepted');
    const folded = await place.district.store.read.findFolded(dossier);
    expect(folded?.placed.find(({ event }) => event.header.seq === 21)).toMatchObject({
      event: { body: { by: 'a later version' } },
      effect: { kind: 'setAside', why: 'unknown-type' },
    });
    expect(await place.district.store.verify()).toMatchObject({ ok: true });
  });

  it('goes on with the other files on a stick when one of them is bad', async () => {
    const { place, desk } = await placeWithDesk(database);
    const files = [
      { name: 'bad', bytes: Buffer.from('nothing') },
      { name: 'good', bytes: await seal(place, desk, 21, 30) },
    ];
    const answers = await importFiles(place.district, files, 'file');
    expect(answers.map(({ file, state }) => ({ file, state }))).toEqual([
      { file: 'good', state: 'accepted' },
      { file: 'bad', state: 'refused' },
    ]);
  });

  it('applies nothing of a forked batch that lay parked, and keeps it whole', async () => {
    const { place, desk } = await placeWithDesk(database);
    const bytes = await seal(place, desk, 31, 40, { events: forked(place, desk, 25) });
    expect((await importFiles(place.district, [{ name: 'parked', bytes }], 'file'))[0]?.state).toBe('gap');
    await importFiles(place.district, [{ name: 'closing', bytes: await seal(place, desk, 21, 30) }], 'file');
    const rows = (await place.district.store.read.listBatches({ limit: 3 })).rows;
    expect(rows.map(({ file, state, code }) => ({ file, state, code }))).toEqual([
      { file: 'closing', state: 'accepted', code: null },
      { file: 'parked', state: 'fork', code: 'batch.fork' },
      { file: 'first', state: 'accepted', code: null },
    ]);
    expect((await place.district.store.read.ledgerHead(desk.ledger))?.seq).toBe(30);
  });
});
