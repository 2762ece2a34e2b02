import { describe, expect, it } from 'vitest';
import { scanHandlers } from '../../../main/app/scan-calls.ts';
import { unmeasured } from '../../../main/sync/line-measure.ts';
import type { ScanBudgets } from '../../../shared/scans/settings.ts';
import {
  applicant,
  dayMs,
  given,
  hourMs,
  marriageStatus,
  newOffice,
  reopened,
  startAt,
  type TestDesk,
} from '../../fixtures/office.ts';
import { fileOf, scanOf } from '../../fixtures/scans.ts';

const free = { dayMb: null, hours: [] };

async function deskWithScans(network: ScanBudgets['network'], sizes: readonly number[]) {
  const office = await newOffice();
  const desk = await office.newDesk();
  await desk.ask('scan.setBudgets', { budgets: { network, folder: free, mail: free }, limitMb: 20 });
  const codes: string[] = [];
  for (const [place, size] of sizes.entries()) {
    const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    await desk.ask('attachment.add', { code, component: 0, file: fileOf(scanOf(place, size)) });
    codes.push(code);
  }
  return { office, desk, codes, url: await office.url() };
}

const held = async (desk: TestDesk, codes: readonly string[]) =>
  Promise.all(codes.map(async (code) => (await desk.ask('dossier.get', { code })).attachments[0]?.held));

describe('the budget of scans', () => {
  it('holds scans back to their hours, never a dossier, and says when they go', async () => {
    const hours = { dayMb: null, hours: [{ from: 690, to: 810 }] };
    const { desk, codes, url } = await deskWithScans(hours, [3000]);
    expect(await desk.ask('sync.now', { url })).toMatchObject({ unsent: 0 });
    expect(await held(desk, codes)).toEqual([false]);
    const status = await desk.ask('scan.status', {});
    expect(status.roads[0]).toMatchObject({ road: 'network', heldBack: 'hours', opensAt: '2026-11-17T04:30:00.000Z' });
    expect(status).toMatchObject({ waiting: { files: 1 }, dossiers: [{ code: codes[0], heldBack: 'hours' }] });
    desk.clock.tick(3 * hourMs);
    await desk.ask('sync.now', { url });
    expect(await held(desk, codes)).toEqual([true]);
  });

  it('says of each dossier that waits, with a scan or without, when it should be there, in the order in which they go', async () => {
    const { desk, codes, url } = await deskWithScans(free, [600_000]);
    const receive = async () => (await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant })).code;
    const told = async () => {
      const { unsent } = await desk.ask('scan.status', {});
      return unsent.map(({ code, fullName, at }) => [code, fullName, at]);
    };
    const second = await receive();
    // Nobody can say an hour before the line has carried something.
    expect(await told()).toEqual([codes[0], second].map((code) => [code, applicant.fullName, null]));
    await desk.ask('sync.now', { url });
    expect(await told()).toEqual([]);
    const [third, fourth] = [await receive(), await receive()];
    await desk.ask('dossier.correct', { code: third, changes: { note: 'đi cùng con' }, reason: 'thêm ghi chú' });
    expect((await told()).map(([code]) => code)).toEqual([fourth, third]);
    // A line that was seen to carry 30 bytes a second, an event or so, and is tried again in five minutes.
    const nextTryAt = desk.clock.now() + 300_000;
    const calls = scanHandlers(desk.desk, {
      measure: () => ({ ...unmeasured, rate: 30 }),
      isOnline: () => false,
      state: () => ({ nextTryAt }),
      nudge: () => undefined,
    });
    const { unsent, ...line } = given(calls['scan.status']());
    expect(line).toMatchObject({ online: false, rate: 30, nextTryAt: new Date(nextTryAt).toISOString() });
    const hour = new Date(Math.ceil((nextTryAt + 1) / 60_000) * 60_000).toISOString();
    expect(unsent.map(({ code, at }) => [code, at])).toEqual([
      [fourth, hour],
      [third, hour],
    ]);
    expect(line.eventsAt).toBe(hour);
  });

  it('counts what went on a day, over restarts, and begins anew at midnight in Việt Nam', async () => {
    const { desk, codes, url } = await deskWithScans({ dayMb: 1, hours: [] }, [600_000, 610_000, 620_000]);
    await desk.ask('sync.now', { url });
    // Between two pieces of the second the share was used up.
    expect(await held(desk, codes)).toEqual([true, false, false]);
    const again = await reopened(desk);
    await again.ask('sync.now', { url });
    expect(await held(again, codes)).toEqual([true, false, false]);
    expect((await again.ask('scan.status', {})).roads[0]).toMatchObject({
      heldBack: 'limit',
      leftBytes: 0,
      opensAt: '2026-11-17T17:00:00.000Z',
    });
    again.clock.set(startAt - 2 * hourMs + dayMs - 7 * hourMs + 1);
    await again.ask('sync.now', { url });
    expect(await held(again, codes)).toEqual([true, true, true]);
  });

  it('lets a person send a dossier’s scans ahead', async () => {
    const { desk, codes, url } = await deskWithScans({ dayMb: 0, hours: [] }, [3000, 4000]);
    await desk.ask('sync.now', { url });
    expect(await held(desk, codes)).toEqual([false, false]);
    expect(await desk.ask('scan.sendNow', { code: codes[1] })).toEqual({ files: 1 });
    expect((await desk.ask('scan.status', {})).dossiers.map(({ code, urgent }) => [code, urgent])).toEqual([
      [codes[1], true],
      [codes[0], false],
    ]);
    await desk.ask('sync.now', { url });
    expect(await held(desk, codes)).toEqual([false, true]);
  });

  it('is refused where its hours are none', async () => {
    const { desk } = await deskWithScans(free, []);
    const network = { dayMb: null, hours: [{ from: 800, to: 700 }] };
    const refused = await desk.refusal('scan.setBudgets', {
      budgets: { network, folder: free, mail: free },
      limitMb: 20,
    });
    expect(refused.fields).toMatchObject({ 'budgets.network.hours': { code: 'input.not-allowed' } });
  });
});
