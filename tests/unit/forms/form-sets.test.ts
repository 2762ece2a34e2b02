import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { formsInUse, pinNewest, wordsOf } from '../../../main/forms/form-texts.ts';
import { canonicalJson } from '../../../shared/batch/canonical-json.ts';
import { FormSet, formSetNames, readFormSets, readPinnedForms } from '../../../shared/forms/form-sets.ts';
import { seedForms } from './seed-forms.ts';

const seed = new Map(formSetNames.map((name) => [name, seedForms(name)]));
const changed = (name: FormSet['name'], title: string): FormSet => ({
  ...seedForms(name),
  receipt: { ...seedForms(name).receipt, title },
});
const versionOf = (version: string, sets: readonly unknown[]) => readFormSets({ version, sets });

describe('the form texts that the program brings along', () => {
  it('are never changed: dossiers that name no version are printed again with them', () => {
    const file = readFileSync(join(import.meta.dirname, '../../../build/catalogue/form-sets.json'), 'utf8');
    expect(createNodeCrypto().sha256Hex(canonicalJson(JSON.parse(file)))).toBe(
      '0a37a84ed896ad7e7a9582bf4d76407cee7bc3729a5303239fc41578fd816595',
    );
  });

  it('are described by a JSON Schema that says what the code says', () => {
    const file = readFileSync(join(import.meta.dirname, '../../../build/catalogue/form-sets.schema.json'), 'utf8');
    expect(JSON.parse(file)).toMatchObject({ type: 'array', items: z.toJSONSchema(FormSet, { io: 'input' }) });
  });
});

describe('what a dossier keeps as its form set', () => {
  it('is the bare name until a version is in force, then name and version', () => {
    expect(pinNewest('TT66_2023', [])).toBe('TT66_2023');
    expect(pinNewest('TT66_2023', [versionOf('v2', [...seed.values()])])).toBe('TT66_2023@v2');
    expect(readPinnedForms('TT66_2023@2026-12-01-5a6b7c8d')).toEqual({
      name: 'TT66_2023',
      version: '2026-12-01-5a6b7c8d',
    });
  });

  it('passes over a version that cannot be read, or lacks the set', () => {
    const torn = versionOf('v3', [{ ...seedForms('TT03_2025'), receipt: {} }, seedForms('TT66_2023')]);
    const whole = versionOf('v2', [...seed.values()]);
    expect(pinNewest('TT03_2025', [null, torn, whole])).toBe('TT03_2025@v2');
    expect(pinNewest('TT66_2023', [null, torn, whole])).toBe('TT66_2023@v3');
  });

  it('gives the words of that version, else the program’s own of that name, else those of TT 03/2025', () => {
    const version = versionOf('v2', [changed('TT03_2025', 'MỚI')]);
    expect(wordsOf('TT03_2025@v2', version, seed).receipt.title).toBe('MỚI');
    expect(wordsOf('TT66_2023@v2', version, seed)).toEqual(seedForms('TT66_2023'));
    expect(wordsOf('TT01_2018@v9', null, seed)).toEqual(seedForms('TT01_2018'));
    expect(wordsOf('TT99_2099', null, seed)).toEqual(seedForms('TT03_2025'));
  });

  it('is not led astray by a content of another kind', () => {
    expect(formsInUse(null)).toBeNull();
    expect(formsInUse('{"version":"v1","procedures":[]}')).toBeNull();
  });
});
