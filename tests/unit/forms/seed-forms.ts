import { join } from 'node:path';
import { createSeedForms } from '../../../main/forms/form-texts.ts';
import type { FormSet, FormSetName } from '../../../shared/forms/form-sets.ts';

const sets = createSeedForms(join(import.meta.dirname, '../../../build/catalogue'));

/** A set of forms as the program brings it along. */
export function seedForms(name: FormSetName): FormSet {
  const set = sets().get(name);
  if (set === undefined) throw new Error(`no ${name}`);
  return set;
}
