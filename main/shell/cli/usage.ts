import type { Command } from './command.ts';

/** All commands in a table, for `motcua --help`. */
export function programUsage(commands: readonly Command[], version: string): string {
  const widest = Math.max(...commands.map(({ name }) => name.length));
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(widest)}  ${summary}`);
  return [
    `motcua ${version}: a Một Cửa desk or district without a window`,
    '',
    'Usage: motcua COMMAND [options]     motcua COMMAND --help',
    '',
    ...rows,
    '',
    'Exit codes: 0 done, 2 wrong usage, 3 refused, 4 integrity broken, 5 not reachable.',
    'MOTCUA_PASSPHRASE opens folders whose keys are wrapped by a passphrase.',
    '',
  ].join('\n');
}

/** One command with its options, for `motcua COMMAND --help`. */
export function commandUsage({ name, summary, positionals, options }: Command): string {
  const named = Object.entries(options).map(([option, { value, required, help }]) => ({
    shown: value === null ? `--${option}` : `--${option} ${value}`,
    required: required === true,
    help,
  }));
  const all = [...named, { shown: '--json', required: false, help: 'one JSON value on stdout and nothing else' }];
  const widest = Math.max(...all.map(({ shown }) => shown.length));
  const call = [
    'motcua',
    name,
    ...named.map(({ shown, required }) => (required ? shown : `[${shown}]`)),
    ...positionals,
  ].join(' ');
  return [
    `Usage: ${call}`,
    '',
    summary,
    '',
    ...all.map(({ shown, help }) => `  ${shown.padEnd(widest)}  ${help}`),
    '',
  ].join('\n');
}
