import { readFileSync } from 'node:fs';
import type { Catalogue } from '../../../shared/procedure/catalogue.ts';
import { findProcedure, seedCatalogue } from '../../../shared/procedure/catalogue.ts';
import type { Procedure } from '../../../shared/procedure/procedure.ts';

/** A fresh copy of the shipped entries, free to be changed by a test. */
export function rawProcedures(): Record<string, unknown>[] {
  const file = new URL('../../../build/catalogue/procedures.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

export function shippedCatalogue(): Catalogue {
  const read = seedCatalogue(rawProcedures(), 'seed');
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value.catalogue;
}

export function shippedProcedure(code: string): Procedure {
  const found = findProcedure(shippedCatalogue(), code);
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
}
