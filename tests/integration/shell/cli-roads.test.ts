import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../../build/staleness.ts';

const script = join(import.meta.dirname, '../../../out/main/cli.mjs');
const commune = 'H60.15.3';
const procedureCode = '1.001653';

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

let home = '';
const at = (name: string): string => join(home, name);

beforeAll(async () => {
  await ensureBuilt(['main']);
  home = mkdtempSync(join(tmpdir(), 'motcua-cli-'));
});

/** The command line as a process, with a profile and a passphrase of its own. */
function motcua(
  args: readonly string[],
  input = '',
  passphrase = 'mật khẩu dài',
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      env: {
        ...process.env,
        XDG_STATE_HOME: at('profile'),
        LOCALAPPDATA: at('profile'),
        MOTCUA_PASSPHRASE: passphrase,
        ...env,
      },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      err += String(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}

async function done(args: readonly string[], input?: string): Promise<unknown> {
  const { code, out, err } = await motcua([...args, '--json'], input);
  expect({ args, code, err }).toEqual({ args, code: 0, err: '' });
  return JSON.parse(out);
}

async function refused(
  args: readonly string[],
  passphrase?: string,
): Promise<{ code: number | null; refusal: string }> {
  const { code, out } = await motcua([...args, '--json'], '', passphrase);
  return { code, refusal: JSON.parse(out).code };
}

const line = (id: number, call: string, input: object, as = 'clerk') =>
  `${JSON.stringify({ call, id: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`, as, input })}\n`;

async function runLines(lines: string): Promise<readonly { ok: boolean; result: { code: string } }[]> {
  const { code, out } = await motcua(['desk', 'run', '--data', at('desk')], lines);
  expect(code).toBe(0);
  return out
    .trimEnd()
    .split('\n')
    .map((answer) => JSON.parse(answer));
}

describe('a desk and its district over files', () => {
  let code = '';

  it('enrols a desk: invitation, request, admission, each once', async () => {
    await done(['district', 'init', '--data', at('district'), '--name', 'Tỉnh Đồng Nai']);
    await done([
      'district',
      'enrol',
      '--data',
      at('district'),
      '--commune',
      commune,
      '--desk',
      '1',
      '--out',
      at('invite.mcd'),
    ]);
    const enrolment = ['desk', 'init', '--data', at('desk'), '--enrol', at('invite.mcd'), '--out', at('request.mcd')];
    await done(enrolment);
    const admitted = await done(['district', 'admit', '--data', at('district'), at('request.mcd')]);
    expect(admitted).toMatchObject({ commune, desk: 1, ledger: expect.any(String) });
    expect(await done(['district', 'admit', '--data', at('district'), at('request.mcd')])).toEqual(admitted);
    expect(await refused(enrolment)).toEqual({ code: 3, refusal: 'desk.folder-in-use' });
    expect(await done(['desk', 'status', '--data', at('desk')])).toMatchObject({
      commune,
      desk: 1,
      training: false,
      dossiers: 0,
      clockWarning: null,
    });
  });

  it('takes dossiers in, the same command once, and hands one over', async () => {
    const intake = line(1, 'dossier.receive', { procedureCode, applicant: { fullName: 'Đặng Thị Huệ' } });
    const [first, again] = await runLines(intake + intake);
    expect(first).toMatchObject({
      ok: true,
      result: { code: expect.stringContaining(commune), seq: expect.any(Number) },
    });
    expect(again).toEqual(first);
    code = first?.result.code ?? '';
    const [handed] = await runLines(line(2, 'dossier.handOver', { code, to: 'district' }));
    expect(handed).toMatchObject({ ok: true });
    const rows = await done(['desk', 'list', '--data', at('desk'), '--search', 'dang hue']);
    expect(rows).toMatchObject([{ code, fullName: 'Đặng Thị Huệ', unsent: true }]);
    expect(await done(['desk', 'show', '--data', at('desk'), code])).toMatchObject({
      code,
      timeline: expect.any(Array),
    });
  });

  it('travels up by file, twice without harm, and the acknowledgement empties the queue', async () => {
    await done(['desk', 'seal', '--data', at('desk'), '--out', at('up.mcd')]);
    expect(await done(['desk', 'status', '--data', at('desk')])).not.toMatchObject({ unsent: 0 });
    expect(await done(['inspect', at('up.mcd')])).toMatchObject({
      format: 'batch',
      commune,
      desk: 1,
      signatureValid: true,
    });
    const into = ['district', 'import', '--data', at('district'), at('up.mcd'), '--acks', at('acks')];
    expect(await done(into)).toMatchObject({ file: at('up.mcd'), state: 'accepted', fromSeq: 1 });
    expect(await done(into)).toMatchObject({ state: 'duplicate' });
    const [acknowledgement = ''] = readdirSync(at('acks'));
    await done(['desk', 'apply', '--data', at('desk'), join(at('acks'), acknowledgement)]);
    expect(await done(['desk', 'status', '--data', at('desk')])).toMatchObject({ unsent: 0 });
    expect(await done(['district', 'list', '--data', at('district')])).toMatchObject([{ code }]);
  });

  it('brings the district’s decision down', async () => {
    await done([
      'district',
      'decide',
      '--data',
      at('district'),
      code,
      '--outcome',
      'approved',
      '--reason',
      'đủ điều kiện',
    ]);
    await done([
      'district',
      'down',
      '--data',
      at('district'),
      '--commune',
      commune,
      '--desk',
      '1',
      '--out',
      at('down.mcd'),
    ]);
    expect(await done(['desk', 'apply', '--data', at('desk'), at('down.mcd')])).toMatchObject([{ state: 'accepted' }]);
    expect(await done(['desk', 'show', '--data', at('desk'), code])).toMatchObject({
      decision: { outcome: 'approved' },
    });
  });

  it('ends with 3 for a file that is refused, and tells the sender in an acknowledgement where it can', async () => {
    const bytes = readFileSync(at('up.mcd'));
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 100) ^ 1, bytes.length - 100);
    writeFileSync(at('bent.mcd'), bytes);
    writeFileSync(at('noise.mcd'), 'not one of ours');
    for (const file of ['bent.mcd', 'noise.mcd']) {
      const { code: exit, out } = await motcua([
        'district',
        'import',
        '--data',
        at('district'),
        at(file),
        '--acks',
        at('acks2'),
        '--json',
      ]);
      expect([exit, JSON.parse(out).state, typeof JSON.parse(out).code]).toEqual([3, 'refused', 'string']);
    }
  });

  it('takes the other files in where one of them cannot be read, and says so of that one', async () => {
    const files = [at('gone.mcd'), at('up.mcd')];
    const imported = await motcua([
      'district',
      'import',
      '--data',
      at('district'),
      ...files,
      '--acks',
      at('acks3'),
      '--json',
    ]);
    const rows = imported.out
      .trimEnd()
      .split('\n')
      .map((row) => JSON.parse(row));
    expect([imported.code, rows]).toMatchObject([
      3,
      [
        { file: at('gone.mcd'), state: 'refused', code: 'shell.file-unreadable' },
        { file: at('up.mcd'), state: 'duplicate' },
      ],
    ]);
    const [acknowledgement = ''] = readdirSync(at('acks3'));
    const applied = await motcua([
      'desk',
      'apply',
      '--data',
      at('desk'),
      at('gone.mcd'),
      join(at('acks3'), acknowledgement),
      '--json',
    ]);
    expect([applied.code, JSON.parse(applied.out)]).toMatchObject([
      3,
      [
        { file: at('gone.mcd'), state: 'refused', code: 'shell.file-unreadable' },
        { file: acknowledgement, state: 'duplicate' },
      ],
    ]);
  });

  it('finds both folders whole, and the catalogue and a due date', async () => {
    for (const folder of ['desk', 'district'])
      expect(await done(['verify', '--data', at(folder)])).toMatchObject({ ok: true, problems: [] });
    const bySeed = await done(['due', '--procedure', procedureCode, '--received', '2026-11-23T02:00:00Z']);
    const byDesk = await done([
      'due',
      '--procedure',
      procedureCode,
      '--received',
      '2026-11-23T02:00:00Z',
      '--data',
      at('desk'),
    ]);
    expect(bySeed).toMatchObject({ dueAt: expect.any(String), dueExplained: expect.any(Array) });
    expect(byDesk).toEqual(bySeed);
  });

  it('prints the receipt as PDF, and says 5 where there is no browser', async () => {
    const print = ['desk', 'print', '--data', at('desk'), code, '--form', 'receipt', '--paper', 'A5'];
    await done([...print, '--out', at('receipt.pdf')]);
    expect(readFileSync(at('receipt.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    const sheet = ['desk', 'print', '--data', at('desk'), code, '--form', 'controlSheet', '--out', at('sheet.pdf')];
    await done(sheet);
    expect(readFileSync(at('sheet.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    const without = await motcua([...print, '--out', at('none.pdf'), '--json'], '', undefined, {
      MOTCUA_BROWSER: '/none',
    });
    expect([without.code, JSON.parse(without.out).code]).toEqual([5, 'shell.no-browser']);
    expect(readdirSync(home).filter((name) => name.startsWith('none.pdf'))).toEqual([]);
  });

  it('ends with 4 and the place for a folder that was tampered with', async () => {
    await done(['backup', '--data', at('desk'), '--out', at('whole.bak')]);
    await done(['restore', at('whole.bak'), '--data', at('bent'), '--last-code', code]);
    const db = new Sqlite(at('bent/desk.db'));
    db.prepare("UPDATE dossier SET status = 'returned'").run();
    db.close();
    const { code: exit, out } = await motcua(['verify', '--data', at('bent'), '--json']);
    expect([exit, JSON.parse(out)]).toMatchObject([
      4,
      { ok: false, problems: [{ kind: 'projection', table: 'dossier' }] },
    ]);
  });

  it('ends with 4 for a folder whose store is one no longer', async () => {
    cpSync(at('desk'), at('ruin'), { recursive: true });
    writeFileSync(at('ruin/desk.db'), 'no database at all, but long enough to be looked at'.repeat(100));
    expect(await refused(['verify', '--data', at('ruin')])).toEqual({ code: 4, refusal: 'store.not-a-store' });
  });

  it('goes on in a new number block after a restore', async () => {
    await done(['backup', '--data', at('desk'), '--out', at('desk.bak')]);
    expect(await done(['restore', at('desk.bak'), '--data', at('desk'), '--last-code', code])).toMatchObject({
      kind: 'desk',
      // The one before was taken by the folder of the test above.
      generation: 2,
    });
    const [next] = await runLines(line(3, 'dossier.receive', { procedureCode, applicant: { fullName: 'Lê Văn Tám' } }));
    expect(next).toMatchObject({ ok: true });
    expect(next?.result.code).not.toBe(code);
  });
});

describe('what the command line refuses', () => {
  it('opens nothing with another passphrase and makes no production desk without one', async () => {
    expect(await refused(['desk', 'status', '--data', at('desk')], 'falsch geraten')).toEqual({
      code: 3,
      refusal: 'keys.wrong-passphrase',
    });
    const bare = ['district', 'init', '--data', at('bare'), '--name', 'X'];
    expect(await refused(bare, '')).toEqual({ code: 3, refusal: 'keys.passphrase-needed' });
    expect(readdirSync(home)).not.toContain('bare');
  });

  it('takes --clock in training folders only, and lets it tick there', async () => {
    const clock = ['--clock', '2026-11-23T01:00:00Z'];
    expect((await motcua(['desk', 'status', '--data', at('desk'), ...clock])).code).toBe(2);
    await done(['desk', 'init', '--data', at('training'), '--training', ...clock]);
    const status = await done(['desk', 'status', '--data', at('training'), ...clock]);
    expect(status).toMatchObject({ training: true, now: expect.stringMatching(/^2026-11-23T01:00/) });
  });

  it('asks who acts where two could, and knows nobody by a foreign name', async () => {
    const intake = JSON.stringify({
      call: 'dossier.receive',
      id: '00000000-0000-4000-8000-000000000009',
      input: { procedureCode, applicant: { fullName: 'A' } },
      as: 'nobody',
    });
    const { out } = await motcua(['desk', 'run', '--data', at('desk')], intake);
    expect(JSON.parse(out)).toMatchObject({ ok: false, error: { code: 'desk.actor-unknown' } });
  });

  it('lets one process at a time on a folder', async () => {
    const holder = spawn(process.execPath, [script, 'desk', 'run', '--data', at('training')], {
      env: {
        ...process.env,
        XDG_STATE_HOME: at('profile'),
        LOCALAPPDATA: at('profile'),
        MOTCUA_PASSPHRASE: 'mật khẩu dài',
      },
    });
    holder.stdin.write(line(1, 'staff.list', {}));
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    expect(await refused(['desk', 'status', '--data', at('training')])).toEqual({
      code: 3,
      refusal: 'shell.folder-busy',
    });
    holder.kill('SIGKILL');
    await new Promise((resolve) => holder.once('close', resolve));
    expect(await done(['desk', 'status', '--data', at('training')])).toMatchObject({ training: true });
  });

  it('cannot reach a district that is not there: 5', async () => {
    expect(await refused(['desk', 'sync', '--data', at('desk'), '--url', 'http://127.0.0.1:9'])).toEqual({
      code: 5,
      refusal: 'sync.unreachable',
    });
  });

  it('finds no desk and no district where there is none, and makes no folder for asking', async () => {
    expect(await refused(['desk', 'status', '--data', at('none')])).toEqual({ code: 3, refusal: 'desk.not-set-up' });
    expect(await refused(['district', 'status', '--data', at('none')])).toEqual({
      code: 3,
      refusal: 'shell.not-a-district',
    });
    mkdirSync(at('empty'));
    expect(await refused(['verify', '--data', at('empty')])).toEqual({ code: 3, refusal: 'shell.not-a-data-folder' });
    expect(await refused(['desk', 'status', '--data', at('district')])).toEqual({
      code: 3,
      refusal: 'shell.not-a-desk',
    });
    expect(readdirSync(home)).not.toContain('none');
  });

  // Linux alone has such a place at hand; elsewhere the step by step making is the same code.
  it.runIf(existsSync('/proc/self'))('refuses a folder in a place that takes none, at once', async () => {
    expect(await refused(['desk', 'init', '--training', '--data', '/proc/motcua/desk'])).toEqual({
      code: 3,
      refusal: 'shell.folder-unusable',
    });
  });
});
