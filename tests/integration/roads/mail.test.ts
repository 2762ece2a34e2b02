import { describe, expect, it } from 'vitest';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { districtMailStore } from '../../../main/district/mail-store.ts';
import { makeLetters } from '../../../main/roads/mail/letters.ts';
import { createPartShelf } from '../../../main/roads/mail/part-shelf.ts';
import { unpackLetters } from '../../../main/roads/mail/unpack.ts';
import { createIds } from '../../../main/shell/compose/ids.ts';
import { makeParts } from '../../../shared/batch/part.ts';
import { applicant, marriageStatus, newOffice } from '../../fixtures/office.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';

const crypto = createNodeCrypto();
/** Bytes that no text shares with them, the same in every run. */
const content = Buffer.alloc(300_000, Buffer.from(Array.from({ length: 251 }, (_, i) => i)));
const facts = {
  from: null,
  to: 'mot-cua@tinh.example',
  subject: 'Gói dữ liệu: Xã Thử',
  text: 'Kính gửi',
  limitBytes: 150_000,
  at: 0,
};
/** Parts lie in a district's own store. */
async function newShelf(database: NewStore) {
  const { app, clock } = await newOffice({ database });
  return createPartShelf({ deps: { clock, crypto, ids: createIds() }, store: districtMailStore(app.district) });
}

const wire = ({ name, bytes }: { name: string; bytes: Uint8Array }) => ({
  name,
  base64: Buffer.from(bytes).toString('base64'),
});

describe.each(stores)('a batch by official mail, on $store', ({ database }) => {
  it('goes up as a letter, and its acknowledgement comes back', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    expect(await desk.ask('mail.settings', {})).toMatchObject({ to: '', limitMb: 10 });
    await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    expect(await desk.refusal('mail.write', { to: 'mot cua', limitMb: 5 })).toMatchObject({
      fields: { to: { code: 'mail.address-bad' } },
    });
    const { letters } = await desk.ask('mail.write', { to: facts.to, limitMb: 5 });
    expect(letters.map(({ name }) => name)).toEqual([expect.stringMatching(/^goi-H60\.15\.3-q2-.*\.eml$/)]);
    expect(await desk.ask('mail.settings', {})).toMatchObject({ to: facts.to, limitMb: 5 });
    const [answer] = await office.ask('batch.import', { files: letters });
    expect(answer).toMatchObject({ state: 'accepted' });
    if (answer?.acknowledgement == null) throw new Error('no acknowledgement');
    const back = await makeLetters(
      crypto,
      { name: answer.acknowledgement.name, bytes: Buffer.from(answer.acknowledgement.base64, 'base64') },
      facts,
    );
    expect(await desk.ask('sync.apply', { files: back.map(wire) })).toMatchObject([{ state: 'accepted', unsent: 0 }]);
  });

  it('is told which letters are missing, and is whole with the last of them in any order, also doubled', async () => {
    const letters = await makeLetters(crypto, { name: 'goi.mcd', bytes: content }, facts);
    expect(letters.map(({ name }) => name)).toEqual([
      'goi.001-4.eml',
      'goi.002-4.eml',
      'goi.003-4.eml',
      'goi.004-4.eml',
    ]);
    expect(Math.max(...letters.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(facts.limitBytes);
    const shelf = await newShelf(database);
    const [first, second, third, fourth] = letters;
    if (!first || !second || !third || !fourth) throw new Error('too few letters');
    const some = await unpackLetters(shelf, [fourth, second, second]);
    expect(some.files).toEqual([]);
    expect(some.set).toEqual([
      {
        name: second.name,
        refusal: { code: 'mail.parts-missing', params: { whole: expect.any(String), count: 4, missing: '1, 3' } },
      },
    ]);
    const all = await unpackLetters(shelf, [third, first]);
    expect(all.set).toEqual([]);
    expect(all.files.map(({ bytes }) => Buffer.compare(Buffer.from(bytes), content))).toEqual([0]);
  });

  it('beside others is told of by itself: what waits, and nothing that has become whole', async () => {
    const shelf = await newShelf(database);
    const [a1, a2] = await makeLetters(crypto, { name: 'a.mcd', bytes: content }, { ...facts, limitBytes: 300_000 });
    const [b1] = await makeLetters(
      crypto,
      { name: 'b.mcd', bytes: content.subarray(1) },
      { ...facts, limitBytes: 300_000 },
    );
    if (!a1 || !a2 || !b1) throw new Error('too few letters');
    const plain = { name: 'c.mcd', bytes: Buffer.from('motcua') };
    const one = await unpackLetters(shelf, [plain, b1]);
    expect(one.files).toEqual([plain]);
    expect(one.set.map(({ name }) => name)).toEqual([b1.name]);
    const more = await unpackLetters(shelf, [a1, plain, a2, b1]);
    expect(more.files.map(({ bytes }) => bytes.length)).toEqual([plain.bytes.length, content.length]);
    expect(more.set.map(({ name }) => name)).toEqual([b1.name]);
  });

  it('is called by a name of its own, whatever folder its letter names', async () => {
    const letter = (filename: string) => ({
      name: 'thu.eml',
      bytes: Buffer.from(
        [
          'Content-Type: multipart/mixed; boundary=b',
          '',
          '--b',
          'Content-Type: application/octet-stream',
          `Content-Disposition: attachment; filename="${filename}"`,
          '',
          'motcua',
          '--b--',
          '',
        ].join('\r\n'),
      ),
    });
    const shelf = await newShelf(database);
    for (const [given, own] of [
      ['../../ngoai.mcd', 'ngoai.mcd'],
      ['C:\\\\Windows\\\\goi.mcd', 'goi.mcd'],
      [`${'x'.repeat(300)}.mcd`, `${'x'.repeat(116)}.mcd`],
    ] as const)
      expect((await unpackLetters(shelf, [letter(given)])).files.map(({ name }) => name)).toEqual([own]);
  });

  it('with an altered or a foreign part, or none, is refused by its own code', async () => {
    const [part = new Uint8Array(), other = new Uint8Array()] = makeParts(crypto, content, 200_000);
    const altered = part.slice();
    altered[60] = (altered[60] ?? 0) ^ 1;
    const shelf = await newShelf(database);
    expect(await shelf.put(altered, '')).toMatchObject({ refusal: { code: 'batch.altered' } });
    expect(await shelf.put(other.subarray(0, 20), '')).toMatchObject({ refusal: { code: 'batch.truncated' } });
    await shelf.put(part, '');
    const [foreign = new Uint8Array()] = makeParts(
      { ...crypto, sha256: (d) => crypto.sha256(d.length === content.length - 1 ? content : d) },
      content.subarray(1),
      200_000,
    );
    expect(await shelf.put(foreign, '')).toMatchObject({ refusal: { code: 'mail.part-foreign' } });
    const plain = { name: 'thu.eml', bytes: Buffer.from('Subject: xin chao\r\n\r\nKhong co gi') };
    expect((await unpackLetters(shelf, [plain])).set).toMatchObject([{ refusal: { code: 'mail.no-file' } }]);
  });
});

it('a letter names nobody whose dossier is in it', async () => {
  const office = await newOffice();
  const desk = await office.newDesk();
  await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
  const { letters } = await desk.ask('mail.write', { to: facts.to, limitMb: 5 });
  const text = Buffer.from(letters[0]?.base64 ?? '', 'base64').toString('utf8');
  expect(text).not.toContain(applicant.personalId);
  expect(text).not.toContain('Hoa');
});
