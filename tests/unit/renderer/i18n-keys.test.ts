import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../../../renderer/i18n/en/en.ts';
import { vi } from '../../../renderer/i18n/vi/vi.ts';

interface Words {
  readonly [key: string]: string | Words;
}

const root = join(import.meta.dirname, '../../../renderer');

function flatten(words: Words, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const entry of flatten(value, `${prefix}${key}.`)) flat.set(...entry);
  }
  return flat;
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted();
}

function sources(): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('i18n/'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

const vietnamese = flatten(vi);
const english = flatten(en);

test('Vietnamese and English have the same keys', () => {
  expect([...english.keys()].toSorted()).toEqual([...vietnamese.keys()].toSorted());
});

test('each key has the same placeholders in both languages', () => {
  const differing = [...vietnamese].filter(
    ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join(),
  );
  expect(differing).toEqual([]);
});

test('no text is blank', () => {
  const blank = [...vietnamese, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key);
  expect(blank).toEqual([]);
});

test('every key is used by a literal somewhere', () => {
  const all = sources()
    .map(({ text }) => text)
    .join('\n');
  const unused = [...vietnamese.keys()].filter((key) => !all.includes(`'${key}'`));
  expect(unused).toEqual([]);
});

test('every literal given to t is a key, and nothing but literals and key tables are given', () => {
  const wrong = sources().flatMap(({ path, text }) =>
    [...text.matchAll(/\bt\(\s*(['"`])([^'"`]*)\1/g)]
      .filter(([, quote, key]) => quote === '`' || !vietnamese.has(key ?? ''))
      .map(([call]) => `${path}: ${call}`),
  );
  expect(wrong).toEqual([]);
});

test('no component holds visible words of its own', () => {
  const spoken = sources().flatMap(({ path, text }) =>
    [...text.matchAll(/>([^<>{}\n]*\p{L}{2,}[^<>{}\n]*)<\//gu)]
      .filter(([, words]) => !/[=;()|&]/.test(words ?? ''))
      .map(([, words]) => `${path}: ${words}`),
  );
  expect(spoken).toEqual([]);
});

test('no component sets an inline style', () => {
  const styled = sources()
    .filter(({ text }) => /\sstyle=\{/.test(text))
    .map(({ path }) => path);
  expect(styled).toEqual([]);
});

test('colours stand in the tokens file alone', () => {
  const styles = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(css|tsx?)$/.test(path) && path !== 'theme/tokens.css' && !path.startsWith('i18n/'))
    .filter((path) => /#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/i.test(readFileSync(join(root, path), 'utf8')));
  expect(styles).toEqual([]);
});
