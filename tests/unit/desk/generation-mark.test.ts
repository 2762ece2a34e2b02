import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findGenerationMark, raiseGenerationMark } from '../../../main/desk/generation-mark.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'motcua-mark-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('a mark is raised and never lowered, each desk its own', () => {
  expect(findGenerationMark(dir, 'a')).toBeNull();
  raiseGenerationMark(dir, 'a', 3);
  raiseGenerationMark(dir, 'a', 2);
  raiseGenerationMark(dir, 'b', 0);
  expect([findGenerationMark(dir, 'a'), findGenerationMark(dir, 'b')]).toEqual([3, 0]);
});

it.each(['', '{', '{"generation":-1}', '{"generation":"4"}'])('a mark that says “%s” is no mark', (text) => {
  raiseGenerationMark(dir, 'a', 0);
  writeFileSync(join(dir, 'marks', 'a.json'), text);
  expect(findGenerationMark(dir, 'a')).toBeNull();
});
