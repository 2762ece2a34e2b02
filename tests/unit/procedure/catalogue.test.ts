import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findProcedure, readCatalogue, seedCatalogue } from '../../../shared/procedure/catalogue.ts';
import { checkCatalogue } from '../../../shared/procedure/check.ts';
import { procedureSchema } from '../../../shared/procedure/procedure.ts';
import { refuse } from '../../../shared/result.ts';
import { rawProcedures, shippedCatalogue } from './seed.ts';

function first(): Record<string, unknown> {
  return rawProcedures()[0] ?? {};
}

/** The problems of the first shipped entry with some fields changed (undefined takes the field out). */
function problemsWith(changes: Record<string, unknown>): readonly (readonly [string, string])[] {
  const entry = Object.fromEntries(
    Object.entries({ ...first(), ...changes }).filter(([, value]) => value !== undefined),
  );
  return checkCatalogue([entry]).problems.map(({ path, code }) => [path, code]);
}

describe('the shipped catalogue', () => {
  test('has 55 procedures, none set aside, with not a figure changed by reading', () => {
    const read = seedCatalogue(rawProcedures(), '2026-11');
    expect(read).toEqual({
      ok: true,
      value: { catalogue: { version: '2026-11', effectiveFrom: null, procedures: rawProcedures() }, setAside: [] },
    });
    expect(checkCatalogue(rawProcedures())).toEqual({ usable: 55, problems: [] });
  });

  test('has the fields that its JSON Schema names', () => {
    const file = new URL('../../../build/catalogue/procedures.schema.json', import.meta.url);
    const schema = JSON.parse(readFileSync(file, 'utf8'));
    const known = procedureSchema.safeParse({
      ...first(),
      supplementPolicy: 'restart',
      retentionYears: 20,
      steps: [{ name: 'Thẩm định', owner: 'Tư pháp', share: 100 }],
      posted: 'Nộp tại quầy',
      confidenceNote: 'Đã thấy',
    });
    const named = Object.keys(schema.$defs.procedure.properties);
    expect(named).toEqual(expect.arrayContaining(Object.keys(known.data ?? {})));
    expect(named).toEqual(
      expect.arrayContaining(['supplementPolicy', 'retentionYears', 'steps', 'posted', 'confidenceNote']),
    );
  });
});

describe('reading a catalogue', () => {
  test('a bad entry is set aside with its code and problems, and blocks no other', () => {
    const procedures = rawProcedures();
    procedures[1] = { ...procedures[1], timeLimit: { unit: 'workingDay', value: 0, note: '' } };
    procedures[2] = {};
    const read = readCatalogue({ version: '2', effectiveFrom: '2027-01-01', procedures });
    if (!read.ok) throw new Error(read.refusal.code);
    expect(read.value.catalogue.procedures).toHaveLength(53);
    expect(read.value.catalogue.effectiveFrom).toBe('2027-01-01');
    const [badLimit, empty] = read.value.setAside;
    expect(badLimit).toEqual({
      index: 1,
      code: '1.001699',
      problems: [
        {
          path: '$.procedures[1].timeLimit.value',
          code: 'procedure.field-range',
          message: '$.procedures[1].timeLimit.value vượt giới hạn: nhỏ nhất 1.',
        },
      ],
    });
    expect(empty).toMatchObject({ index: 2 });
    expect(empty).not.toHaveProperty('code');
  });

  test('of two entries with one code the first counts', () => {
    const [entry] = rawProcedures();
    const read = readCatalogue({ version: '2', procedures: [entry, { ...entry, name: 'Khác' }] });
    expect(read).toMatchObject({
      value: {
        catalogue: { procedures: [entry] },
        setAside: [{ index: 1, code: '1.001653', problems: [{ code: 'procedure.code-repeated' }] }],
      },
    });
  });

  test('an entry with a field of a later version is used without it', () => {
    const read = readCatalogue({ version: '2', procedures: [{ ...first(), colour: 'blue' }] });
    expect(read).toMatchObject({ value: { catalogue: { procedures: [first()] }, setAside: [] } });
  });

  test('text in NFD is stored NFC', () => {
    const nfd = JSON.parse(JSON.stringify(rawProcedures()).normalize('NFD'));
    expect(readCatalogue({ version: '2', procedures: nfd })).toMatchObject({
      value: { catalogue: { procedures: rawProcedures() }, setAside: [] },
    });
  });

  test.each([
    [null, '$'],
    ['x', '$'],
    [[], '$'],
    [{ version: '1' }, '$.procedures'],
    [{ version: 1, procedures: [] }, '$.version'],
    [{ version: '1', procedures: [], effectiveFrom: '2026-02-30' }, '$.effectiveFrom'],
  ])('%j is no catalogue', (raw, path) => {
    expect(readCatalogue(raw)).toEqual(refuse('procedure.catalogue-unreadable', { path }));
    if (!Array.isArray(raw)) expect(checkCatalogue(raw)).toMatchObject({ usable: 0, problems: [{ path }] });
  });
});

describe('checking a catalogue names', () => {
  test.each([
    ['a missing field', { name: undefined }, '$[0].name', 'procedure.field-missing'],
    ['a missing choice', { confidence: undefined }, '$[0].confidence', 'procedure.field-missing'],
    ['a wrong kind of value', { name: 5 }, '$[0].name', 'procedure.field-type'],
    ['spaces at an end', { name: ' Tên' }, '$[0].name', 'procedure.field-form'],
    ['a wrong code', { code: '1.12' }, '$[0].code', 'procedure.field-form'],
    ['a wrong date', { effectiveFrom: '01/07/2026' }, '$[0].effectiveFrom', 'procedure.field-form'],
    ['a value that is no choice', { confidence: 'sure' }, '$[0].confidence', 'procedure.field-choice'],
    ['an empty list', { fees: [] }, '$[0].fees', 'procedure.field-range'],
    ['a foreign agency', { agency: 'Công an cấp xã' }, '$[0].agency', 'procedure.agency-inconsistent'],
    ['a misspelt field', { extention: null }, '$[0].extention', 'procedure.field-unknown'],
    ['a repeated act', { legalBasis: ['Luật A', 'Luật A'] }, '$[0].legalBasis', 'procedure.list-repeated'],
    ['half a year of retention', { retentionYears: 0.5 }, '$[0].retentionYears', 'procedure.field-form'],
    ['an unknown policy', { supplementPolicy: 'never' }, '$[0].supplementPolicy', 'procedure.field-choice'],
    [
      'a same-day limit without cut-off',
      { timeLimit: { unit: 'sameDay', value: 1, note: '' } },
      '$[0].timeLimit',
      'procedure.term-inconsistent',
    ],
    [
      'more working hours than a week has',
      { timeLimit: { unit: 'workingHour', value: 41, note: '' } },
      '$[0].timeLimit',
      'procedure.term-inconsistent',
    ],
    [
      'a fee that nobody set',
      { fees: [{ name: 'Lệ phí', amountVnd: null, note: '' }] },
      '$[0].fees[0].note',
      'procedure.note-needed',
    ],
    [
      'a paper of no sheets',
      { components: [{ name: 'Đơn', original: 0, copies: 0, required: true, note: '', mode: 'submit' }] },
      '$[0].components[0]',
      'procedure.component-empty',
    ],
    [
      'an optional paper without its case',
      { components: [{ name: 'Đơn', original: 1, copies: 0, required: false, note: '', mode: 'submit' }] },
      '$[0].components[0].note',
      'procedure.note-needed',
    ],
    [
      'a misspelt field inside',
      { fees: [{ name: 'Lệ phí', amountVnd: 0, note: '', ammount: 1 }] },
      '$[0].fees[0].ammount',
      'procedure.field-unknown',
    ],
  ])('%s', (_, changes, path, code) => {
    expect(problemsWith(changes)).toEqual([[path, code]]);
  });

  test('an unknown field of the file itself', () => {
    const check = checkCatalogue({ version: '1', efectiveFrom: '2027-01-01', procedures: rawProcedures() });
    expect(check).toMatchObject({
      usable: 55,
      problems: [{ path: '$.efectiveFrom', code: 'procedure.field-unknown' }],
    });
  });

  test('every problem in a Vietnamese sentence with nothing left to fill in', () => {
    const { problems } = checkCatalogue([{}, { ...first(), code: 'x', confidence: 'y', fees: 7 }]);
    expect(problems.length).toBeGreaterThan(10);
    for (const { path, message } of problems) {
      expect(message).toContain(path);
      expect(message).not.toMatch(/[{]\w+[}]/);
    }
  });
});

test('a procedure is found by its code or refused', () => {
  expect(findProcedure(shippedCatalogue(), '1.004873')).toMatchObject({
    value: { name: 'Cấp Giấy xác nhận tình trạng hôn nhân' },
  });
  expect(findProcedure(shippedCatalogue(), '9.999999')).toEqual(refuse('procedure.unknown', { code: '9.999999' }));
});
