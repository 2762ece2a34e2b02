import { describe, expect, it } from 'vitest';
import { roadWord, sizeWord, stateWord } from '../../../../../renderer/screens/sync/sync-words.ts';
import { startVietnamese } from '../words.ts';

const { t } = await startVietnamese();

describe('the words of sync', () => {
  it('show a state as shape and word, and one that is not known by its own name', () => {
    expect(stateWord('gap', t)).toEqual({ tone: 'soon', word: 'Thiếu đoạn' });
    expect(stateWord('toString', t)).toEqual({ tone: 'plain', word: 'toString' });
  });

  it('name the road', () => {
    expect([roadWord('network', t), roadWord('pigeon', t)]).toEqual(['qua mạng', 'pigeon']);
  });

  it('give sizes as a person says them', () => {
    expect([812, 3120, 2_600_000].map((size) => sizeWord(size, t))).toEqual([
      '812\u00a0byte',
      '4\u00a0KB',
      '3\u00a0MB',
    ]);
  });
});
