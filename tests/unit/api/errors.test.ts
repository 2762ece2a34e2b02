import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wireError } from '../../../main/api/dispatcher.ts';
import { type ErrorCode, errorMessage, errorTable } from '../../../shared/errors/table.ts';

const root = join(import.meta.dirname, '../../..');
const entries = Object.entries(errorTable);
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the table of errors', () => {
  it.each(entries)('%s is told in both languages, with cause and cure', (code, { cause, cure, vi, en }) => {
    expect(code).toMatch(/^[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*)+$/);
    for (const text of [cause, cure, vi, en]) expect(text.trim().length).toBeGreaterThan(3);
    expect(vi).not.toBe(en);
  });

  it.each(entries)('%s fills the same parameters in both languages', (_code, { vi, en }) => {
    const [inVi, inEn] = [new Set(placeholders(vi)), new Set(placeholders(en))];
    expect(inEn).toEqual(inVi);
  });

  it('holds every code once, whichever file it stands in', () => {
    const folder = join(root, 'shared/errors');
    const codes = readdirSync(folder).flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/^ {2}'([a-z0-9.-]+)': \{/gm)].map(([, code]) => code),
    );
    expect(codes.length).toBe(new Set(codes).size);
    expect(codes.length).toBe(entries.length);
  });

  it('names no person: parameters are codes, numbers and places', () => {
    const names = new Set(entries.flatMap(([, { vi, en }]) => [...placeholders(vi), ...placeholders(en)]));
    for (const personal of ['fullName', 'personalId', 'phone', 'address', 'birth'])
      expect(names.has(personal)).toBe(false);
  });
});

describe('a refusal on the wire', () => {
  it('has its sentences filled, also those of its fields', () => {
    const refusal = {
      code: 'input.invalid',
      params: { code: '9.1' },
      fields: { procedureCode: 'procedure.unknown' },
    } as const;
    expect(wireError(refusal)).toEqual({
      code: 'input.invalid',
      message: errorMessage('input.invalid', 'vi'),
      fields: {
        procedureCode: { code: 'procedure.unknown', message: errorMessage('procedure.unknown', 'vi', { code: '9.1' }) },
      },
    });
  });

  it('keeps a parameter that nobody gave visible rather than empty', () => {
    expect(errorMessage('procedure.unknown', 'vi')).toContain('{code}');
    const tricky: ErrorCode = 'desk.actor-unknown';
    expect(errorMessage(tricky, 'vi', { name: '$& {name}' })).toContain('“$& {name}”');
  });
});
