import type { ProgramFiles } from '../compose/program-files.ts';
import type { ExitCode } from './exit-code.ts';
import type { Output, Streams } from './output.ts';

export interface OptionSpec {
  /** What stands behind the option in the usage text (`DIR`); a flag has nothing behind it. */
  readonly value: string | null;
  readonly required?: boolean;
  readonly help: string;
}

/** What was typed, after parsing: options by name without dashes, flags as `true`. */
export interface Args {
  readonly positionals: readonly string[];
  /** The option's text; undefined where it was not given. */
  text(name: string): string | undefined;
  /** The text of an option that parsing has made sure of. */
  needed(name: string): string;
  flag(name: string): boolean;
}

export interface CliContext {
  readonly streams: Streams;
  readonly output: Output;
  readonly files: ProgramFiles;
  /** `--clock` as milliseconds UTC; null: the machine's clock. */
  readonly startAt: number | null;
  /** `--as`. */
  readonly as: string | undefined;
  /** Aborted when the process is asked to end (SIGINT, SIGTERM). */
  readonly stopping: AbortSignal;
}

export interface Command {
  /** Words that call it: `desk init`. */
  readonly name: string;
  readonly summary: string;
  /** Names of what stands without dashes, for the usage text; `…` at the end of the last allows several. */
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly run: (context: CliContext, args: Args) => Promise<ExitCode>;
}

/** Options that several commands take alike. */
export const dataOption: OptionSpec = { value: 'DIR', required: true, help: 'folder of one desk or one district' };
export const asOption: OptionSpec = { value: 'NAME', help: 'who acts: one of the staff of that folder' };
export const clockOption: OptionSpec = { value: 'ISO', help: 'clock of the process, training folders only' };
export const outOption: OptionSpec = { value: 'FILE', required: true, help: 'file to write' };

/** Thrown for wrong usage anywhere in a command, in Vietnamese; ends the process with 2 and the command's usage. */
export class UsageError extends Error {}
