import { describe, expect, it } from 'vitest';
import { expectNothingLost } from '../fixtures/nothing-lost.ts';
import { applicant, commune, leader, marriageStatus, newOffice, type TestDesk } from '../fixtures/office.ts';
import { type NewStore, stores } from '../fixtures/postgres.ts';

const receive = async (desk: TestDesk, fullName: string) =>
  (await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant: { ...applicant, fullName } })).code;

/** Two desks that know nothing of each other but by the district. */
async function twoDesks(database: NewStore) {
  const office = await newOffice({ database });
  const url = await office.url();
  const [two, three] = [await office.newDesk({ desk: 2 }), await office.newDesk({ desk: 3 })];
  for (const desk of [two, three]) await desk.ask('sync.now', { url });
  return { office, url, two, three };
}

const names = async (desk: TestDesk) =>
  (await desk.ask('dossier.list', { limit: 500 })).rows.map(({ fullName }) => fullName).sort();

describe.each(stores)('what one desk wrote, on $store', ({ database }) => {
  it('is worked on at another by the district alone, over the line', async () => {
    const { office, url, two, three } = await twoDesks(database);
    const code = await receive(two, 'Ở quầy hai');
    await two.ask('dossier.handOver', { code, to: 'district' });
    await two.ask('sync.now', { url });
    await office.ask('dossier.decide', { code, outcome: 'approved', reason: 'Đủ điều kiện' });
    expect(await three.ask('sync.now', { url })).toMatchObject({ state: 'accepted', unsent: 0 });
    expect(await three.ask('dossier.get', { code })).toMatchObject({ decision: { outcome: 'approved' }, desk: 2 });
    await three.ask('dossier.resolve', { code, outcome: 'approved' }, { as: leader });
    await three.ask('dossier.returnResult', { code, to: { fullName: applicant.fullName }, by: 'desk' });
    for (const desk of [three, two]) await desk.ask('sync.now', { url });
    for (const place of [office, two, three])
      expect(await place.ask('dossier.get', { code })).toMatchObject({
        status: 'returned',
        conflict: false,
      });
    await expectNothingLost(office, [two, three]);
  });

  it('comes also to a desk that has something unsent at each contact', async () => {
    const { url, two, three } = await twoDesks(database);
    for (const round of [1, 2, 3]) {
      await receive(two, `Ở quầy hai ${round}`);
      await two.ask('sync.now', { url });
      await receive(three, `Ở quầy ba ${round}`);
      const before = three.desk().store.read.lastSealedNo();
      expect(await three.ask('sync.now', { url })).toMatchObject({ state: 'accepted', unsent: 0, received: 1 });
      // The batch, whose answer tells that there is more, and the greeting that fetches it.
      expect(three.desk().store.read.lastSealedNo() - before).toBe(2);
      expect(await names(three)).toContain(`Ở quầy hai ${round}`);
    }
    // With nothing new of others the batch is all.
    await receive(three, 'Ở quầy ba, sau cùng');
    const before = three.desk().store.read.lastSealedNo();
    expect(await three.ask('sync.now', { url })).toMatchObject({ unsent: 0, received: 0 });
    expect(three.desk().store.read.lastSealedNo() - before).toBe(1);
  });

  it('comes by the district’s file, and by a folder, and twice changes nothing', async () => {
    const { office, url, two, three } = await twoDesks(database);
    await receive(two, 'Ở quầy hai');
    await two.ask('sync.now', { url });
    const down = await office.ask('down.export', { commune, desk: 3 });
    expect(await three.ask('sync.apply', { files: [down] })).toMatchObject([{ state: 'accepted', code: null }]);
    expect(await three.ask('sync.apply', { files: [down] })).toMatchObject([{ state: 'duplicate' }]);
    expect(await names(three)).toEqual(['Ở quầy hai']);
    expect(await three.ask('sync.now', { url })).toMatchObject({ received: 0 });
  });
});
