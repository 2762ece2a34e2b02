import { randomUUID } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { scansOfDistrict } from '../../main/attachments/kept-scans.ts';
import { backUp } from '../../main/backup/backup.ts';
import { restore } from '../../main/backup/restore.ts';
import { type DistrictApp, openDistrictApp } from '../../main/server/district-app.ts';
import type { CallInput, CallName, CallOutput } from '../../shared/contract/contract.ts';
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

/** A dossier that was handed over to the district, by its code. */
async function handedOver(desk: TestDesk, fullName: string): Promise<string> {
  const input = { procedureCode: marriageStatus, applicant: { ...applicant, fullName } };
  const { code } = await desk.ask('dossier.receive', input);
  await desk.ask('dossier.handOver', { code, to: 'district' });
  return code;
}

interface PutBack {
  readonly app: DistrictApp;
  readonly url: string;
  ask<C extends CallName>(call: C, input: CallInput<C>): Promise<CallOutput<C>>;
}

/** The district as it stood when the folder was kept, on a machine of its own. */
async function openedAgain(office: Office, dataDir: string): Promise<PutBack> {
  const app = given(
    await openDistrictApp(testDeps(tempDir(), office.clock), { dataDir, version: '0', rendererDir: office.root }),
  );
  onTestFinished(() => app.close());
  const { url } = given(await app.serve({ port: 0, host: '127.0.0.1' }));
  return {
    app,
    url,
    async ask<C extends CallName>(call: C, input: CallInput<C>) {
      const answer = await app.core.call({ call, id: randomUUID(), input });
      if (!answer.ok) throw new Error(`${call} was refused: ${JSON.stringify(answer.error)}`);
      return answer.result as CallOutput<C>;
    },
  };
}

const approved = { outcome: 'approved', reason: 'Đủ điều kiện' } as const;
const decide = (place: Pick<Office, 'ask'>, code: string) => place.ask('dossier.decide', { code, ...approved });

/** Two desks in step with the district, and two dossiers that wait there for a decision. */
async function twoDesks() {
  const office = await newOffice();
  const url = await office.url();
  const [two, three] = [await office.newDesk({ desk: 2 }), await office.newDesk({ desk: 3 })];
  const [first, second] = [await handedOver(two, 'Thứ nhất'), await handedOver(three, 'Thứ hai')];
  for (const desk of [two, three, two]) await desk.ask('sync.now', { url });
  return { office, url, two, three, first, second };
}

/** Everybody holds the same of each dossier, and nobody's folder has a flaw. */
async function inStep(district: PutBack, desks: readonly TestDesk[], codes: readonly string[]): Promise<void> {
  for (const desk of [...desks, ...desks])
    expect(await desk.ask('sync.now', { url: district.url })).toMatchObject({ state: 'accepted', unsent: 0 });
  for (const code of codes)
    for (const place of [district, ...desks])
      expect(await place.ask('dossier.get', { code })).toMatchObject({
        decision: { outcome: 'approved' },
        conflict: false,
      });
  for (const { store } of [district.app.district, ...desks.map((each) => each.desk())])
    expect((await store.verify()).problems).toEqual([]);
  for (const desk of desks)
    for (const code of codes) {
      const shown = await desk.ask('dossier.get', { code });
      expect(shown.timeline.map(({ type }) => type)).toEqual(
        (await district.ask('dossier.get', { code })).timeline.map(({ type }) => type),
      );
    }
}

describe('a district that was put back to last night’s backup', () => {
  it('goes on in ledgers of its own, and takes back from the desks what it had said since', async () => {
    const { office, url, two, three, first, second } = await twoDesks();
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
    const { office, url, two, three, first, second } = await twoDesks();
    const { district } = office.app;
    const dataDir = tempDir();
    await district.store.backupTo(join(dataDir, 'district.db'));
    cpSync(join(office.root, 'district', 'keys.json'), join(dataDir, 'keys.json'));
    await decide(office, first);
    await two.ask('sync.now', { url });
    await office.app.close();
    office.clock.tick(60_000);
    const back = await openedAgain(office, dataDir);
    // Under numbers that desk 2 has seen otherwise, and desk 3 has not.
    await decide(back, second);
    await three.ask('sync.now', { url: back.url });
    await inStep(back, [two, three], [first, second]);
  });

  it('hears of it by files alone as well', async () => {
    const { office, url, two, three, first, second } = await twoDesks();
    const dataDir = tempDir();
    await office.app.district.store.backupTo(join(dataDir, 'district.db'));
    cpSync(join(office.root, 'district', 'keys.json'), join(dataDir, 'keys.json'));
    await decide(office, first);
    await decide(office, second);
    await two.ask('sync.now', { url });
    await office.app.close();
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
