import { expect, test } from 'vitest';
import { CanonicalJsonError, canonicalJson } from '../../../shared/batch/canonical-json.ts';

test('the example of RFC 8785, section 3.2.2, comes out as printed there', () => {
  const input = JSON.parse(
    String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
  );
  expect(canonicalJson(input)).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
});

test('keys are sorted by UTF-16 code units, as the example of RFC 8785, section 3.2.3, is', () => {
  const input = {
    '€': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '😀': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    ö: 'Latin Small Letter O With Diaeresis',
  };
  expect(Object.values(JSON.parse(canonicalJson(input)))).toHaveLength(7);
  const order = [...canonicalJson(input).matchAll(/:"([^"]+)"/g)].map((match) => match[1]);
  expect(order).toEqual([
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ]);
});

test.each([
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
])('the number with the bits %s of RFC 8785, appendix B, is written %s', (bits, written) => {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${bits}`));
  expect(canonicalJson(view.getFloat64(0))).toBe(written);
});

test.each([
  ['undefined', undefined],
  ['NaN', Number.NaN],
  ['Infinity', { a: Number.POSITIVE_INFINITY }],
  ['undefined in an array', [1, undefined]],
  ['a function', { f: () => 1 }],
  ['a bigint', 1n],
  ['a lone surrogate', 'x\ud800'],
  ['a lone surrogate in a key', { '\udfff': 1 }],
  ['a lone surrogate among unsorted keys', { b: '\ud912', a: 1 }],
])('%s has no canonical JSON', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(CanonicalJsonError);
});

test('nesting past any use is refused instead of ending in a full stack', () => {
  let value: unknown = 1;
  for (let i = 0; i < 10_000; i += 1) value = [value];
  expect(() => canonicalJson(value)).toThrow(CanonicalJsonError);
});

test('a property that is undefined is left out, wherever it stands', () => {
  expect(canonicalJson({ a: undefined, b: { d: 1, c: undefined } })).toBe('{"b":{"d":1}}');
  expect(canonicalJson({ b: 1, a: undefined })).toBe('{"b":1}');
});

test('text that only looks like an escaped surrogate is kept', () => {
  expect(canonicalJson('\\ud800')).toBe(String.raw`"\\ud800"`);
});

test('keys that look like numbers are sorted as text', () => {
  expect(canonicalJson({ 9: 1, 10: 2, a: 3 })).toBe('{"10":2,"9":1,"a":3}');
});
