import { expect, test } from 'vitest';
import { chordOf } from '../../../../renderer/ui/use-keys.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false };

test('a chord names its modifiers and its key', () => {
  expect([
    chordOf({ ...none, key: 'F2' }),
    chordOf({ ...none, ctrlKey: true, key: 'Enter' }),
    chordOf({ ...none, metaKey: true, key: 'k' }),
    chordOf({ ...none, altKey: true, key: '1' }),
  ]).toEqual(['F2', 'Ctrl+Enter', 'Ctrl+K', 'Alt+1']);
});
