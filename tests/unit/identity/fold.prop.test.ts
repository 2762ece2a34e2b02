import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../../shared/identity/fold.ts';
import { queryTokens, searchTokens } from '../../../shared/identity/search-tokens.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());
const vietnameseText = fc.string({ unit: fc.constantFrom(..."aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạằẵộữỹĐỞŭčƀ '’-.1") });

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test('NFC and NFD of any text fold to the same key', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, vietnameseText), (text) => {
      const key = fold(text.normalize('NFC'));
      expect(fold(text.normalize('NFD'))).toBe(key);
    }),
  );
});

test('the key of Vietnamese text is plain ASCII', () => {
  fc.assert(
    fc.property(vietnameseText, (text) => {
      expect(fold(text)).toMatch(/^[a-z0-9'.\- ]*$/);
    }),
  );
});

test('a text is always found by the words it is indexed under, and by itself', () => {
  fc.assert(
    fc.property(vietnameseText, (text) => {
      const indexed = searchTokens(text);
      expect(indexed).toEqual(expect.arrayContaining(queryTokens(text)));
      expect(new Set(indexed).size).toBe(indexed.length);
    }),
  );
});
