import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type DeskApp, openDeskApp } from '../../../main/app/desk-app.ts';
import { openDistrictApp } from '../../../main/server/district-app.ts';
import type { CallInput, CallName, CallOutput } from '../../../shared/contract/contract.ts';
import { applicant, createTestClock, given, marriageStatus, tempDir, testDeps } from '../../fixtures/office.ts';

/** A folder before set-up, whose district is started in this process; it sends in the background. */
async function newApp() {
  const root = tempDir();
  const deps = testDeps(join(root, 'profile'), createTestClock());
  let launched = 0;
  const app = given(
    await openDeskApp(deps, {
      dataDir: join(root, 'desk'),
      shell: 'loopback',
      version: '0',
      background: true,
      passphraseWrap: () => ({ kind: 'passphrase', wrap: (key) => key, unwrap: (key) => key }),
      async launchDistrict(dataDir) {
        launched += 1;
        const district = given(await openDistrictApp(deps, { dataDir, version: '0', rendererDir: root }));
        const { url, workspaceUrl } = given(await district.serve({ port: 0 }));
        return { url, workspaceUrl, close: () => district.close() };
      },
      random: () => 0.5,
    }),
  );
  onTestFinished(() => app.core.close());
  return { app, launched: () => launched };
}

async function ask<C extends CallName>(app: DeskApp, call: C, input: CallInput<C>): Promise<CallOutput<C>> {
  const answer = await app.core.call({ call, id: randomUUID(), as: 'Lan', input });
  if (!answer.ok) throw new Error(`${call}: ${answer.error.code}`);
  return answer.result as CallOutput<C>;
}

/** Waits for the core's own notices until the sync screen says what is wanted. */
async function untilSync(app: DeskApp, wanted: (status: CallOutput<'sync.status'>) => boolean): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = async () => {
    if (wanted(await ask(app, 'sync.status', {}))) resolve();
  };
  const stop = app.core.onChange(() => void look());
  await look();
  await promise;
  stop();
}

describe('a training desk', () => {
  it('is set up in one call, sends by itself, works on with the line cut and catches up', async () => {
    const { app, launched } = await newApp();
    expect((await ask(app, 'app.hello', {})).mode).toBe('setup');
    await ask(app, 'setup.training', { clerk: 'Lan', leader: 'Minh' });
    expect(await ask(app, 'app.hello', {})).toMatchObject({ mode: 'desk', training: true });
    await ask(app, 'dossier.receive', { procedureCode: marriageStatus, applicant });
    await untilSync(app, ({ unsent, state }) => unsent === 0 && state === 'online');
    await ask(app, 'training.setLine', { cut: true });
    expect(await ask(app, 'training.status', {})).toMatchObject({ cut: true });
    for (let i = 0; i < 3; i += 1) await ask(app, 'dossier.receive', { procedureCode: marriageStatus, applicant });
    await untilSync(app, ({ state }) => state === 'offline');
    expect(await ask(app, 'sync.status', {})).toMatchObject({
      unsentDossiers: 3,
      offlineReason: { code: 'sync.unreachable' },
    });
    await ask(app, 'training.setLine', { cut: false });
    await untilSync(app, ({ unsent, state }) => unsent === 0 && state === 'online');
    expect(await ask(app, 'sync.status', {})).toMatchObject({ unsentDossiers: 0, offlineReason: null });
    expect(launched()).toBe(1);
  });

  it('cannot be set up twice', async () => {
    const { app } = await newApp();
    await ask(app, 'setup.training', { clerk: 'Lan', leader: 'Minh' });
    const again = await app.core.call({ call: 'setup.training', id: randomUUID(), input: { clerk: 'A', leader: 'B' } });
    expect(again).toMatchObject({ ok: false, error: { code: 'call.unknown' } });
  });

  it('needs two names', async () => {
    const { app } = await newApp();
    const same = await app.core.call({
      call: 'setup.training',
      id: randomUUID(),
      input: { clerk: 'Lan', leader: 'Lan' },
    });
    expect(same).toMatchObject({
      ok: false,
      error: { code: 'input.invalid', fields: { leader: { code: 'input.not-allowed' } } },
    });
    // Nothing half is left: the second try stands.
    await ask(app, 'setup.training', { clerk: 'Lan', leader: 'Minh' });
  });
});
