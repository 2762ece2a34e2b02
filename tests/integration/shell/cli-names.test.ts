import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from './cli-in-process.ts';

const home = mkdtempSync(join(tmpdir(), 'motcua-names-'));
const desk = join(home, 'desk');
const district = join(desk, 'district');

async function json(...argv: readonly string[]) {
  const { code, out } = await run(...argv, '--json');
  return { code, answer: JSON.parse(out) };
}

beforeAll(async () => {
  for (const profile of ['XDG_STATE_HOME', 'LOCALAPPDATA']) vi.stubEnv(profile, join(home, 'profile'));
  expect((await run('desk', 'init', '--data', desk, '--training', '--json')).code).toBe(0);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

describe('a name that --as does not know', () => {
  it.each([
    ['desk list', ['desk', 'list', '--data', desk]],
    ['desk status', ['desk', 'status', '--data', desk]],
    ['district list', ['district', 'list', '--data', district]],
    ['district status', ['district', 'status', '--data', district]],
    ['district user list', ['district', 'user', 'list', '--data', district]],
  ])('is refused where something is only read: %s', async (_, argv) => {
    expect(await json(...argv, '--as', 'không ai')).toMatchObject({ code: 3, answer: { code: 'desk.actor-unknown' } });
    const known = argv[0] === 'desk' ? 'leader' : 'quantri';
    expect((await json(...argv, '--as', known)).code).toBe(0);
    expect((await json(...argv)).code).toBe(0);
  });
});

describe('the fields of a user', () => {
  const add = [
    'district',
    'user',
    'add',
    '--data',
    district,
    'lan',
    '--full-name',
    'Lan',
    '--roles',
    'officer',
  ] as const;

  it('are those of the catalogue, which are listed where another one is typed', async () => {
    const { code, answer } = await json(...add, '--fields', 'Hộ tịch; Ho so la');
    expect([code, answer.code]).toEqual([3, 'user.field-unknown']);
    expect(answer.message).toMatch(/^Không có lĩnh vực “Ho so la” trong danh mục\. Các lĩnh vực: .*Hộ tịch.*\.$/);
    expect((await json('district', 'user', 'list', '--data', district)).answer).toHaveLength(1);
    expect((await json(...add, '--fields', 'Hộ tịch; Chứng thực')).code).toBe(0);
  });
});
