import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

export interface Source {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** The text without comments: what is said about a thing is no use of it. */
  readonly code: string;
}

/** Every source file below the named top folders. */
export function sourcesOf(folders: readonly string[]): readonly Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|cjs)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => {
        const text = readFileSync(path, 'utf8');
        return { path: path.slice(root.length + 1).replaceAll('\\', '/'), text, code: withoutComments(text) };
      }),
  );
}

/** Paths of the files whose code has what `pattern` finds. */
export function using(sources: readonly Source[], pattern: RegExp): readonly string[] {
  return sources.filter(({ code }) => pattern.test(code)).map(({ path }) => path);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;{(,])\/\/[^\n]*/g, '$1');
}
