import { errorMessage } from '../errors/table.ts';
import type { Refusal } from '../result.ts';
import { readCatalogue, readEntries } from './catalogue.ts';
import type { CatalogueProblem } from './problem.ts';
import { problem, problemOfIssue } from './problem.ts';
import { procedureSchema } from './procedure.ts';

/** What `motcua catalogue check` answers: how many entries work, and everything that is wrong, in file order. */
export interface CatalogueCheck {
  readonly usable: number;
  readonly problems: readonly CatalogueProblem[];
}

/** Keys that are in `raw` but that reading left out, with their paths; both have the same shape otherwise. */
function unknownKeys(raw: unknown, read: unknown, path: readonly PropertyKey[]): CatalogueProblem[] {
  if (Array.isArray(raw) && Array.isArray(read)) {
    return raw.flatMap((item: unknown, index) => unknownKeys(item, read[index], [...path, index]));
  }
  if (typeof raw !== 'object' || raw === null || typeof read !== 'object' || read === null) return [];
  return Object.entries(raw).flatMap(([key, value]: [string, unknown]) =>
    Object.hasOwn(read, key)
      ? unknownKeys(value, Reflect.get(read, key), [...path, key])
      : [problem('procedure.field-unknown', [...path, key])],
  );
}

/** Everything wrong with one entry, by the path inside it (`timeLimit.value`), as its editor shows it. */
export function checkEntry(raw: unknown): readonly CatalogueProblem[] {
  const parsed = procedureSchema.safeParse(raw);
  const found = parsed.success
    ? unknownKeys(raw, parsed.data, [])
    : parsed.error.issues.map((issue) => problemOfIssue(issue, raw, []));
  return found.map((one) => ({ ...one, path: one.path.replace(/^\$\.?/, '') }));
}

function unreadable({ params }: Refusal): CatalogueProblem {
  const path = String(params?.path ?? '$');
  return {
    path,
    code: 'procedure.catalogue-unreadable',
    message: errorMessage('procedure.catalogue-unreadable', 'vi', { path }),
  };
}

/** The list of entries in the file, where it lies, and what is wrong around it. */
function entriesIn(raw: unknown): {
  entries: readonly unknown[];
  base: readonly string[];
  problems: CatalogueProblem[];
} {
  if (Array.isArray(raw)) return { entries: raw, base: [], problems: [] };
  const read = readCatalogue(raw);
  if (!read.ok) return { entries: [], base: [], problems: [unreadable(read.refusal)] };
  const file: object = Object(raw);
  const entries: unknown = Reflect.get(file, 'procedures');
  const known = [...Object.keys(read.value.catalogue), 'retired'];
  const unknown = Object.keys(file).filter((key) => !known.includes(key));
  return {
    entries: Array.isArray(entries) ? entries : [],
    base: ['procedures'],
    problems: unknown.map((key) => problem('procedure.field-unknown', [key])),
  };
}

/**
 * Every problem of a catalogue file with its JSON path and a Vietnamese sentence. Takes a whole catalogue or a bare list
 * of procedures (as build/catalogue/procedures.json is). Never throws; no problems means the file is right.
 */
export function checkCatalogue(raw: unknown): CatalogueCheck {
  const { entries, base, problems } = entriesIn(raw);
  const { procedures, setAside } = readEntries(entries, base);
  const setAsideProblems = new Map(setAside.map((entry) => [entry.index, entry.problems]));
  const entryProblems = entries.flatMap((entry, index) => {
    const parsed = procedureSchema.safeParse(entry);
    const unknown = parsed.success ? unknownKeys(entry, parsed.data, [...base, index]) : [];
    return [...(setAsideProblems.get(index) ?? []), ...unknown];
  });
  return { usable: procedures.length, problems: [...problems, ...entryProblems] };
}
