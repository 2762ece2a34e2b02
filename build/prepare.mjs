// Pre-script of `npm start` and `npm test`: installs what is missing and says so in a line. Runs on plain Node 20.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './find-browser.mjs';
import { ensureInstalled, projectNode, root, say } from './install.mjs';

const purpose = process.argv[2];
ensureInstalled();
projectNode();
if (purpose === 'test') ensureBrowser();
if (purpose === 'start') await tryElectron();

/** One already there, else Playwright's, else the system's. Tests that need a browser fail by name where none comes. */
function ensureBrowser() {
  if (findBrowser()) return;
  say('No Chromium here: fetching the one of Playwright …');
  const withSystemLibraries = process.getuid?.() === 0 ? ['--with-deps'] : [];
  const playwright = join(root, 'node_modules', 'playwright-core', 'cli.js');
  run(projectNode(), [playwright, 'install', ...withSystemLibraries, 'chromium']);
  if (findBrowser()) return;
  const installer = systemInstallers().find(({ program }) => run('sh', ['-c', `command -v ${program}`], 'ignore'));
  if (installer) {
    say(`Playwright's download did not come: installing Chromium with ${installer.program} …`);
    for (const step of installer.steps) run(step[0], step.slice(1));
  }
  if (!findBrowser())
    say('There is no Chromium, Chrome or Edge and none could be installed: set MOTCUA_BROWSER to one.');
}

function systemInstallers() {
  if (process.platform !== 'linux') return [];
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  return [
    {
      program: 'apt-get',
      steps: [
        [...asRoot, 'apt-get', 'update', '-qq'],
        [...asRoot, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
      ],
    },
    { program: 'dnf', steps: [[...asRoot, 'dnf', 'install', '-y', '-q', 'chromium']] },
    { program: 'zypper', steps: [[...asRoot, 'zypper', '-n', '-q', 'install', 'chromium']] },
    { program: 'pacman', steps: [[...asRoot, 'pacman', '-Sy', '--noconfirm', 'chromium']] },
    { program: 'apk', steps: [[...asRoot, 'apk', 'add', '-q', 'chromium']] },
  ];
}

/**
 * Electron's package brings no binary. Once for each version it is asked for, where its download place answers at all;
 * `npm start` goes on in a browser window where it does not.
 */
async function tryElectron() {
  const home = join(root, 'node_modules', 'electron');
  if (!existsSync(home) || existsSync(join(home, 'path.txt')) || process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return;
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const tried = join(root, 'node_modules', '.motcua-electron');
  if (existsSync(tried) && readFileSync(tried, 'utf8') === version) return;
  writeFileSync(tried, version);
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/';
  try {
    await fetch(mirror, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(4000) });
  } catch {
    return;
  }
  say(`Fetching Electron ${version} (once) …`);
  if (!run(projectNode(), [join(home, 'install.js')], 'ignore', 300_000))
    say('Electron did not come; going on without.');
}

function run(program, args, stdio = ['ignore', 2, 2], timeout = 600_000) {
  const { status } = spawnSync(program, args, { cwd: root, stdio, timeout, shell: program.endsWith('.cmd') });
  return status === 0;
}
