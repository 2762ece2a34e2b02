import { expect, test } from 'vitest';
import { z } from 'zod';
import { apiOperations, openApiDocument } from '../../../shared/api/openapi.ts';

const document = openApiDocument('Tỉnh Thử');
const text = JSON.stringify(document);

test('the document is OpenAPI 3.1 with every operation once', () => {
  expect(document.openapi).toBe('3.1.0');
  const ids = [...text.matchAll(/"operationId":"(\w+)"/g)].map(([, id]) => id);
  expect(ids.sort()).toEqual(
    Object.values(apiOperations)
      .map(({ id }) => id)
      .sort(),
  );
});

test('every reference leads to a schema that can be read', () => {
  const { schemas } = document.components as { schemas: Record<string, never> };
  const names = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '');
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(schemas[name]).toBeDefined();
  for (const schema of Object.values(schemas)) expect(z.fromJSONSchema(schema)).toBeDefined();
});

test('every part of an address is told as a parameter of it', () => {
  for (const { path, method } of Object.values(apiOperations)) {
    const paths = document.paths as Record<string, Record<string, { parameters: { name: string; in: string }[] }>>;
    const told = paths[path]?.[method]?.parameters.filter((one) => one.in === 'path').map(({ name }) => name);
    expect(told).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  }
});
