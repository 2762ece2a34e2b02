import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openAcknowledgement } from '../../../shared/batch/acknowledgement.ts';
import { readFiles } from '../../../shared/batch/bundle.ts';
import { LedgerId } from '../../../shared/dossier/ids.ts';
import {
  applicant,
  clonedDesk,
  commune,
  given,
  leader,
  marriageStatus,
  newOffice,
  type Office,
  type TestDesk,
  tempDir,
} from '../../fixtures/office.ts';
import { type NewStore, stores } from '../../fixtures/postgres.ts';

async function receive(desk: TestDesk, fullName: string): Promise<string> {
  const input = { procedureCode: marriageStatus, applicant: { ...applicant, fullName } };
  return (await desk.ask('dossier.receive', input)).code;
}

async function carry(office: Office, desk: TestDesk) {
  const { name, base64 } = await desk.ask('sync.seal', {});
  const [answer] = await office.ask('batch.import', { files: [{ name, base64 }] });
  return { sealed: { name, base64 }, answer };
}

async function newestBatch(office: Office) {
  const [row] = (await office.ask('batch.list', {})).rows;
  if (row === undefined) throw new Error('nothing came in');
  return row;
}

async function refusalOf(office: Office, call: string, input: unknown): Promise<unknown> {
  const answer = await office.app.core.call({ call, id: randomUUID(), input });
  return answer.ok ? null : answer.error.code;
}

/** A desk and a copy of its disk that both went on: the second one's branch is quarantined. */
async function forked(database: NewStore) {
  const office = await newOffice({ database });
  const desk = await office.newDesk();
  await receive(desk, 'Chung');
  const clone = await clonedDesk(desk, tempDir());
  await receive(desk, 'Của máy gốc');
  await carry(office, desk);
  const code = await receive(clone, 'Của máy sao');
  const { sealed, answer } = await carry(office, clone);
  expect(answer).toMatchObject({ state: 'fork' });
  return { office, desk, code, sealed };
}

describe.each(stores)('a branch that was quarantined, on $store', ({ database }) => {
  it('can be looked into without being applied: which dossiers, from where it differs', async () => {
    const { office, code } = await forked(database);
    const { id, fromSeq, toSeq } = await newestBatch(office);
    const look = await office.ask('batch.look', { batch: id });
    expect(look).toMatchObject({ fromSeq, toSeq, heldUpTo: toSeq, differsFrom: toSeq, unknownTypes: [] });
    expect(look.dossiers.map(({ fullName, known, events }) => [fullName, known, events.length])).toEqual([
      ['Chung', true, 1],
      ['Của máy sao', false, 1],
    ]);
    expect(look.dossiers[1]?.code).toBe(code);
    const names = (await office.ask('dossier.list', { limit: 10 })).rows.map(({ fullName }) => fullName);
    expect(names.sort()).toEqual(['Chung', 'Của máy gốc']);
  });

  it('can be saved as the file that came', async () => {
    const { office, sealed } = await forked(database);
    const { id } = await newestBatch(office);
    const file = await office.ask('batch.file', { batch: id });
    // The file that came held one range; it is kept as it came.
    expect(
      given(readFiles(Buffer.from(sealed.base64, 'base64'))).map((bytes) => Buffer.from(bytes).toString('base64')),
    ).toContain(file.base64);
  });

  it('can be laid aside with a reason, is counted no more, and be put back', async () => {
    const { office } = await forked(database);
    const { id } = await newestBatch(office);
    const item = `batch ${id}`;
    const counted = async () => (await office.ask('district.status', {})).forked;
    expect(await counted()).toBe(1);
    await office.ask('attention.layAside', { item, reason: 'Máy sao đã thu hồi' });
    expect(await counted()).toBe(0);
    expect(await office.ask('attention.laidAside', {})).toMatchObject([
      { item, reason: 'Máy sao đã thu hồi', by: 'Cán bộ cấp trên' },
    ]);
    expect(await office.ask('batch.look', { batch: id })).toMatchObject({ events: expect.any(Number) });
    await office.ask('attention.takeBack', { item });
    expect(await counted()).toBe(1);
    expect(await office.ask('attention.laidAside', {})).toEqual([]);
    expect(await refusalOf(office, 'attention.layAside', { item: 'anything', reason: 'x' })).toBe('input.invalid');
  });

  it('of which nothing is kept says so', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    await receive(desk, 'Đã nhận');
    await carry(office, desk);
    const { id } = await newestBatch(office);
    for (const call of ['batch.look', 'batch.file', 'batch.askAgain'])
      expect(await refusalOf(office, call, { batch: id })).toBe('district.batch-not-kept');
  });
});

describe.each(stores)('a part that is missing, on $store', ({ database }) => {
  it('is asked for by a signed file that serves on every road, and counts no more once laid aside', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    await receive(desk, 'Một');
    const first = await desk.ask('sync.seal', {});
    const url = await office.url();
    await desk.ask('sync.now', { url });
    expect(first.base64).not.toBe('');
    // A second district, put back to before anything came: the next batch leaves a gap there.
    const { read } = office.app.district.store;
    expect((await read.listBatches({ limit: 5 })).total).toBe(1);
    const gapped = await gapOf(office, desk);
    const { id, resumeFrom } = gapped;
    expect((await office.ask('district.status', {})).parked).toBe(1);
    const file = await office.ask('batch.askAgain', { batch: id });
    const ledger = await read.findCommune(commune);
    const key = (await read.findLedger(LedgerId.parse(ledger?.ledger)))?.key ?? '';
    const opened = openAcknowledgement(office.app.district.deps.crypto, Buffer.from(file.base64, 'base64'), {
      districtKey: key,
      commune,
      training: true,
    });
    expect(given(opened)).toMatchObject({ state: 'gap', resumeFrom });
    await office.ask('attention.layAside', { item: `batch ${id}`, reason: 'Quầy đã nghỉ' });
    expect((await office.ask('district.status', {})).parked).toBe(0);
  });
});

/** What a desk sealed after it believed the tier above to hold more than it does. */
async function gapOf(office: Office, desk: TestDesk) {
  const { store, ledger } = desk.desk();
  await receive(desk, 'Hai');
  given(
    store.write((tx) => {
      const belief = tx.holdBelief();
      const seq = tx.ledgerHead(ledger)?.seq ?? 0;
      tx.setHoldBelief({
        ...belief,
        holds: { ...belief.holds, [ledger]: { seq, hash: tx.hashAt(ledger, seq) ?? '' } },
      });
      return { ok: true, value: null };
    }),
  );
  await receive(desk, 'Ba');
  const { answer } = await carry(office, desk);
  expect(answer).toMatchObject({ state: 'gap' });
  return newestBatch(office);
}

describe.each(stores)('a conflict, on $store', ({ database }) => {
  it('is settled by the tier above, and every desk folds alike', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const url = await office.url();
    const code = await receive(desk, 'Mâu thuẫn');
    await desk.ask('dossier.handOver', { code, to: 'district' });
    await desk.ask('sync.now', { url });
    await desk.ask('dossier.withdraw', { code, reason: 'Công dân rút' });
    office.clock.tick(1000);
    await office.ask('dossier.decide', { code, outcome: 'approved', reason: 'Đủ điều kiện' });
    for (let round = 0; round < 2; round += 1) await desk.ask('sync.now', { url });
    const [odd] = await office.ask('attention.list', {});
    expect(odd).toMatchObject({ kind: 'conflict', code });
    if (odd?.event == null) throw new Error('no event');
    const event = { ledger: odd.event.ledger, seq: odd.event.seq };
    await office.ask('dossier.settle', { code, event, take: false, reason: 'Đã rút trước đó' });
    expect(await office.ask('dossier.get', { code })).toMatchObject({ status: 'withdrawn', conflict: false });
    expect(await refusalOf(office, 'dossier.settle', { code, event, take: true, reason: 'x' })).toBe(
      'dossier.conflict-not-found',
    );
    await desk.ask('sync.now', { url });
    expect(await desk.ask('dossier.get', { code })).toMatchObject({ status: 'withdrawn', conflict: false });
    const again = { code, event, take: true, reason: 'x' };
    expect((await desk.refusal('dossier.settle', again, { as: leader })).code).toBe('dossier.conflict-not-found');
  });
});
