import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { errorMessage } from '../../shared/errors/table.ts';
import { findBrowser } from './browser/find-browser.ts';
import { findProgramFiles } from './compose/program-files.ts';
import { defaultDataDir } from './compose/user-folders.ts';
import { findElectron } from './electron-binary.ts';
import { runLoopback } from './loopback/run.ts';

const usage = `npm start -- [options]
  --data DIR    the desk's folder (${defaultDataDir(process.env, process.platform)})
  --browser     not Electron, even where it is there
  --no-open     opens no window and prints the address
  --clock ISO   clock of the process, training folders only
`;

process.exitCode = await start(process.argv.slice(2));

/** `npm start`: Electron where it is there, else a browser's app window, else the address; says which in one line. */
async function start(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  if (options === null) return 2;
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  const electron = options.browser || options.noOpen || options.startAt !== null ? null : usableElectron();
  if (electron !== null) return runElectron(electron, options.dataDir);
  const browserPath = options.noOpen || !hasDisplay() ? null : findBrowser();
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  const { dataDir, startAt } = options;
  const files = findProgramFiles(import.meta.dirname);
  const ended = await runLoopback({ dataDir, startAt, files, browserPath, say, stopping: stopping.signal });
  if (ended.ok) return 0;
  process.stderr.write(`${errorMessage(ended.refusal.code, 'vi', ended.refusal.params)}\n`);
  return ended.refusal.code === 'shell.usage' ? 2 : 3;
}

function readOptions(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string' },
        browser: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        clock: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const startAt = values.clock === undefined ? null : Date.parse(values.clock);
    if (Number.isNaN(startAt)) throw new Error('--clock takes an instant such as 2026-11-23T08:00:00Z');
    return {
      dataDir: resolve(values.data ?? defaultDataDir(process.env, process.platform)),
      browser: values.browser === true,
      noOpen: values['no-open'] === true,
      startAt,
      help: values.help === true,
    };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return null;
  }
}

function checkout(): string {
  return join(import.meta.dirname, '..', '..');
}

/** Electron's sandbox refuses root, and nothing graphical starts without a display. */
function usableElectron(): string | null {
  return process.getuid?.() === 0 || !hasDisplay() ? null : findElectron(checkout());
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function runElectron(program: string, dataDir: string): Promise<number> {
  say('Một Cửa Desk: Electron.');
  const script = join(checkout(), 'out', 'main', 'electron.mjs');
  const child = spawn(program, [script, `--data=${dataDir}`], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
