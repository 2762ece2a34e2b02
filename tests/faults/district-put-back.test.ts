import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scansOfDistrict } from '../../main/attachments/kept-scans.ts';
import { backUp } from '../../main/backup/backup.ts';
import { restore } from '../../main/backup/restore.ts';
import { copiedStores, lastNight, openedAgain, type ServedHere } from '../fixtures/last-night.ts';
import { expectNothingLost } from '../fixtures/nothing-lost.ts';
import {
  applicant,
  commune,
  given,
  leader,
  marriageStatus,
  newOffice,
  type Office,
  type TestDesk,
  tempDir,
  testDeps,
} from '../fixtures/office.ts';
import type { NewStore } from '../fixtures/postgres.ts';

/** A dossier that was handed over to the district, by its code. */
async function handedOver(desk: TestDesk, fullName: string): Promise<string> {
  const input = { procedureCode: marriageStatus, applicant: { ...applicant, fullName } };
  const { code } = await desk.ask('dossier.receive', input);
  await desk.ask('dossier.handOver', { code, to: 'district' });
  return code;
}

const approved = { outcome: 'approved', reason: 'Đủ điều kiện' } as const;
const decide = (place: Pick<Office, 'ask'>, code: string) => place.ask('dossier.decide', { code, ...approved });

/** Two desks in step with the district, and two dossiers that wait there for a decision. */
async function twoDesks(database: NewStore) {
  const office = await newOffice({ database });
  const url = await office.url();
  const [two, three] = [await office.newDesk({ desk: 2 }), await office.newDesk({ desk: 3 })];
  const [first, second] = [await handedOver(two, 'Thứ nhất'), await handedOver(three, 'Thứ hai')];
  for (const desk of [two, three, two]) await desk.ask('sync.now', { url });
  return { office, url, two, three, first, second };
}

/** Everybody holds the same of each dossier, and nobody's folder has a flaw. */
async function inStep(district: ServedHere, desks: readonly TestDesk[], codes: readonly string[]): Promise<void> {
  for (const desk of [...desks, ...desks])
    expect(await desk.ask('sync.now', { url: district.url })).toMatchObject({ state: 'accepted', unsent: 0 });
  for (const code of codes)
    for (const place of [district, ...desks])
      expect(await place.ask('dossier.get', { code })).toMatchObject({
        decision: { outcome: 'approved' },
        conflict: false,
      });
  await expectNothingLost(district, desks);
}

describe.each(copiedStores)('a district on $store that was put back to last night’s backup', ({ database }) => {
  it('goes on in ledgers of its own, and takes back from the desks what it had said since', async () => {
    const { office, url, two, three, first, second } = await twoDesks(database);
    const { district } = office.app;
    const out = join(tempDir(), 'dem-qua.bak');
    const { store, keyring, shelf, deps: made } = district;
    const scans = () => scansOfDistrict(district);
    const folder = { dataDir: join(office.root, 'district'), store, keyring, shelf, deps: made, scans };
    const of = { kind: 'district', training: true, commune: null, desk: null, rootLedger: null } as const;
    given(await backUp(folder, { ...of, madeAt: office.clock.now() }, out));
    // The day that is lost: a decision that one desk heard of, and a dossier that came in and was decided.
    await decide(office, first);
    const later = await handedOver(two, 'Trong ngày');
    await two.ask('sync.now', { url });
    await decide(office, later);
    await two.ask('sync.now', { url });
    await office.app.close();
    const dataDir = join(tempDir(), 'district');
    const deps = testDeps(tempDir(), office.clock);
    given(await restore(deps, { bytes: readFileSync(out), scansDir: dirname(out), dataDir, lastCode: null }));
    const back = await openedAgain(office, dataDir);
    expect(await back.ask('dossier.get', { code: first })).toMatchObject({ decision: null });
    // It works on before the desk that knows more is heard of.
    await decide(back, second);
    await three.ask('sync.now', { url: back.url });
    expect(await two.ask('sync.now', { url: back.url })).toMatchObject({ state: 'accepted', unsent: 0 });
    await inStep(back, [two, three], [first, second, later]);
    await two.ask('dossier.resolve', { code: first, outcome: 'approved' }, { as: leader });
    await inStep(back, [two, three], [first, second, later]);
    // A desk that is invited now trusts the same key, and gets every ledger of the commune.
    const facts4 = { commune, desk: 4, communeName: 'Xã Thử', province: 'Tỉnh Thử' } as const;
    expect((await back.ask('enrolment.create', facts4)).base64).not.toBe('');
  });

  it('by a copy of its folder, writes on before it knows, and still loses nothing of either day', async () => {
    const { office, two, three, first, second } = await twoDesks(database);
    const { day, dataDir } = await lastNight(office);
    await decide(day, first);
    await two.ask('sync.now', { url: day.url });
    await day.app.close();
    office.clock.tick(60_000);
    const back = await openedAgain(office, dataDir);
    // Under numbers that desk 2 has seen otherwise, and desk 3 has not.
    await decide(back, second);
    await three.ask('sync.now', { url: back.url });
    await inStep(back, [two, three], [first, second]);
  });

  it('hears of it by files alone as well', async () => {
    const { office, two, three, first, second } = await twoDesks(database);
    const { day, dataDir } = await lastNight(office);
    await decide(day, first);
    await decide(day, second);
    await two.ask('sync.now', { url: day.url });
    await day.app.close();
    const back = await openedAgain(office, dataDir);
    for (let turn = 0; turn < 2; turn += 1) {
      if (turn === 0) await handedOver(two, 'Thêm');
      const { name, base64 } = await two.ask('sync.seal', {});
      const answers = await back.ask('batch.import', { files: [{ name, base64 }] });
      const files = answers.flatMap(({ acknowledgement }) => (acknowledgement === null ? [] : [acknowledgement]));
      await two.ask('sync.apply', { files: [...files, await back.ask('down.export', { commune, desk: 2 })] });
    }
    for (const code of [first, second])
      expect(await back.ask('dossier.get', { code })).toMatchObject({ decision: { outcome: 'approved' } });
    await inStep(back, [two, three], [first, second]);
  });
});
