import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../build/staleness.ts';
import { errorTable } from '../../shared/errors/table.ts';
import { applicant, clerk, marriageStatus, openTestDesk, startAt } from '../fixtures/office.ts';
import { motcua } from '../fixtures/programs.ts';
import { newServedOffice } from '../fixtures/served-office.ts';

beforeAll(() => ensureBuilt(['main', 'renderer']));

const ids = Array.from({ length: 60 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
const intakes = ids.map((id) =>
  JSON.stringify({ call: 'dossier.receive', id, as: clerk, input: { procedureCode: marriageStatus, applicant } }),
);

interface Answer {
  readonly id: string;
  readonly ok: boolean;
  readonly error?: { readonly code: string; readonly message: string };
  readonly result?: unknown;
}

describe('a desk', () => {
  it('whose disk fills up refuses in words, keeps what it answered, and goes on by the same commands once there is room', async () => {
    const office = await newServedOffice();
    const { dataDir, deps, machine, clock, close } = await office.newDesk();
    await close();
    const run = ['desk', 'run', '--data', dataDir, '--clock', new Date(startAt).toISOString()];
    const lines = `${intakes.join('\n')}\n`;
    const full = (await motcua(machine, run, lines, 512)).lines as readonly Answer[];
    const answered = full.filter(({ ok }) => ok);
    const refused = full.filter(({ ok }) => !ok);
    expect(full).toHaveLength(ids.length);
    expect(answered.length).toBeGreaterThan(0);
    expect(refused.length).toBeGreaterThan(0);
    for (const { error } of refused)
      expect(error).toMatchObject({ code: 'store.disk-full', message: errorTable['store.disk-full'].vi });
    const again = (await motcua(machine, run, lines)).lines as readonly Answer[];
    expect(again.every(({ ok }) => ok)).toBe(true);
    // What was answered was kept: the same commands get their first answers.
    expect(again.slice(0, answered.length)).toEqual(answered);
    const desk = await openTestDesk(deps, dataDir, clock);
    expect((await desk.ask('desk.status', {})).dossiers).toBe(ids.length);
    const district = await office.serve();
    expect(await desk.ask('sync.now', { url: district.url })).toMatchObject({ state: 'accepted', unsent: 0 });
    await district.kill();
    await office.expectWhole([desk], ids.length);
  });
});
