import { expect, test } from 'vitest';
import { tidyLine } from '../../../shared/text/tidy.ts';

test.each([
  ['  Nguyễn \t Văn\r\nA\u00a0', 'Nguyễn Văn A'],
  ['Đức'.normalize('NFD'), 'Đức'],
  ['a\u202Eb\u200Bc\0', 'a b c'],
  ['\uD800x', '\uFFFDx'],
  [' \u200B ', ''],
])('%j is stored as %j', (typed, stored) => {
  expect(tidyLine(typed)).toBe(stored);
});
