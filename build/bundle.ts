import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { printFaces } from '../shared/forms/fonts-css.ts';

const root = join(import.meta.dirname, '..');
const out = join(root, 'out');

/** Programs of out/main, each one file with its source map beside it; the key is the file's name there. */
const nodePrograms = {
  cli: 'main/shell/cli/main.ts',
  start: 'main/shell/start.ts',
  'district-child': 'main/shell/district-child.ts',
  electron: 'main/shell/electron/main.ts',
} as const;
const preload = 'main/shell/electron/preload.ts';

/** What stays outside: a native module finds its binary beside itself, and Electron is the runtime itself. */
const external = ['better-sqlite3', 'electron'];

/** Builds one target whole into `out/`. The renderer has its own Vite configuration. */
export async function bundle(target: 'main' | 'renderer'): Promise<void> {
  if (target === 'renderer') {
    await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
    return;
  }
  copyFonts();
  // Beside the old one and then in its place: who starts a program meanwhile finds the old one whole.
  const outDir = join(root, 'node_modules', `.motcua-main-${process.pid}`);
  await build(nodeBuild(present(nodePrograms), 'es', outDir));
  // A sandboxed preload script can only be CommonJS, in one file.
  await build(nodeBuild(present({ preload }), 'cjs', outDir));
  rmSync(join(out, 'main'), { recursive: true, force: true });
  renameSync(outDir, join(out, 'main'));
}

/** The faces that forms are printed with go along, so that paper looks alike on every machine. */
function copyFonts(): void {
  mkdirSync(join(out, 'fonts'), { recursive: true });
  for (const { file } of printFaces) {
    copyFileSync(join(root, 'node_modules/@fontsource/tinos/files', file), join(out, 'fonts', file));
  }
}

function nodeBuild(input: Readonly<Record<string, string>>, format: 'es' | 'cjs', outDir: string): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      target: 'node24',
      outDir,
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: { ...input },
        external,
        output: {
          format,
          entryFileNames: format === 'es' ? '[name].mjs' : '[name].cjs',
          chunkFileNames: format === 'es' ? '[name]-[hash].mjs' : '[name]-[hash].cjs',
        },
      },
    },
  };
}

function present(programs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(programs)
      .map(([name, path]) => [name, join(root, path)] as const)
      .filter(([, path]) => existsSync(path)),
  );
}
