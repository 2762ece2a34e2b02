import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import type { JsonValue } from '../../../shared/dossier/event.ts';
import { eventTypes, isDossierEventType } from '../../../shared/dossier/event-types.ts';
import { quickReader, unread } from '../../../shared/dossier/quick-reader.ts';
import { vectorEvents } from '../../fixtures/vectors/vector-events.ts';

const schemas = Object.entries(eventTypes)
  .filter(([type]) => isDossierEventType(type))
  .flatMap(([type, { body, personal }]) => [
    { name: `${type} body`, schema: body as z.ZodType },
    ...(personal === null ? [] : [{ name: `${type} personal`, schema: personal as z.ZodType }]),
  ]);

const party = {
  fullName: 'Đinh Thị Hà',
  personalId: '008190004218',
  sex: 'female',
  birth: '1990-01-02',
  more: { x: 1 },
};
/** Every key that any dossier event has, with a value that fits it. */
const full: Readonly<Record<string, JsonValue>> = {
  ...{ procedureCode: '1.001000', catalogueVersion: '1', calendarVersion: '1', formSet: 'TT03', quantity: 1 },
  ...{ components: [{ original: 1, index: 0, copies: 2 }], visitId: '018f0000-0000-7000-8000-000000000000' },
  ...{
    code: 'H60.15.3-260105-2001',
    receivedAt: 1,
    dueAt: 2,
    limit: { value: 3, unit: 'workingDay', cutoff: '15:00' },
  },
  ...{ lookupKey: '0123456789abcdef', bookNo: '2.0-2026', entryNo: 1, applicant: party, submitter: party, note: 'n' },
  ...{ reason: 'r', items: ['a', 'b'], legalGround: 'g', amountVnd: 1000, receiptNo: '1', holder: 'unit', to: 'x' },
  ...{ outcome: 'approved', resultNo: '12/QĐ', by: 'desk', promisedAt: 5, override: false, overrideGround: 'o' },
  ...{ sha256: 'a'.repeat(64), component: 0, sizeBytes: 1, kind: 'scan', name: 'a.pdf', take: true },
  event: { ledger: 'b'.repeat(32), seq: 1 },
};

/** Values as events have them, with keys left out, added, put elsewhere, and cells that are anything. */
const nearly = fc
  .record({
    kept: fc.subarray(Object.keys(full), { minLength: Object.keys(full).length - 6 }),
    odd: fc.dictionary(
      fc.oneof(fc.constantFrom(...Object.keys(full)), fc.string(), fc.constant('__proto__')),
      fc.oneof(fc.jsonValue(), fc.constantFrom(-0, 1.5, 2 ** 53, '', 'x'.repeat(3000), [], {}, null)),
      { maxKeys: 2 },
    ),
  })
  .map(({ kept, odd }): unknown => {
    const value = JSON.parse(JSON.stringify(Object.fromEntries(kept.map((key) => [key, full[key]]))));
    for (const [key, cell] of Object.entries(odd)) Object.defineProperty(value, key, { value: cell, enumerable: true });
    return value;
  });

/** Keys in their order, and everything in them. */
const spelt = (value: unknown) => JSON.stringify(value);

/** Choices are left to the schema. */
const slow = ['dossier.attached.v1 body', 'dossier.attachmentRemoved.v1 body'];

it('knows every schema of dossiers but those with a choice', () => {
  expect(schemas.filter(({ schema }) => quickReader(schema) === null).map(({ name }) => name)).toEqual(slow);
});

describe.each(schemas.filter(({ name }) => !slow.includes(name)))('the quick reader of $name', ({ schema }) => {
  const quick = quickReader(schema);

  it('gives what the schema gives, or leaves it to the schema', () => {
    if (quick === null) throw new Error('no quick reader');
    fc.assert(
      fc.property(fc.oneof(nearly, fc.jsonValue()), (value) => {
        const read = quick(value);
        if (read === unread) return;
        const parsed = schema.safeParse(value);
        expect(parsed.success).toBe(true);
        expect(spelt(read)).toBe(spelt(parsed.data));
      }),
    );
  });
});

it('reads whatever a year of a desk writes by itself', () => {
  const crypto = createNodeCrypto();
  for (const { header, body, personal } of vectorEvents(crypto)) {
    if (!isDossierEventType(header.type)) continue;
    const { [header.type]: type } = eventTypes;
    expect(spelt(quickReader(type.body)?.(body))).toBe(spelt(type.body.parse(body)));
    if (type.personal === null || personal === null) continue;
    expect(spelt(quickReader(type.personal)?.(personal.data))).toBe(spelt(type.personal.parse(personal.data)));
  }
});

it.each([
  ['a rule of its own', z.string().refine((text) => text !== 'no')],
  ['a transformation', z.object({ a: z.string().trim() })],
  ['a default', z.object({ a: z.number().default(3) })],
  ['a strict object', z.strictObject({ a: z.string() })],
  ['a format that is more than its pattern', z.base64()],
])('leaves a schema with %s to itself', (_name, schema) => {
  expect(quickReader(schema)).toBe(null);
});

it.each([Number.NaN, Number.POSITIVE_INFINITY])('leaves %s to the schema, which takes it for no number', (value) => {
  expect(z.number().safeParse(value).success).toBe(false);
  expect(quickReader(z.number())?.(value)).toBe(unread);
});
