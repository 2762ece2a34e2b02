import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { canonicalJson } from '../../../shared/batch/canonical-json.ts';
import { segmentVersion } from '../../../shared/batch/columns/limits.ts';
import { sealedVersion } from '../../../shared/batch/sealed-file.ts';
import { EventHeader } from '../../../shared/dossier/event.ts';
import { eventTypes } from '../../../shared/dossier/event-types.ts';
import { crypto } from './sample-batch.ts';

const recordFile = join(import.meta.dirname, '../../fixtures/vectors/schemas.json');
const recorded: Record<string, string> = JSON.parse(readFileSync(recordFile, 'utf8'));

function hashOf(schema: z.ZodType | null): string {
  return schema === null
    ? 'none'
    : crypto.sha256Hex(canonicalJson(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })));
}

const present: Record<string, string> = {
  'format versions': `sealed ${sealedVersion}, segment ${segmentVersion}`,
  header: hashOf(EventHeader),
  ...Object.fromEntries(
    Object.entries(eventTypes).map(([type, { body, personal }]) => [
      type,
      crypto.sha256Hex(`${hashOf(body)} ${hashOf(personal)}`),
    ]),
  ),
};

test.each(Object.keys(recorded))('the schema of %s is the one that is already in ledgers', (type) => {
  expect(
    present[type],
    `${type} changed: bump the version (a new type …v2, or a new format version with new vectors), do not change it; now ${present[type]}`,
  ).toBe(recorded[type]);
});

test('every event type is recorded', () => {
  const missing = Object.entries(present).filter(([type]) => !Object.hasOwn(recorded, type));
  expect(Object.fromEntries(missing), 'new types: add these lines to tests/fixtures/vectors/schemas.json').toEqual({});
});
