import { describe, expect, it } from 'vitest';
import { sourcesOf, using } from './sources.ts';

const product = sourcesOf(['shared', 'db', 'main', 'renderer']);
const outsideShells = product.filter(({ path }) => !path.startsWith('main/shell/'));
const shared = product.filter(({ path }) => path.startsWith('shared/'));
const renderer = product.filter(({ path }) => path.startsWith('renderer/'));

describe('what only a shell may ask for', () => {
  it('leaves the environment to the shells', () => {
    expect(using(outsideShells, /\bprocess\s*\.\s*(env|argv|exit|cwd)\b/)).toEqual([]);
  });

  it('leaves the clock to the shells: below them time is handed in', () => {
    const belowShells = outsideShells.filter(({ path }) => !path.startsWith('renderer/'));
    expect(using(belowShells, /\bDate\s*\.\s*now\s*\(|\bnew\s+Date\s*\(\s*\)|\bperformance\s*\.\s*now\b/)).toEqual([]);
  });

  it('takes no random number but by a port', () => {
    expect(using(outsideShells, /\bMath\s*\.\s*random\b/)).toEqual([]);
  });

  it('lets only the database folder name SQLite and only the Electron shell name Electron', () => {
    const notDb = product.filter(({ path }) => !path.startsWith('db/'));
    const notElectron = product.filter(({ path }) => !path.startsWith('main/shell/electron/'));
    expect(using(notDb, /['"]better-sqlite3['"]/)).toEqual([]);
    expect(using(notElectron, /\b(from|import|require)\s*\(?\s*['"]electron['"]/)).toEqual([]);
  });

  it('keeps the raw channel to the page in one file', () => {
    expect(using(product, /\bipcMain\s*\./)).toEqual(['main/shell/electron/transport.ts']);
  });
});

describe('what shared may be made of', () => {
  it('has no Node, no DOM and no timer', () => {
    expect(
      using(shared, /['"]node:|\b(window|document|localStorage|navigator)\s*\.|\bset(Timeout|Interval)\s*\(/),
    ).toEqual([]);
  });

  it('imports nothing but itself, zod and uqr', () => {
    const foreign = shared.flatMap(({ path, code }) =>
      [...code.matchAll(/\bfrom\s+['"]([^'"]+)['"]/g)]
        .map(([, target = '']) => target)
        .filter((target) => !target.startsWith('.') && target !== 'zod' && target !== 'uqr')
        .map((target) => `${path}: ${target}`),
    );
    expect(foreign).toEqual([]);
  });
});

describe('how code is written', () => {
  it('names each import with its ending, so that Node runs the sources as they lie', () => {
    const bare = product.flatMap(({ path, code }) =>
      [...code.matchAll(/\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)]
        .map(([, target = '']) => target)
        .filter((target) => !/\.(ts|tsx|json|css|svg|woff2|mjs)(\?\w+)?$/.test(target))
        .map((target) => `${path}: ${target}`),
    );
    expect(bare).toEqual([]);
  });

  it('stays below 400 lines a file', () => {
    const long = product.filter(({ text }) => text.split('\n').length > 400).map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it('has kebab-case files, components apart', () => {
    const wrong = product
      .map(({ path }) => path.split('/').at(-1) ?? '')
      .filter(
        (name) =>
          !/^([a-z0-9]+(-[a-z0-9]+)*(\.config|\.d)?\.(ts|tsx|mjs|cjs)|[A-Z][A-Za-z0-9]*\.tsx|use[A-Z][A-Za-z0-9]*\.tsx?)$/.test(
            name,
          ),
      );
    expect(wrong).toEqual([]);
  });

  it('leaves nothing to do later and nothing switched off', () => {
    expect(
      using(
        product.map((source) => ({ ...source, code: source.text })),
        /\b(TODO|FIXME|XXX)\b|@ts-(ignore|nocheck)/,
      ),
    ).toEqual([]);
  });

  it('runs no text as code and writes no raw HTML into a page', () => {
    expect(using(product, /\beval\s*\(|\bnew\s+Function\s*\(|dangerouslySetInnerHTML|\.innerHTML\s*=/)).toEqual([]);
  });

  it('has no inline style in the screens', () => {
    expect(using(renderer, /\bstyle=\{/)).toEqual([]);
  });
});
