import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initDesk } from '../../main/desk/init.ts';
import { errorTable } from '../../shared/errors/table.ts';
import {
  applicant,
  clerk,
  clonedDesk,
  commune,
  given,
  leader,
  marriageStatus,
  newOffice,
  openTestDesk,
  reopened,
  type TestDesk,
  tempDir,
  testDeps,
} from '../fixtures/office.ts';
import { type NewStore, stores } from '../fixtures/postgres.ts';

const reason = 'Máy bị lấy cắp';

async function receive(desk: TestDesk, fullName: string): Promise<string> {
  const input = { procedureCode: marriageStatus, applicant: { ...applicant, fullName } };
  return (await desk.ask('dossier.receive', input)).code;
}

/** A desk that sent one dossier, took in two more, and was then stolen; its sibling works on. */
async function stolen(database: NewStore) {
  const office = await newOffice({ database });
  const url = await office.url();
  const [desk, sibling] = [await office.newDesk({ desk: 2 }), await office.newDesk({ desk: 3 })];
  await receive(desk, 'Đã gửi');
  for (const each of [desk, sibling, desk]) await each.ask('sync.now', { url });
  for (const name of ['Trước khi mất', 'Sau khi mất']) await receive(desk, name);
  const { ledger, acknowledgedSeq, lastSeq } = await desk.ask('desk.status', {});
  const revoked = await office.ask('ledger.revoke', { ledger, reason });
  expect(revoked).toEqual({ revoked: [{ ledger, upTo: acknowledgedSeq }] });
  return { office, url, desk, sibling, ledger, acknowledgedSeq, lastSeq };
}

const names = async (place: Pick<TestDesk, 'ask'>) =>
  (await place.ask('dossier.list', { limit: 500 })).rows.map(({ fullName }) => fullName).sort();

describe.each(stores)('a stolen desk that was revoked, on $store', ({ database }) => {
  it('is told so, gets nothing any more, and what it sends late is kept whole and not taken in', async () => {
    const { office, url, desk } = await stolen(database);
    for (let contact = 0; contact < 2; contact += 1) {
      const error = await desk.refusal('sync.now', { url });
      expect(error.code).toBe('district.ledger-revoked');
      expect(error.message).toContain('đã bị ngừng công nhận');
      expect(error.message).not.toMatch(/[{}]/);
    }
    expect(await names(office)).toEqual(['Đã gửi']);
    expect(await office.ask('desk.list', {})).toMatchObject([{ desk: 2, state: 'revoked' }, { state: 'admitted' }]);
    const { name, base64 } = await desk.ask('sync.seal', {});
    const [answer] = await office.ask('batch.import', { files: [{ name, base64 }] });
    expect(answer).toMatchObject({ state: 'refused', code: 'district.ledger-revoked' });
    // Nothing is lost at the machine itself: the counter goes on, all of it unsent.
    expect((await desk.ask('desk.status', {})).unsent).toBeGreaterThan(0);
    expect(await names(desk)).toHaveLength(3);
  });

  it('is taken in after all up to the number that a person admits, and no further', async () => {
    const { office, url, desk, ledger, acknowledgedSeq, lastSeq } = await stolen(database);
    await desk.refusal('sync.now', { url });
    const upTo = acknowledgedSeq + 1;
    const admitted = await office.ask('ledger.admitLate', { ledger, upTo, reason: 'Có phiếu đã in' });
    expect(admitted).toEqual({ ledger, upTo, held: upTo });
    expect(await names(office)).toEqual(['Trước khi mất', 'Đã gửi']);
    await office.ask('ledger.admitLate', { ledger, upTo: lastSeq, reason: 'Máy đã tìm lại được' });
    expect(await names(office)).toEqual(['Sau khi mất', 'Trước khi mất', 'Đã gửi']);
    expect(await office.ask('batch.list', { state: 'refused' })).toMatchObject({ total: 0 });
    expect((await office.app.district.store.verify()).problems).toEqual([]);
  });

  it('covers a copy of it that goes on in a ledger of its own', async () => {
    const { office, url, desk } = await stolen(database);
    const copy = await clonedDesk(desk, tempDir());
    await receive(copy, 'Ở bản sao');
    expect((await copy.refusal('sync.now', { url })).code).toBe('district.ledger-revoked');
    const { name, base64 } = await copy.ask('sync.seal', {});
    expect(await office.ask('batch.import', { files: [{ name, base64 }] })).toMatchObject([{ state: 'refused' }]);
    expect(await names(office)).toEqual(['Đã gửi']);
  });

  it('covers the ledger that it had gone on in before, and the one before that', async () => {
    const office = await newOffice({ database });
    const url = await office.url();
    const desk = await office.newDesk();
    await receive(desk, 'Chung');
    await desk.ask('sync.now', { url });
    const copy = await clonedDesk(desk, tempDir());
    await receive(desk, 'Một');
    await desk.ask('sync.now', { url });
    await receive(copy, 'Hai');
    expect(await copy.ask('sync.now', { url })).toMatchObject({ state: 'fork' });
    const { ledger } = await copy.ask('desk.status', {});
    const { revoked } = await office.ask('ledger.revoke', { ledger, reason });
    expect(revoked.map((each) => each.ledger).sort()).toEqual([ledger, desk.desk().ledger].sort());
    for (const each of [desk, copy])
      expect((await each.refusal('sync.now', { url })).code).toBe('district.ledger-revoked');
  });

  it('is shut out at its sibling desks as well, which no longer seal for it', async () => {
    const { url, desk, sibling } = await stolen(database);
    await sibling.ask('sync.now', { url });
    const stick = await desk.ask('sync.seal', {});
    const [refused] = await sibling.ask('sync.apply', { files: [{ name: stick.name, base64: stick.base64 }] });
    expect(refused).toMatchObject({ state: 'refused', message: expect.not.stringMatching(/[{}]/) });
    await receive(sibling, 'Ở quầy bên');
    const { name, base64 } = await sibling.ask('sync.seal', {});
    expect(await desk.ask('sync.apply', { files: [{ name, base64 }] })).toMatchObject([{ state: 'refused' }]);
    expect(await names(desk)).not.toContain('Ở quầy bên');
  });

  it('leaves its number to a new PC, which goes on by an invitation of its own', async () => {
    const { office, url, ledger } = await stolen(database);
    const invitation = { commune, communeName: 'Xã Thử', province: 'Tỉnh Thử', desk: 2, replaces: ledger };
    const enrolment = Buffer.from((await office.ask('enrolment.create', invitation)).base64, 'base64');
    const deps = testDeps(join(office.root, 'new-pc'), office.clock);
    const dataDir = join(office.root, 'new-pc', 'desk');
    given(await initDesk(deps, { dataDir, enrolment, clerk, leader }));
    const desk = await openTestDesk(deps, dataDir, office.clock);
    expect(await receive(desk, 'Ở máy mới')).toBe(`${commune}-261117-12001`);
    expect(await desk.ask('sync.now', { url })).toMatchObject({ state: 'accepted', unsent: 0 });
    expect(await names(office)).toEqual(['Đã gửi', 'Ở máy mới'].sort());
  });
});

describe.each(stores)('admitting late work, on $store', ({ database }) => {
  it('is not for a ledger that is welcome, nor for one that nobody knows', async () => {
    const office = await newOffice({ database });
    const desk = await reopened(await office.newDesk());
    const { ledger } = await desk.ask('desk.status', {});
    const ask = (call: string, input: object) => office.app.core.call({ call, id: crypto.randomUUID(), input });
    expect(await ask('ledger.admitLate', { ledger, upTo: 9, reason })).toMatchObject({
      ok: false,
      error: { code: 'district.ledger-not-revoked' },
    });
    expect(await ask('ledger.revoke', { ledger: 'ab'.repeat(16), reason })).toMatchObject({
      ok: false,
      error: { code: 'district.ledger-unknown' },
    });
    expect(errorTable['district.ledger-unknown'].vi).toContain('{ledger}');
  });
});
