import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../main/district/import.ts';
import { stores } from '../../fixtures/postgres.ts';
import { dump, newDesk, newPlace, readAnswer, seal, startAt } from './place.ts';

const summary = (answers: readonly { state: string; refusal: { code: string } | null; resumeFrom: number | null }[]) =>
  answers.map(({ state, refusal, resumeFrom }) => ({ state, code: refusal?.code ?? null, resumeFrom }));

describe.each(stores)('importing batches on $store', ({ database }) => {
  it('applies a batch in one go and answers with what is held now', async () => {
    const place = await newPlace(database);
    const desk = await newDesk(place);
    const last = desk.events.at(-1);
    const bytes = await seal(place, desk, 1, desk.events.length);
    const [answer] = await importFiles(place.district, [{ name: 'goi.mcd', bytes }], 'file');
    expect(answer).toMatchObject({
      file: 'goi.mcd',
      state: 'accepted',
      refusal: null,
      fromSeq: 1,
      toSeq: desk.events.length,
    });
    const acknowledgement = readAnswer(place, desk, answer?.acknowledgement ?? null);
    expect(acknowledgement).toMatchObject({ state: 'accepted', code: null, resumeFrom: null, desk: 2, at: startAt });
    expect(acknowledgement.ledgers).toEqual([{ ledger: desk.ledger, seq: last?.header.seq, hash: last?.hash }]);
    expect(acknowledgement.answers.sha256).toBe(place.deps.crypto.sha256Hex(bytes));
    expect(await place.district.store.read.dossierCount()).toBe(10);
    expect(await place.district.store.verify()).toMatchObject({ ok: true });
  });

  it('takes the same batch by a second road and changes nothing', async () => {
    const place = await newPlace(database);
    const desk = await newDesk(place);
    const bytes = await seal(place, desk, 1, 20);
    await importFiles(place.district, [{ name: 'a', bytes }], 'network');
    const before = await dump(place);
    const answers = await importFiles(place.district, [{ name: 'b', bytes }], 'file');
    expect(summary(answers)).toEqual([{ state: 'duplicate', code: null, resumeFrom: null }]);
    expect(await dump(place)).toEqual(before);
    expect(await place.district.store.read.countBatches()).toEqual({ all: 2, refused: 0, forked: 0, parked: 0 });
  });

  it('applies the rest of an overlap', async () => {
    const place = await newPlace(database);
    const desk = await newDesk(place);
    await importFiles(place.district, [{ name: 'a', bytes: await seal(place, desk, 1, 20) }], 'file');
    const answers = await importFiles(place.district, [{ name: 'b', bytes: await seal(place, desk, 11, 30) }], 'file');
    expect(summary(answers)).toEqual([{ state: 'accepted', code: null, resumeFrom: null }]);
    expect((await place.district.store.read.ledgerHead(desk.ledger))?.seq).toBe(30);
    expect(await place.district.store.verify()).toMatchObject({ ok: true });
  });

  it('parks a gap, says where to send from, and applies it when the gap closes', async () => {
    const place = await newPlace(database);
    const desk = await newDesk(place);
    const total = desk.events.length;
    const early = await importFiles(place.district, [{ name: 'c', bytes: await seal(place, desk, 31, total) }], 'file');
    expect(summary(early)).toEqual([{ state: 'gap', code: 'batch.gap', resumeFrom: 1 }]);
    expect(readAnswer(place, desk, early[0]?.acknowledgement ?? null)).toMatchObject({
      state: 'gap',
      code: 'batch.gap',
      resumeFrom: 1,
      ledgers: [],
    });
    await importFiles(place.district, [{ name: 'b', bytes: await seal(place, desk, 16, 30) }], 'file');
    expect((await place.district.store.read.countBatches()).parked).toBe(2);
    const closing = await importFiles(place.district, [{ name: 'a', bytes: await seal(place, desk, 1, 15) }], 'file');
    expect(summary(closing)).toEqual([{ state: 'accepted', code: null, resumeFrom: null }]);
    expect(readAnswer(place, desk, closing[0]?.acknowledgement ?? null).ledgers).toMatchObject([{ seq: total }]);
    expect(await place.district.store.read.countBatches()).toEqual({ all: 3, refused: 0, forked: 0, parked: 0 });
    const rows = (await place.district.store.read.listBatches({ limit: 10 })).rows;
    expect(rows.map(({ state, code }) => ({ state, code }))).toEqual(Array(3).fill({ state: 'accepted', code: null }));
    expect(await place.district.store.verify()).toMatchObject({ ok: true });
  });

  it('sorts what came on one stick, so that nothing is parked', async () => {
    const place = await newPlace(database);
    const desk = await newDesk(place);
    const files = [
      { name: '3', bytes: await seal(place, desk, 21, 30) },
      { name: '1', bytes: await seal(place, desk, 1, 10) },
      { name: '2', bytes: await seal(place, desk, 11, 20) },
    ];
    const answers = await importFiles(place.district, files, 'file');
    expect(answers.map(({ file, state }) => ({ file, state }))).toEqual([
      { file: '1', state: 'accepted' },
      { file: '2', state: 'accepted' },
      { file: '3', state: 'accepted' },
    ]);
  });

  it('keeps and marks what is stamped ahead of its clock', async () => {
    const place = await newPlace(database);
    const desk = await newDesk(place);
    const bytes = await seal(place, desk, 1, 20, { sealedAt: startAt + 40 * 86_400_000 });
    const answers = await importFiles(place.district, [{ name: 'a', bytes }], 'file');
    expect(summary(answers)).toEqual([{ state: 'accepted', code: null, resumeFrom: null }]);
    expect((await place.district.store.read.listBatches({ limit: 1 })).rows[0]?.fromFuture).toBe(true);
  });
});
