import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../shared/batch/canonical-json.ts';

/** JSON values with well-formed text. */
const json = fc.jsonValue({ stringUnit: 'binary', maxDepth: 5 });

test('canonical JSON reads back as the same value and does not change when written again', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('the order in which an object was built does not matter', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), json), fc.nat(), (object, turn) => {
      const entries = Object.entries(object);
      const cut = entries.length === 0 ? 0 : turn % entries.length;
      const turned = Object.fromEntries([...entries.slice(cut), ...entries.slice(0, cut)].reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(object));
    }),
  );
});
