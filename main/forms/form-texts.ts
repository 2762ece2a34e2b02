import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type FormSet,
  type FormSetName,
  type FormSets,
  formSetNames,
  pinnedForms,
  readFormSets,
  readPinnedForms,
} from '../../shared/forms/form-sets.ts';

/** Beside the seed catalogue. What is in it never changes: dossiers that name no version live by it (decision 0033). */
export const seedFormsFile = 'form-sets.json';

type Sets = ReadonlyMap<FormSetName, FormSet>;

/** The sets that the program brings along. Throws where the installation is broken: no form can be printed then. */
export function createSeedForms(catalogueDir: string): () => Sets {
  let seed: Sets | null = null;
  return () => {
    if (seed !== null) return seed;
    const sets: unknown = JSON.parse(readFileSync(join(catalogueDir, seedFormsFile), 'utf8'));
    const read = readFormSets({ version: 'seed', sets });
    if (read?.sets.size !== formSetNames.length) throw new Error(`${seedFormsFile} lacks a set`);
    seed = read.sets;
    return seed;
  };
}

/** The sets in a version's JSON text; null: the text is not here, or is no such text. */
export function formsInUse(json: string | null): FormSets | null {
  return json === null ? null : readFormSets(JSON.parse(json));
}

/**
 * The words that a dossier was received under, by what it keeps of them. A version or a set that is not here or cannot
 * be read prints by the program's own set of that name: a receipt is never withheld.
 */
export function wordsOf(pinned: string, version: FormSets | null, seed: Sets): FormSet {
  const set = version?.sets.get(readPinnedForms(pinned).name) ?? seed.get(readPinnedForms(pinned).name);
  if (set === undefined) throw new Error('the program lacks a set of forms');
  return set;
}

/** What a new dossier keeps: the set by the newest of the versions that has it, else by the program's own. */
export function pinNewest(name: string, versions: Iterable<FormSets | null>): string {
  const { name: known } = readPinnedForms(name);
  for (const one of versions) if (one?.sets.has(known)) return pinnedForms(known, one.version);
  return name;
}
