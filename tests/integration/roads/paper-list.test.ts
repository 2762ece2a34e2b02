import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { applicant, commune, marriageStatus, newOffice, type Office, type TestDesk } from '../../fixtures/office.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';
import { readQr } from '../../fixtures/read-qr.ts';

async function handedOver(desk: TestDesk): Promise<string> {
  const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
  await desk.ask('dossier.handOver', { code, to: 'district' });
  return code;
}

async function place(database: NewStore) {
  const office = await newOffice({ database });
  const desk = await office.newDesk();
  const codes = [await handedOver(desk), await handedOver(desk)];
  return { office, desk, codes };
}

function stick(): string {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-stick-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

const qrOf = async (desk: TestDesk, list: string) => readQr((await desk.ask('paperList.html', { list })).html);
const shown = async (office: Office) => (await office.ask('paperList.list', {})).rows;
const refused = async (office: Office, text: string) => {
  const answer = await office.app.core.call({ call: 'paperList.scan', id: randomUUID(), input: { text } });
  return answer.ok ? null : answer.error.code;
};

describe.each(stores)('a list that travels with paper dossiers, on $store', ({ database }) => {
  it('goes onto the stick with its batch, is expected, and arrives when its code is scanned', async () => {
    const { office, desk, codes } = await place(database);
    const folder = stick();
    await desk.ask('folder.set', { folder });
    expect(await desk.ask('paperList.desk', {})).toMatchObject({
      open: [{ code: codes[0] }, { code: codes[1] }],
      made: [],
    });
    const made = await desk.ask('paperList.make', {});
    expect(made).toMatchObject({ list: `${commune}-Q2-261117-1`, dossiers: 2, file: null });
    expect(readdirSync(join(folder, 'gui-len'))).toContain(made.written);
    expect(await desk.ask('paperList.desk', {})).toMatchObject({ open: [], made: [{ list: made.list, dossiers: 2 }] });
    await office.ask('folder.set', { folder });
    expect(await shown(office)).toMatchObject([
      { list: made.list, desk: 2, state: 'expected', waitsFor: 'paper', missing: [], extra: [] },
    ]);
    expect(await office.ask('paperList.scan', { text: await qrOf(desk, made.list) })).toMatchObject({
      state: 'arrived',
      waitsFor: null,
    });
    await desk.ask('folder.exchange', {});
    expect(await desk.ask('desk.status', {})).toMatchObject({ unsent: 0 });
  });

  it('waits for the data where the envelope is faster, and needs no number but the one on the paper', async () => {
    const { office, desk, codes } = await place(database);
    const { list, file } = await desk.ask('paperList.make', {});
    if (file === null) throw new Error('no file to save');
    expect(await refused(office, list)).toBe('paper.list-unknown');
    const text = await qrOf(desk, list);
    expect(await office.ask('paperList.scan', { text: `${text}\r\n` })).toMatchObject({
      state: 'expected',
      waitsFor: 'data',
      missing: codes,
    });
    expect(await office.ask('batch.import', { files: [file] })).toMatchObject([
      { state: 'accepted', fromSeq: 1 },
      { state: 'accepted', fromSeq: null },
    ]);
    expect(await shown(office)).toMatchObject([{ state: 'arrived', missing: [] }]);
    expect(await office.ask('paperList.scan', { text: list.toLowerCase() })).toMatchObject({ state: 'arrived' });
  });

  it('is told what is in the data and not on the paper, until another list names it', async () => {
    const { office, desk, codes } = await place(database);
    const [listed = '', forgotten = ''] = codes;
    const first = await desk.ask('paperList.make', { codes: [listed] });
    await office.ask('batch.import', { files: first.file === null ? [] : [first.file] });
    expect(await office.ask('paperList.scan', { text: first.list })).toMatchObject({
      state: 'differs',
      extra: [forgotten],
    });
    const second = await desk.ask('paperList.make', {});
    expect(second.list).toBe(`${commune}-Q2-261117-2`);
    await office.ask('paperList.scan', { text: await qrOf(desk, second.list) });
    expect((await shown(office)).map(({ list, state }) => [list, state]).sort()).toEqual([
      [first.list, 'arrived'],
      [second.list, 'arrived'],
    ]);
  });

  it('is made once for one command, names only what went up, and carries no name in its code', async () => {
    const { desk, codes } = await place(database);
    const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    expect(await desk.refusal('paperList.make', { codes: [code] })).toMatchObject({ code: 'paper.dossier-not-handed' });
    const id = randomUUID();
    const once = await desk.ask('paperList.make', {}, { id });
    expect(await desk.ask('paperList.make', {}, { id })).toEqual({ ...once, file: null });
    expect(await desk.refusal('paperList.make', {})).toMatchObject({ code: 'paper.nothing-to-list' });
    const { html, title } = await desk.ask('paperList.html', { list: once.list });
    expect(title).toBe(once.list);
    for (const each of codes) expect(html).toContain(each);
    expect(html).toContain(applicant.fullName);
    expect(await qrOf(desk, once.list)).toMatch(
      /^MCL1:H60\.15\.3-Q2-261117-1:\d+:[0-9A-F]{32}:[A-Z2-7]{52}:[A-Z0-9.+-]+:[A-Z2-7]{103}$/,
    );
  });

  it('that nobody known signed, or that was altered, is refused and changes nothing', async () => {
    const { office, desk } = await place(database);
    const { list } = await desk.ask('paperList.make', {});
    const text = await qrOf(desk, list);
    expect(await refused(office, text.replace('-Q2-261117-1:', '-Q2-261117-7:'))).toBe('paper.signature-wrong');
    const other = await newOffice({ database, stranger: true });
    expect(await refused(other, text)).toBe('paper.signature-wrong');
    expect(await refused(office, 'MCL1:x')).toBe('paper.qr-unreadable');
    expect(await shown(office)).toEqual([]);
  });
});
