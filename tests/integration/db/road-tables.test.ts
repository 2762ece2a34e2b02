import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openPostgresStore } from '../../../db/district/postgres/store.ts';
import { openDistrictStore } from '../../../db/district/sqlite-store.ts';
import type { DistrictStore } from '../../../db/district/types.ts';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { LedgerId } from '../../../shared/dossier/ids.ts';
import { ok } from '../../../shared/result.ts';
import { given, tempDir } from '../../fixtures/office.ts';
import { stores } from '../../fixtures/postgres.ts';

const part = { whole: 'ab', count: 3, wholeBytes: 9, sender: 'xa@donvi.example', at: 1, bytes: Buffer.from('x') };
const answer = { commune: 'H60.15.3', desk: 2, to: 'xa@donvi.example', answers: null, name: 'a.mcd' };
const list = {
  commune: 'H60.15.3',
  list: 'H60.15.3-Q2-261128-1',
  desk: 2,
  ledger: LedgerId.parse('0'.repeat(32)),
  madeAt: 5,
  batch: 'c'.repeat(64),
  codes: ['H60.15.3-261128-2001'],
  announcedAt: 6,
  scannedAt: null,
  extra: null,
};

describe.each(stores)('what waits on the roads of a district, on $store', ({ database }) => {
  async function newStore(): Promise<DistrictStore> {
    const { sha256Hex } = createNodeCrypto();
    const url = await database();
    const store = given(
      url === undefined
        ? openDistrictStore({ path: join(tempDir(), 'district.db'), sha256Hex })
        : await openPostgresStore({ url, sha256Hex }),
    );
    onTestFinished(() => store.close());
    return store;
  }

  it('keeps each part once, by place, and lets a whole go', async () => {
    const { read, write } = await newStore();
    await write(null, async (tx) => {
      for (const place of [2, 0, 2]) await tx.keepMailPart({ ...part, place });
      await tx.keepMailPart({ ...part, whole: 'cd', place: 1, at: 0 });
      return ok(null);
    });
    expect((await read.listMailParts('ab')).map(({ place, bytes }) => [place, Buffer.from(bytes).toString()])).toEqual([
      [0, 'x'],
      [2, 'x'],
    ]);
    expect((await read.listWaitingParts()).map(({ whole, place }) => [whole, place])).toEqual([
      ['cd', 1],
      ['ab', 0],
      ['ab', 2],
    ]);
    await write(null, async (tx) => ok(await tx.removeMailParts('ab')));
    expect((await read.listWaitingParts()).map(({ whole }) => whole)).toEqual(['cd']);
  });

  it('holds one answer to a desk, the newest, and notes until they are seen', async () => {
    const { read, write } = await newStore();
    await write('H60.15.3', async (tx) => {
      await tx.putMailAnswer({ ...answer, bytes: Buffer.from('old') });
      await tx.putMailAnswer({ ...answer, answers: '<m@x>', bytes: Buffer.from('new') });
      await tx.addMailNote({ id: 'n', at: 3, sender: 's', subject: 't', code: 'batch.altered', params: '{}' });
      return ok(null);
    });
    const [only, ...others] = await read.listMailAnswers();
    expect([only?.answers, Buffer.from(only?.bytes ?? []).toString(), others]).toEqual(['<m@x>', 'new', []]);
    expect(await read.listMailNotes()).toMatchObject([{ id: 'n', code: 'batch.altered' }]);
    await write('H60.15.3', async (tx) => {
      await tx.removeMailAnswer(answer);
      await tx.removeMailNote('n');
      return ok(null);
    });
    expect([await read.listMailAnswers(), await read.listMailNotes()]).toEqual([[], []]);
  });

  it('knows a list by its number, marks it, and keeps what its batch has beside it', async () => {
    const { read, write } = await newStore();
    await write('H60.15.3', async (tx) => ok(await tx.addPaperList(list)));
    expect(await read.findPaperList('H60.15.3', list.list)).toEqual(list);
    expect(await read.listOpenPaperLists('H60.15.3')).toEqual([list]);
    expect(await read.findTakenBatch('H60.15.3', list.batch)).toBeNull();
    await write('H60.15.3', async (tx) => {
      await tx.markPaperList(list, { announcedAt: 6, scannedAt: 7 });
      await tx.setPaperListExtra(list, ['H60.15.3-261128-2002']);
      return ok(null);
    });
    const marked = { ...list, scannedAt: 7, extra: ['H60.15.3-261128-2002'] };
    expect(await read.listPaperLists({ limit: 10, offset: 0 })).toEqual([marked]);
    expect([await read.countPaperLists(), await read.listOpenPaperLists('H60.15.3')]).toEqual([1, []]);
    expect(await read.listedCodes('H60.15.3')).toEqual(new Set(list.codes));
  });
});
