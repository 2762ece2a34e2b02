import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run, runWith } from './cli-in-process.ts';

const home = mkdtempSync(join(tmpdir(), 'motcua-letters-'));
const desk = join(home, 'desk');
const district = join(desk, 'district');
const acks = join(home, 'acks');
const at = (name: string) => join(home, name);

beforeAll(async () => {
  for (const profile of ['XDG_STATE_HOME', 'LOCALAPPDATA']) vi.stubEnv(profile, join(home, 'profile'));
  expect((await run('desk', 'init', '--data', desk, '--training', '--json')).code).toBe(0);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

let count = 0;
async function call(name: string, input: object) {
  count += 1;
  const id = `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  const line = `${JSON.stringify({ call: name, id, as: 'clerk', input })}\n`;
  const answer = JSON.parse((await runWith(line, 'desk', 'run', '--data', desk)).out);
  expect(answer).toMatchObject({ ok: true });
  return answer.result;
}

const receive = () => call('dossier.receive', { procedureCode: '1.001653', applicant: { fullName: 'Đặng Thị Huệ' } });

async function letter(name: string): Promise<string> {
  const { letters } = await call('mail.write', { to: 'mot-cua@tinh.example', limitMb: 5 });
  writeFileSync(at(name), Buffer.from(letters[0].base64, 'base64'));
  return at(name);
}

async function takeIn(...files: readonly string[]) {
  const { code, out } = await run('district', 'import', '--data', district, ...files, '--acks', acks, '--json');
  const lines = out.trimEnd().split('\n');
  return { code, parts: lines.map((line) => JSON.parse(line)) };
}

describe('letters on the command line', () => {
  it('are taken apart by the tier above as in its workspace, twice without harm', async () => {
    await receive();
    const file = await letter('goi.eml');
    expect(await takeIn(file)).toMatchObject({ code: 0, parts: [{ state: 'accepted', fromSeq: 1 }] });
    expect(await takeIn(file)).toMatchObject({ code: 0, parts: [{ state: 'duplicate', fromSeq: 1 }] });
  });

  it('without a file of ours hold none of the others up', async () => {
    await receive();
    writeFileSync(at('thu-khac.eml'), 'Subject: họp\r\n\r\nKính mời');
    const taken = await takeIn(at('thu-khac.eml'), await letter('goi-2.eml'));
    expect(taken.code).toBe(3);
    expect(taken.parts).toMatchObject([
      { file: at('thu-khac.eml'), state: 'refused', code: 'mail.no-file', message: expect.stringMatching(/\S/) },
      { state: 'accepted' },
    ]);
  });
});

describe('an acknowledgement that a later one has overtaken', () => {
  it('is a duplicate at the desk: nothing is left to do, and no script fails for it', async () => {
    const seal = async (name: string) => {
      await receive();
      expect((await run('desk', 'seal', '--data', desk, '--out', at(name))).code).toBe(0);
      return at(name);
    };
    const [first, second] = [await seal('1.mcd'), await seal('2.mcd')];
    const early = (await takeIn(first)).parts[0];
    const late = (await takeIn(second)).parts[0];
    const ack = (name: string, { fromSeq }: { fromSeq: number }) => join(acks, `${name}.${fromSeq}.xac-nhan.mcd`);
    const apply = ['desk', 'apply', '--data', desk, ack('2', late), ack('1', early), '--json'];
    const { code, out } = await run(...apply);
    expect([code, JSON.parse(out)]).toMatchObject([
      0,
      [{ state: 'accepted' }, { state: 'duplicate', code: 'sync.acknowledgement-stale' }],
    ]);
  });
});

describe('what a file or a code is told to be', () => {
  it('gives a broken file its sentence beside its code', async () => {
    writeFileSync(at('hong.mcd'), 'motcua');
    const { code, out } = await run('inspect', at('hong.mcd'), '--json');
    expect([code, JSON.parse(out)]).toMatchObject([
      3,
      { signatureValid: false, code: 'batch.not-ours', message: expect.stringContaining('Một Cửa Desk') },
    ]);
  });

  it('says of an invitation whether its commune was not known before', async () => {
    const enrol = async (out: string, number: string) =>
      JSON.parse(
        (
          await run(
            ...['district', 'enrol', '--data', district, '--commune', 'H60.15.9', '--desk', number],
            ...['--out', at(out), '--json'],
          )
        ).out,
      );
    expect(await enrol('a.mcd', '1')).toMatchObject({ commune: 'H60.15.9', newCommune: true });
    expect(await enrol('b.mcd', '2')).toEqual({ file: at('b.mcd'), commune: 'H60.15.9', desk: 2 });
  });
});
