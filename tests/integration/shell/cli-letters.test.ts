import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeBundle, readFiles } from '../../../shared/batch/bundle.ts';
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

  it('write the acknowledgement into the folder that was named, whatever the letter calls its file', async () => {
    await receive();
    expect((await run('desk', 'seal', '--data', desk, '--out', at('that.mcd'))).code).toBe(0);
    const lines = ['Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: application/octet-stream'];
    const named = 'Content-Disposition: attachment; filename="../ngoai.mcd"';
    const body = readFileSync(at('that.mcd')).toString('base64');
    const letter = [...lines, 'Content-Transfer-Encoding: base64', named, '', body, '--b--', ''].join('\r\n');
    writeFileSync(at('xau.eml'), letter);
    expect(await takeIn(at('xau.eml'))).toMatchObject({ code: 0, parts: [{ file: 'ngoai.mcd', state: 'accepted' }] });
    expect(readdirSync(home).filter((name) => name.includes('ngoai'))).toEqual([]);
    expect(readdirSync(acks).filter((name) => name.includes('ngoai'))).toHaveLength(1);
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

  it('hides nothing that came with it', async () => {
    const { code } = await receive();
    await call('dossier.handOver', { code, to: 'district' });
    expect((await run('desk', 'seal', '--data', desk, '--out', at('3.mcd'))).code).toBe(0);
    await takeIn(at('3.mcd'));
    const { commune, desk: number } = JSON.parse((await run('desk', 'status', '--data', desk, '--json')).out);
    const decide = [
      'district',
      'decide',
      '--data',
      district,
      code,
      '--outcome',
      'approved',
      '--reason',
      'Đủ điều kiện',
    ];
    expect((await run(...decide)).code).toBe(0);
    const down = ['district', 'down', '--data', district, '--commune', commune, '--desk', String(number)];
    expect((await run(...down, '--out', at('down.mcd'))).code).toBe(0);
    const [stale = ''] = readdirSync(acks).filter((name) => name.startsWith('1.'));
    const within = readFiles(readFileSync(at('down.mcd')));
    if (!within.ok) throw new Error('no down-package');
    writeFileSync(at('both.mcd'), makeBundle([readFileSync(join(acks, stale)), ...within.value.slice(-1)]));
    const { code: exit, out } = await run('desk', 'apply', '--data', desk, at('both.mcd'), '--json');
    expect([exit, JSON.parse(out)]).toMatchObject([0, [{ state: 'accepted', message: expect.stringMatching(/^\+/) }]]);
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
