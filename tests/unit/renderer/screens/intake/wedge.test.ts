import { expect, test } from 'vitest';
import type { FieldState, Scan } from '../../../../../renderer/screens/intake/scan.ts';
import { createWedge, type Wedge } from '../../../../../renderer/screens/intake/wedge.ts';

const payload = '008190004218|071234567|Đặng Thị Hường|14031990|Nữ|Thôn Bản Cuôn, Lâm Bình, Tuyên Quang|21042021';
const field = {};

/** Types into a field as a keyboard would: each key sees the field as it was before it. */
function type(wedge: Wedge, text: string, options: { before?: string; gapMs?: number; from?: number } = {}) {
  const { before = '', gapMs = 8, from = 1000 } = options;
  let value = before;
  let at = from;
  for (const key of text) {
    wedge.key({ key, code: '', shift: false, at, field: state(value) });
    value += key;
    at += gapMs;
  }
  return { value, at, end: (key = 'Enter') => wedge.key({ key, code: key, shift: false, at, field: state(value) }) };
}

function state(value: string): FieldState {
  return { field, value, start: value.length, end: value.length };
}

test('a fast card payload with Enter is a scan and gives the field back as it was', () => {
  const verdict = type(createWedge(), payload, { before: 'xac nhan' }).end();
  expect(verdict).toEqual({ kind: 'scan', scan: { payload, restore: state('xac nhan') } satisfies Scan });
});

test('the same keys at the pace of fingers are typing, and their Enter stays an Enter', () => {
  expect(type(createWedge(), payload, { gapMs: 60 }).end()).toEqual({ kind: 'pass' });
});

test('a fast text without the sign between card fields is typing', () => {
  expect(type(createWedge(), '1234567890123456789012345').end()).toEqual({ kind: 'pass' });
});

test('a fast text of fewer than 20 signs is typing', () => {
  expect(type(createWedge(), '0081900|0421').end()).toEqual({ kind: 'pass' });
});

test('a scan without Enter is taken when the keys fall silent', () => {
  const wedge = createWedge();
  const { value } = type(wedge, payload, { before: 'Lò' });
  expect(wedge.quiet(state(value))).toEqual({ payload, restore: state('Lò') });
});

test('a scan into the middle of a text gives the text on both sides back', () => {
  const wedge = createWedge();
  const before: FieldState = { field, value: 'Hoàng Páo', start: 5, end: 5 };
  let at = 0;
  for (const [index, key] of [...payload].entries()) {
    const value = `Hoàng${payload.slice(0, index)} Páo`;
    wedge.key({ key, code: '', shift: false, at, field: index === 0 ? before : { field, value, start: 0, end: 0 } });
    at += 5;
  }
  const after = { field, value: `Hoàng${payload} Páo`, start: 0, end: 0 };
  expect(wedge.key({ key: 'Enter', code: 'Enter', shift: false, at, field: after })).toEqual({
    kind: 'scan',
    scan: { payload, restore: before },
  });
});

test('a hiccup late in a burst does not tear it in two', () => {
  const wedge = createWedge();
  const first = type(wedge, payload.slice(0, 30));
  const rest = payload.slice(30);
  let at = first.at + 1200;
  let value = first.value;
  for (const key of rest) {
    wedge.key({ key, code: '', shift: false, at, field: state(value) });
    value += key;
    at += 8;
  }
  expect(wedge.key({ key: 'Enter', code: 'Enter', shift: false, at, field: state(value) })).toEqual({
    kind: 'scan',
    scan: { payload, restore: state('') },
  });
});

test('fingers before a scan stay in the field', () => {
  const wedge = createWedge();
  const typed = type(wedge, 'dang', { gapMs: 140 });
  const scan = type(wedge, payload, { before: typed.value, from: typed.at + 500 }).end();
  expect(scan).toEqual({ kind: 'scan', scan: { payload, restore: state('dang') } });
});

test('keys of a finger that ran into the burst stay in the field', () => {
  for (const typed of ['09', 'dang']) {
    const scan = type(createWedge(), typed + payload, { before: 'Lò ' }).end();
    expect(scan).toEqual({ kind: 'scan', scan: { payload, restore: state(`Lò ${typed}`) } });
  }
});

test('what an input method made of the text in the field is read from the field', () => {
  const wedge = createWedge();
  const keys = '008190004218||DDawngj Thij Huwowngf|14031990|Nuwx|Tuyeen Quang';
  const made = '008190004218||Đặng Thị Hường|14031990|Nữ|Tuyên Quang';
  let at = 0;
  for (const key of keys) {
    wedge.key({ key, code: '', shift: false, at, field: state(at === 0 ? '' : 'being written') });
    at += 6;
  }
  expect(wedge.key({ key: 'Enter', code: 'Enter', shift: false, at, field: state(made) })).toEqual({
    kind: 'scan',
    scan: { payload: made, restore: state('') },
  });
});

test('digits that an input method ate are read from the keys', () => {
  const wedge = createWedge();
  const keys = '008190004218||DANG|14031990|Nu|TQ';
  const eaten = 'á8190004218||DANG|14031990|Nu|TQ';
  let at = 0;
  for (const sign of keys) {
    const isDigit = /\d/.test(sign);
    const code = isDigit ? `Digit${sign}` : '';
    wedge.key({ key: isDigit ? 'Process' : sign, code, shift: false, at, field: state(at === 0 ? 'a' : 'x') });
    at += 6;
  }
  expect(wedge.key({ key: 'Enter', code: 'Enter', shift: false, at, field: state(eaten) })).toEqual({
    kind: 'scan',
    scan: { payload: keys, restore: state('a') },
  });
});

test('without a text field the burst is held once, then read from its keys', () => {
  const wedge = createWedge();
  let at = 0;
  const kinds: string[] = [];
  for (const key of payload) {
    kinds.push(wedge.key({ key, code: '', shift: false, at, field: null }).kind);
    at += 10;
  }
  expect(kinds.flatMap((kind, index) => (kind === 'hold' ? [index] : []))).toEqual([3]);
  expect(wedge.key({ key: 'Enter', code: 'Enter', shift: false, at, field: null })).toEqual({
    kind: 'scan',
    scan: { payload, restore: null },
  });
});

test('letters that came without keys are read from the hidden field that took over', () => {
  const wedge = createWedge();
  let at = 0;
  let sink = '';
  for (const [index, key] of [...payload].entries()) {
    const isAscii = key <= '~';
    if (isAscii) wedge.key({ key, code: '', shift: false, at, field: index < 4 ? null : state(sink) });
    if (index >= 4) sink += key;
    at += 10;
  }
  expect(wedge.key({ key: 'Enter', code: 'Enter', shift: false, at, field: state(sink) })).toEqual({
    kind: 'scan',
    scan: { payload, restore: null },
  });
});

test('two scans one after the other are two scans', () => {
  const wedge = createWedge();
  const first = type(wedge, payload);
  const second = '001099012345||Lý A Sử|02031999|Nam|Hà Nội|01012022';
  expect([first.end().kind, type(wedge, second, { from: first.at + 15 }).end()]).toEqual([
    'scan',
    { kind: 'scan', scan: { payload: second, restore: state('') } },
  ]);
});

test('digits that a busy machine tore off the head of a scan are taken out of the field with it', () => {
  const wedge = createWedge();
  const head = type(wedge, payload.slice(0, 3), { before: 'Lò ' });
  const rest = type(wedge, payload.slice(3), { before: head.value, from: head.at + 200 });
  expect(rest.end()).toEqual({ kind: 'scan', scan: { payload, restore: state('Lò ') } });
});

test('digits that were in the field before a whole scan stay there', () => {
  expect(type(createWedge(), payload, { before: '0912345678' }).end()).toEqual({
    kind: 'scan',
    scan: { payload, restore: state('0912345678') },
  });
});

test('a scan that ends as cards do is taken soon, an unfinished one is waited for', () => {
  const wedge = createWedge();
  type(wedge, payload.slice(0, 40));
  const unfinished = wedge.quietMs;
  type(wedge, payload.slice(40), { before: payload.slice(0, 40), from: 1400 });
  expect(unfinished).toBeGreaterThan(5 * wedge.quietMs);
});

test('text that came without keys keeps a burst going', () => {
  const wedge = createWedge();
  const { value, at } = type(wedge, payload.slice(0, 30));
  wedge.text(at + 1000);
  wedge.text(at + 2000);
  expect(type(wedge, payload.slice(30), { before: value, from: at + 3000 }).end()).toEqual({
    kind: 'scan',
    scan: { payload, restore: state('') },
  });
});
