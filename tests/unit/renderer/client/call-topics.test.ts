import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { topicsOf } from '../../../../renderer/client/call-topics.ts';
import { isCallName } from '../../../../shared/contract/contract.ts';

const screens = join(import.meta.dirname, '../../../../renderer');

/** Every query whose answer some screen keeps before its eyes. */
function shownQueries(): readonly string[] {
  const files = readdirSync(screens, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  const names = files.flatMap((name) => [
    ...readFileSync(join(screens, name), 'utf8').matchAll(/useCall\(\s*'([a-zA-Z.]+)'/g),
  ]);
  return [...new Set(names.map(([, name]) => name ?? ''))];
}

describe('what a screen shows', () => {
  it('follows some change: no query is asked once and then believed for ever', () => {
    const shown = shownQueries();
    expect(shown.length).toBeGreaterThan(30);
    expect(shown.filter((name) => !isCallName(name) || topicsOf(name).length === 0)).toEqual([]);
  });
});
