import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { initDistrict } from '../../../main/district/init.ts';
import { type DistrictApp, openDistrictApp } from '../../../main/server/district-app.ts';
import type { CallInput, CallName, CallOutput } from '../../../shared/contract/contract.ts';
import { createTestClock, given, type TestClock, tempDir, testDeps } from '../../fixtures/office.ts';
import { newDatabase } from '../../fixtures/postgres.ts';

export interface Process {
  readonly app: DistrictApp;
  readonly url: string;
  readonly password: string;
  ask<C extends CallName>(call: C, input: CallInput<C>): Promise<CallOutput<C>>;
}

/** One district served twice from two folders, as two machines serve it. */
export async function twoServed(): Promise<{
  readonly processes: readonly [Process, Process];
  readonly database: string;
  /** Of both. */
  readonly clock: TestClock;
}> {
  const root = tempDir();
  const database = await newDatabase();
  const clock = createTestClock();
  const deps = testDeps(join(root, 'profile'), clock);
  const first = join(root, 'first');
  const made = given(await initDistrict(deps, { dataDir: first, name: 'Tỉnh Thử', training: true, database }));
  cpSync(first, join(root, 'second'), { recursive: true });
  async function serve(dataDir: string): Promise<Process> {
    const app = given(await openDistrictApp(deps, { dataDir, version: '0', rendererDir: root }));
    onTestFinished(() => app.close());
    const { url } = given(await app.serve({ port: 0, host: '127.0.0.1' }));
    return {
      app,
      url,
      password: made.administrator.password,
      async ask<C extends CallName>(call: C, input: CallInput<C>) {
        const answer = await app.core.call({ call, id: randomUUID(), input });
        if (!answer.ok) throw new Error(`${call} was refused: ${JSON.stringify(answer.error)}`);
        return answer.result as CallOutput<C>;
      },
    };
  }
  return { processes: [await serve(first), await serve(join(root, 'second'))], database, clock };
}
