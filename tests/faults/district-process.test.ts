import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ensureBuilt } from '../../build/staleness.ts';
import { initDesk } from '../../main/desk/init.ts';
import { admit } from '../../main/district/admit.ts';
import { createEnrolment } from '../../main/district/enrol.ts';
import { initDistrict } from '../../main/district/init.ts';
import { openDistrict } from '../../main/district/open.ts';
import { createBareWrap } from '../../main/shell/compose/key-wraps.ts';
import {
  applicant,
  clerk,
  commune,
  createTestClock,
  given,
  leader,
  marriageStatus,
  openTestDesk,
  startAt,
  type TestDesk,
  testDeps,
} from '../fixtures/office.ts';
import { motcua, type Serve, serveDistrict } from '../fixtures/programs.ts';
import { openProxy } from '../fixtures/tcp-proxy.ts';

beforeAll(() => ensureBuilt(['main', 'renderer']));

/** A district's folder, for processes to serve, and an admitted desk of it. */
async function placeWithDesk(): Promise<{ serve: Serve; desk: TestDesk }> {
  const root = mkdtempSync(join(tmpdir(), 'motcua-process-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const clock = createTestClock();
  // The command line has no safe storage: its training keys lie bare.
  const deps = { ...testDeps(join(root, 'district-profile'), clock), wraps: [createBareWrap()] };
  const dataDir = join(root, 'district');
  given(await initDistrict(deps, { dataDir, name: 'Tỉnh Thử', training: true }));
  using district = given(openDistrict(deps, dataDir));
  const enrolment = given(createEnrolment(district, { commune, desk: 2, communeName: 'Xã Thử', province: 'Tỉnh Thử' }));
  const deskDeps = testDeps(join(root, 'desk-profile'), clock);
  const deskDir = join(root, 'desk');
  const { request } = given(await initDesk(deskDeps, { dataDir: deskDir, enrolment, clerk, leader }));
  given(admit(district, request));
  const serve = { profileDir: join(root, 'district-profile'), dataDir, clock: new Date(startAt).toISOString() };
  return { serve, desk: await openTestDesk(deskDeps, deskDir, clock) };
}

async function receive(desk: TestDesk, dossiers: number): Promise<void> {
  for (let n = 0; n < dossiers; n += 1) await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
}

const round = (desk: TestDesk, url: string) =>
  desk.send({ call: 'sync.now', id: crypto.randomUUID(), as: clerk, input: { url } });

async function expectWhole({ profileDir, dataDir, clock }: Serve, dossiers: number): Promise<void> {
  const folder = ['--data', dataDir, '--clock', clock];
  const status = await motcua(profileDir, ['district', 'status', ...folder]);
  expect(status.lines).toMatchObject([{ dossiers, refused: 0, parked: 0 }]);
  const verified = await motcua(profileDir, ['verify', ...folder]);
  expect(verified.lines).toMatchObject([{ ok: true, problems: [] }]);
}

/** A greeting and its answer, the batch, and the first of its answer: words of the line, counted from 1. */
const moments = [1, 2, 3, 3, 4] as const;
const dossiersEach = 60;

describe('a district', () => {
  it('killed while it takes a batch in has the whole of it or nothing, and the desk sends again', async () => {
    const { serve, desk } = await placeWithDesk();
    const first = await serveDistrict(serve);
    await desk.ask('sync.now', { url: first.url });
    await first.kill();
    // Where in the import the kill falls is chance; whatever it hits, the same must hold.
    for (const moment of moments) {
      await receive(desk, dossiersEach);
      const district = await serveDistrict(serve);
      const line = await openProxy(district.url);
      const sending = round(desk, line.url);
      await expect.poll(() => line.words(), { interval: 1, timeout: 20_000 }).toBeGreaterThanOrEqual(moment);
      await district.kill();
      const answer = await sending;
      if (!answer.ok) expect(answer.error.code).toBe('sync.unreachable');
    }
    const district = await serveDistrict(serve);
    expect(await desk.ask('sync.now', { url: district.url })).toMatchObject({ unsent: 0 });
    await district.kill();
    await expectWhole(serve, moments.length * dossiersEach);
  });
});
