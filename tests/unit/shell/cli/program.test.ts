import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type CliContext, type Command, dataOption, UsageError } from '../../../../main/shell/cli/command.ts';
import { commands } from '../../../../main/shell/cli/commands.ts';
import { exitCodeOf } from '../../../../main/shell/cli/exit-code.ts';
import { runCommandLine } from '../../../../main/shell/cli/program.ts';

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(list: readonly Command[], argv: readonly string[]): Promise<Run> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const code = await runCommandLine(
    {
      commands: list,
      files: {
        catalogueDir: 'build/catalogue',
        fontsDir: 'node_modules/@fontsource/tinos/files',
        rendererDir: 'out/renderer',
        version: '0.0.0',
      },
      streams: { input: Readable.from([]), out, err },
      stopping: new AbortController().signal,
    },
    argv,
  );
  out.end();
  err.end();
  const text = async (stream: PassThrough) => Buffer.concat(await stream.toArray()).toString();
  return { code, out: await text(out), err: await text(err) };
}

let seen: { context: CliContext; positionals: readonly string[]; training: boolean; data: string | undefined } | null =
  null;
const probe: Command = {
  name: 'desk probe',
  summary: 'a command for this test',
  positionals: ['FILE…'],
  options: {
    data: dataOption,
    training: { value: null, help: 'flag' },
    clock: { value: 'ISO', help: '' },
    as: { value: 'NAME', help: '' },
  },
  run: async (context, args) => {
    seen = { context, positionals: args.positionals, training: args.flag('training'), data: args.text('data') };
    if (args.positionals[0] === 'wrong') throw new UsageError('that is wrong');
    if (args.positionals[0] === 'refused')
      return context.output.refusal({ code: 'input.invalid', fields: { clerk: 'input.missing' } });
    return context.output.value({ done: true }, () => 'đã xong');
  },
};

describe('the command line', () => {
  it('answers wrong usage in JSON where JSON was asked for, also of an option that it does not know', async () => {
    const { code, out, err } = await run([probe], ['desk', 'probe', '--data', 'D', 'a', '--frob', '--json']);
    expect([code, JSON.parse(out).code]).toEqual([2, 'shell.usage']);
    expect(JSON.parse(out).message).toContain('Lệnh gọi chưa đúng');
    expect(err).toContain('Usage: motcua desk probe');
    expect((await run([probe], ['desk', 'probe', '--data', 'D', '--frob', '--', '--json'])).out).toBe('');
  });

  it('answers a command that there is not in JSON too, where JSON was asked for', async () => {
    const { code, out, err } = await run([probe], ['desk', 'prob', '--json']);
    expect([code, JSON.parse(out).code]).toEqual([2, 'shell.usage']);
    expect(err).toContain('không có lệnh: desk prob');
    expect((await run([probe], ['desk', 'prob'])).out).toBe('');
  });

  it('takes no address to send to that no desk could send to', async () => {
    const enrol = ['district', 'enrol', '--data', 'D', '--commune', 'H60.15.3', '--desk', '2', '--out', 'F', '--json'];
    for (const url of ['ftp://x', 'x', 'file:///etc'])
      expect(JSON.parse((await run(commands, [...enrol, '--url', url])).out)).toMatchObject({ code: 'shell.usage' });
  });

  it('tells of a damaged store with 4, whoever came upon it', async () => {
    const command: Command = {
      ...probe,
      run: async () => {
        throw Object.assign(new Error('database disk image is malformed'), { code: 'SQLITE_CORRUPT' });
      },
    };
    const { code, out } = await run([command], ['desk', 'probe', '--data', 'D', 'a', '--json']);
    expect([code, JSON.parse(out).code]).toEqual([4, 'store.corrupt']);
  });

  it('reads options, flags and several files', async () => {
    const { code, out } = await run([probe], ['desk', 'probe', '--data', 'D', 'a', '--training', 'b', '--as=Lan']);
    expect([code, out]).toEqual([0, 'đã xong\n']);
    expect(seen).toMatchObject({
      positionals: ['a', 'b'],
      training: true,
      data: 'D',
      context: { as: 'Lan', startAt: null },
    });
  });

  it('prints one JSON value to stdout and nothing else with --json', async () => {
    expect(await run([probe], ['desk', 'probe', '--data', 'D', 'a', '--json'])).toEqual({
      code: 0,
      out: '{"done":true}\n',
      err: '',
    });
  });

  it('prints a refusal with its fields to stderr, to stdout with --json, and ends with 3', async () => {
    const plain = await run([probe], ['desk', 'probe', '--data', 'D', 'refused']);
    const json = await run([probe], ['desk', 'probe', '--data', 'D', 'refused', '--json']);
    const wanted = {
      code: 'input.invalid',
      message: expect.any(String),
      fields: { clerk: { code: 'input.missing', message: expect.any(String) } },
    };
    expect([plain.code, plain.out, JSON.parse(plain.err)]).toEqual([3, '', wanted]);
    expect([json.code, JSON.parse(json.out), json.err]).toEqual([3, wanted, '']);
  });

  it.each([
    ['no command', []],
    ['an unknown command', ['desk', 'fly']],
    ['half a command', ['desk']],
    ['a missing option', ['desk', 'probe', 'a']],
    ['an empty option', ['desk', 'probe', '--data=', 'a']],
    ['an option without its value', ['desk', 'probe', 'a', '--data']],
    ['an unknown option', ['desk', 'probe', '--data', 'D', 'a', '--fast']],
    ['a missing file', ['desk', 'probe', '--data', 'D']],
    ['what the command calls wrong usage', ['desk', 'probe', '--data', 'D', 'wrong']],
    ['a clock without its zone', ['desk', 'probe', '--data', 'D', 'a', '--clock', '2026-11-23T08:00:00']],
    ['a clock that is no day', ['desk', 'probe', '--data', 'D', 'a', '--clock', '2026-13-45T08:00:00Z']],
  ])('ends with 2 and the usage on stderr for %s', async (_, argv) => {
    const { code, out, err } = await run([probe], argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Usage: motcua');
  });

  it.each([
    ['không có tùy chọn --fast', ['--data', 'D', 'a', '--fast']],
    ['không có tùy chọn --fast', ['--data', 'D', 'a', '--fast=1']],
    ['không có tùy chọn -x', ['--data', 'D', 'a', '-x']],
    ['--data cần một giá trị đứng sau', ['a', '--data']],
    ['--as cần một giá trị; giá trị bắt đầu bằng “-” thì viết --as=--json', ['--data', 'D', 'a', '--as', '--json']],
    ['--training không nhận giá trị', ['--data', 'D', 'a', '--training=1']],
    ['thiếu --data', ['a']],
    ['--data để trống', ['--data=', 'a']],
    ['thiếu FILE', ['--data', 'D']],
    ['--clock cần một thời điểm, ví dụ 2026-11-23T08:00:00Z', ['--data', 'D', 'a', '--clock', 'now']],
  ])('says in Vietnamese what is wrong: %s', async (sentence, rest) => {
    const { code, err } = await run([probe], ['desk', 'probe', ...rest]);
    expect([code, err.split('\n')[0]]).toEqual([2, `motcua desk probe: ${sentence}`]);
    const { out } = await run([probe], ['desk', 'probe', '--json', ...rest]);
    expect(JSON.parse(out)).toMatchObject({ code: 'shell.usage', message: `Lệnh gọi chưa đúng: ${sentence}` });
  });

  it('takes the clock with its zone', async () => {
    await run([probe], ['desk', 'probe', '--data', 'D', 'a', '--clock', '2026-11-23T08:00:00+07:00']);
    expect(seen?.context.startAt).toBe(Date.parse('2026-11-23T01:00:00Z'));
  });

  it('explains itself and each command with --help, on stdout', async () => {
    expect(await run([probe], ['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('desk probe'),
      err: '',
    });
    const help = await run([probe], ['desk', 'probe', '--help']);
    expect(help).toMatchObject({ code: 0, out: expect.stringContaining('motcua desk probe --data DIR'), err: '' });
  });

  it('ends with 5 for what cannot be reached, 4 for a broken store, 2 without a person', () => {
    const unreachable = ['sync.unreachable', 'store.unreachable', 'shell.no-browser'];
    expect(unreachable.map(exitCodeOf)).toEqual([5, 5, 5]);
    expect(['store.corrupt', 'desk.actor-needed', 'batch.gap'].map(exitCodeOf)).toEqual([4, 2, 3]);
  });
});

describe('the commands', () => {
  it('have each a name of their own and a help text for every option', () => {
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
    for (const { options } of commands) for (const { help } of Object.values(options)) expect(help).not.toBe('');
  });

  it('let it be said who acts at a district as at a desk', () => {
    const setUp = ['desk init', 'district init', 'verify', 'backup', 'restore'];
    const silent = commands.filter(({ options }) => 'data' in options && !('as' in options)).map(({ name }) => name);
    expect(silent).toEqual(setUp);
  });

  it('print every call of the contract with its JSON Schemas', async () => {
    const { code, out } = await run(commands, ['contract', '--json']);
    const calls: { call: string; input: object; output: object }[] = JSON.parse(out);
    expect(code).toBe(0);
    expect(calls.find(({ call }) => call === 'dossier.receive')).toMatchObject({
      kind: 'command',
      input: { type: 'object' },
      output: { type: 'object' },
    });
  });

  it('print every error code with cause and cure', async () => {
    const { out } = await run(commands, ['errors', '--json']);
    const codes: { code: string; cause: string; cure: string }[] = JSON.parse(out);
    expect(codes.length).toBeGreaterThan(50);
    expect(codes.filter(({ cause, cure }) => !cause || !cure)).toEqual([]);
  });

  it('refuse an unreadable file by code and change nothing', async () => {
    for (const command of ['inspect', 'catalogue check']) {
      const { code, err } = await run(commands, [...command.split(' '), '/no/such/file']);
      expect([code, JSON.parse(err).code]).toEqual([3, 'shell.file-unreadable']);
    }
  });
});
