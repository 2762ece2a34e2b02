import { expect, it } from 'vitest';
import { versionWord } from '../../../../renderer/format/version-word.ts';
import { startVietnamese } from '../screens/words.ts';

it.each([
  ['seed-22ad39b3', 'bản kèm theo chương trình'],
  ['2026-11-20-1f2e3d4c', 'bản ngày 20/11/2026 (1f2e)'],
  ['2026-11-20', '2026-11-20'],
  ['bản riêng', 'bản riêng'],
])('the version %s is called %s', async (version, word) => {
  expect(versionWord(version, await startVietnamese())).toBe(word);
});
