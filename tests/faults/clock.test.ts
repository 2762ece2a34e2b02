import { describe, expect, it } from 'vitest';
import { errorTable } from '../../shared/errors/table.ts';
import { expectNothingLost } from '../fixtures/nothing-lost.ts';
import {
  applicant,
  commune,
  createTestClock,
  dayMs,
  marriageStatus,
  newOffice,
  openTestDesk,
  startAt,
} from '../fixtures/office.ts';
import { stores } from '../fixtures/postgres.ts';

describe.each(stores)('on $store', ({ database }) => {
  it.each([
    ['forward', 365 * dayMs, 'ahead', true],
    ['back', -365 * dayMs, 'behind', false],
  ] as const)(
    'a desk whose clock jumps a year %s asks for the day, sends all, and order does not suffer',
    async (_way, jump, warning, future) => {
      const office = await newOffice({ training: false, database });
      const url = await office.url();
      const enrolled = await office.newDesk();
      const { code } = await enrolled.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
      await enrolled.ask('sync.now', { url });
      await enrolled.close();
      const clock = createTestClock(startAt + jump);
      const desk = await openTestDesk({ ...enrolled.deps, clock }, enrolled.dataDir, clock);
      expect((await desk.ask('desk.status', {})).clockWarning).toBe(warning);
      // No date is printed before somebody has said what day it is; then the date is the right one.
      expect(await desk.refusal('dossier.receive', { procedureCode: marriageStatus, applicant })).toMatchObject({
        code: 'desk.clock-unconfirmed',
        message: errorTable['desk.clock-unconfirmed'].vi,
      });
      await desk.ask('dossier.handOver', { code, to: 'district' });
      expect(await desk.ask('sync.now', { url })).toMatchObject({ state: 'accepted', unsent: 0 });
      const [batch] = (await office.ask('batch.list', {})).rows;
      expect(batch).toMatchObject({ state: 'accepted', fromFuture: future });
      expect(await desk.ask('desk.confirmClock', { today: '2026-11-17' })).toMatchObject({ clockWarning: null });
      const next = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
      expect(next).toMatchObject({ code: `${commune}-261117-2002`, receivedAt: new Date(startAt).toISOString() });
      office.clock.tick(1000);
      await office.ask('dossier.decide', { code, outcome: 'approved', reason: 'Đủ điều kiện' });
      expect(await desk.ask('sync.now', { url })).toMatchObject({ received: 1, unsent: 0 });
      await desk.ask('dossier.resolve', { code, outcome: 'approved' });
      await desk.ask('sync.now', { url });
      for (const place of [desk, office])
        expect(await place.ask('dossier.get', { code })).toMatchObject({ status: 'resolved', conflict: false });
      // The district's own clock was not dragged along.
      const decided = (await office.ask('dossier.get', { code })).decision;
      expect(decided?.at).toBe(new Date(office.clock.now()).toISOString());
      await expectNothingLost(office, [desk]);
    },
  );
});
