import { describe, expect, it } from 'vitest';
import { makeGreeting } from '../../../shared/batch/greeting.ts';
import {
  applicant,
  clonedDesk,
  commune,
  marriageStatus,
  newOffice,
  type TestDesk,
  tempDir,
} from '../../fixtures/office.ts';
import { stores } from '../../fixtures/postgres.ts';

const apply = async (desk: TestDesk, base64: string) => {
  const [answer] = await desk.ask('sync.apply', { files: [{ name: 'tep.mcd', base64 }] });
  return answer;
};
const ledgersAt = (desk: TestDesk) => desk.desk().store.read.listLedgers();
const receive = (desk: TestDesk) => desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });

describe.each(stores)(
  'a file that a desk cannot use changes nothing and is told by its own code, on $store',
  ({ database }) => {
    it('when it is one that desks send', async () => {
      const office = await newOffice({ database });
      const desk = await office.newDesk();
      const { bytes } = makeGreeting(desk.deps.crypto, {
        seed: new Uint8Array(32).fill(5),
        commune,
        desk: 2,
        training: true,
        heads: [],
        holds: [],
        at: office.clock.now(),
      });
      const before = ledgersAt(desk);
      const answer = await apply(desk, Buffer.from(bytes).toString('base64'));
      expect(answer).toMatchObject({ state: 'refused', code: 'sync.not-for-desks' });
      expect(ledgersAt(desk)).toEqual(before);
    });

    it('when it is the answer to another desk’s batch', async () => {
      const office = await newOffice({ database });
      const [two, three] = [await office.newDesk({ desk: 2 }), await office.newDesk({ desk: 3 })];
      for (const desk of [two, three]) await receive(desk);
      const { name, base64 } = await three.ask('sync.seal', {});
      const [imported] = await office.ask('batch.import', { files: [{ name, base64 }] });
      const { unsent } = await two.ask('desk.status', {});
      const answer = await apply(two, imported?.acknowledgement?.base64 ?? '');
      expect(answer).toMatchObject({ state: 'refused', code: 'sync.acknowledgement-foreign', unsent });
      expect(await apply(three, imported?.acknowledgement?.base64 ?? '')).toMatchObject({
        state: 'accepted',
        unsent: 0,
      });
    });

    it('when a sibling’s copied PC goes another way than the ledger that is held', async () => {
      const office = await newOffice({ database });
      const [two, three] = [await office.newDesk({ desk: 2 }), await office.newDesk({ desk: 3 })];
      const down = await office.ask('down.export', { commune, desk: 3 });
      for (const desk of [two, three]) await desk.ask('sync.apply', { files: [down] });
      const copy = await clonedDesk(three, tempDir());
      await receive(three);
      office.clock.tick(60_000);
      for (let n = 0; n < 2; n += 1) await receive(copy);
      expect(await apply(two, (await three.ask('sync.seal', {})).base64)).toMatchObject({ state: 'accepted' });
      const before = ledgersAt(two);
      const answer = await apply(two, (await copy.ask('sync.seal', {})).base64);
      expect(answer).toMatchObject({ state: 'refused', code: 'sync.sibling-fork' });
      expect(ledgersAt(two)).toEqual(before);
      expect(two.desk().store.verify().problems).toEqual([]);
    });
  },
);

describe('a desk that cannot send says why', () => {
  it('when it knows no address', async () => {
    // A training desk always knows its own district.
    const office = await newOffice({ training: false });
    const desk = await office.newDesk();
    expect(await desk.refusal('sync.now', {})).toMatchObject({ code: 'sync.no-address' });
  });

  it('when the district holds everything already', async () => {
    const office = await newOffice();
    const desk = await office.newDesk();
    await desk.ask('sync.now', { url: await office.url() });
    expect(await desk.refusal('sync.seal', {})).toMatchObject({ code: 'sync.nothing-to-send' });
  });
});
