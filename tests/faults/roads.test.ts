import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initDesk } from '../../main/desk/init.ts';
import { sealedContentType } from '../../main/sync/line.ts';
import { expectNothingLost } from '../fixtures/nothing-lost.ts';
import {
  applicant,
  clerk,
  commune,
  given,
  leader,
  marriageStatus,
  newOffice,
  openTestDesk,
  type TestDesk,
  testDeps,
} from '../fixtures/office.ts';
import { stores } from '../fixtures/postgres.ts';

const receive = (desk: TestDesk) => desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });

describe.each(stores)('on $store', ({ database }) => {
  it('the same batch by two roads at once, twice on each, is taken in once', async () => {
    const office = await newOffice({ database });
    const url = await office.url();
    const desk = await office.newDesk();
    for (let n = 0; n < 20; n += 1) await receive(desk);
    const { name, base64 } = await desk.ask('sync.seal', {});
    const byLine = () =>
      fetch(new URL('/sync/v1/batches', url), {
        method: 'POST',
        body: Buffer.from(base64, 'base64'),
        headers: { 'content-type': sealedContentType },
      });
    const byFile = () => office.ask('batch.import', { files: [{ name, base64 }] });
    const [, answers, , again] = await Promise.all([byLine(), byFile(), byLine(), byFile()]);
    const { rows } = await office.ask('batch.list', {});
    expect(rows.map(({ state }) => state).sort()).toEqual(['accepted', 'duplicate', 'duplicate', 'duplicate']);
    expect((await office.ask('district.status', {})).dossiers).toBe(20);
    // Whichever answer comes back first, all that was sent is known to be held.
    for (const { acknowledgement } of [...answers, ...again])
      if (acknowledgement !== null)
        expect(await desk.ask('sync.apply', { files: [acknowledgement] })).toMatchObject([{ unsent: 0 }]);
    await expectNothingLost(office, [desk]);
  });

  it('two sticks in the wrong order: the later brings all, the earlier changes nothing, and both answers are harmless', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    await receive(desk);
    const first = await desk.ask('sync.seal', {});
    await receive(desk);
    const second = await desk.ask('sync.seal', {});
    const bring = async ({ name, base64 }: typeof first) => {
      const [answer] = await office.ask('batch.import', { files: [{ name, base64 }] });
      if (answer?.acknowledgement == null) throw new Error('no acknowledgement');
      return { state: answer.state, acknowledgement: answer.acknowledgement };
    };
    const late = await bring(second);
    const early = await bring(first);
    expect([late.state, early.state]).toEqual(['accepted', 'duplicate']);
    const applied = await desk.ask('sync.apply', { files: [late.acknowledgement, early.acknowledgement] });
    expect(applied).toMatchObject([
      { state: 'accepted', unsent: 0 },
      { code: 'sync.acknowledgement-stale', message: expect.stringContaining('xác nhận mới hơn'), unsent: 0 },
    ]);
    expect((await office.ask('district.status', {})).dossiers).toBe(2);
    await expectNothingLost(office, [desk]);
  });

  it('a down-package for another commune is refused with its name, and changes nothing', async () => {
    const office = await newOffice({ database });
    const desk = await office.newDesk();
    const other = 'H60.15.4';
    const invited = { commune: other, communeName: 'Xã Khác', province: 'Tỉnh Thử', desk: 2 };
    const file = await office.ask('enrolment.create', invited);
    const deps = testDeps(join(office.root, 'profile-other'), office.clock);
    const dataDir = join(office.root, 'desk-other');
    const enrolment = Buffer.from(file.base64, 'base64');
    const { request } = given(await initDesk(deps, { dataDir, enrolment, clerk, leader }));
    await office.ask('enrolment.admit', { file: { name: 'r.mcd', base64: Buffer.from(request).toString('base64') } });
    const before = desk.desk().store.read.listLedgers();
    const wrong = await office.ask('down.export', { commune: other, desk: 2 });
    const [refused] = await desk.ask('sync.apply', { files: [wrong] });
    expect(refused).toMatchObject({ state: 'refused', code: 'batch.wrong-commune' });
    expect(refused?.message).toContain(other);
    expect(desk.desk().store.read.listLedgers()).toEqual(before);
    // Each has its own.
    expect(
      await desk.ask('sync.apply', { files: [await office.ask('down.export', { commune, desk: 2 })] }),
    ).toMatchObject([{ state: 'accepted' }]);
    const there = await openTestDesk(deps, dataDir, office.clock);
    expect(await there.ask('sync.apply', { files: [wrong] })).toMatchObject([{ state: 'accepted' }]);
  });
});
