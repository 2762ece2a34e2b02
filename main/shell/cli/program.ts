import { findFault } from '../../../db/faults.ts';
import { Fault } from '../../../shared/fault.ts';
import type { ProgramFiles } from '../compose/program-files.ts';
import { type CliContext, type Command, UsageError } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import { createOutput, type Streams } from './output.ts';
import { parseCommandLine, parseInstant } from './parse.ts';
import { commandUsage, programUsage } from './usage.ts';

export interface Program {
  readonly commands: readonly Command[];
  readonly files: ProgramFiles;
  readonly streams: Streams;
  readonly stopping: AbortSignal;
}

/** Runs one command line to its exit code. Throws only for defects. */
export async function runCommandLine(program: Program, argv: readonly string[]): Promise<ExitCode> {
  const { commands, files, streams } = program;
  const [first] = argv;
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    (first === undefined ? streams.err : streams.out).write(programUsage(commands, files.version));
    return first === undefined ? 2 : 0;
  }
  if (first === '--version') {
    streams.out.write(`${files.version}\n`);
    return 0;
  }
  const command = findCommand(commands, argv);
  if (command === null) {
    const detail = `không có lệnh: ${argv.slice(0, 2).join(' ')}`;
    return wrongUsage(streams, argv, detail, `motcua: ${detail}\n\n${programUsage(commands, files.version)}`);
  }
  return runCommand(program, command, argv.slice(command.name.split(' ').length));
}

function findCommand(commands: readonly Command[], argv: readonly string[]): Command | null {
  const typed = (words: number) => argv.slice(0, words).join(' ');
  return commands.find(({ name }) => name === typed(name.split(' ').length)) ?? null;
}

async function runCommand(
  { files, streams, stopping }: Program,
  command: Command,
  rest: readonly string[],
): Promise<ExitCode> {
  try {
    const { args, json, help } = parseCommandLine(command, rest);
    if (help) {
      streams.out.write(commandUsage(command));
      return 0;
    }
    const clock = args.text('clock');
    const context: CliContext = {
      streams,
      output: createOutput(streams, json),
      files,
      startAt: clock === undefined ? null : parseInstant('clock', clock),
      as: args.text('as'),
      stopping,
    };
    return await command.run(context, args);
  } catch (error) {
    const fault = error instanceof Fault ? error.refusal : findFault(error);
    if (fault !== null) return createOutput(streams, asksForJson(rest)).refusal(fault);
    if (!(error instanceof UsageError)) throw error;
    return wrongUsage(
      streams,
      rest,
      error.message,
      `motcua ${command.name}: ${error.message}\n\n${commandUsage(command)}`,
    );
  }
}

/** Wrong usage: words for people on stderr, and for whoever reads JSON a refusal on stdout besides. */
function wrongUsage(streams: Streams, argv: readonly string[], detail: string, words: string): ExitCode {
  if (asksForJson(argv)) createOutput(streams, true).refusal({ code: 'shell.usage', params: { detail } });
  streams.err.write(words);
  return 2;
}

/** Asked of a line that may be past parsing: whoever reads JSON gets JSON for a mistyped option too. */
function asksForJson(rest: readonly string[]): boolean {
  const end = rest.indexOf('--');
  return (end < 0 ? rest : rest.slice(0, end)).includes('--json');
}
