import { z } from 'zod';
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import type { CatalogueProblem } from './problem.ts';
import { jsonPath, problem, problemOfIssue } from './problem.ts';
import type { Procedure } from './procedure.ts';
import { procedureSchema } from './procedure.ts';

/** The procedures of a commune in one version. A dossier keeps the version it was received under. */
export interface Catalogue {
  readonly version: string;
  /** First day in force, 'YYYY-MM-DD'; null: no lower bound known. */
  readonly effectiveFrom: string | null;
  readonly procedures: readonly Procedure[];
  /** No longer offered; kept, so that one can come back and nobody wonders where it went. Absent: none. */
  readonly retired?: readonly Procedure[];
}

/** An entry that cannot be used: shown to the administrator, out of the way of all others. */
export interface SetAsideEntry {
  readonly index: number;
  readonly code?: string;
  readonly problems: readonly CatalogueProblem[];
}

export interface ReadCatalogue {
  readonly catalogue: Catalogue;
  readonly setAside: readonly SetAsideEntry[];
}

const envelopeSchema = z.object({
  version: z.string().min(1).max(100),
  effectiveFrom: z.iso.date().nullable().default(null),
  procedures: z.array(z.unknown()).max(10_000),
  retired: z.array(z.unknown()).max(10_000).default([]),
});

function codeOf(raw: unknown): string | undefined {
  const code: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'code') : undefined;
  return typeof code === 'string' ? code.slice(0, 40) : undefined;
}

/** The usable entries in their order and the others with what is wrong; `base` is where the list lies in its file. */
export function readEntries(entries: readonly unknown[], base: readonly PropertyKey[]) {
  const procedures: Procedure[] = [];
  const setAside: SetAsideEntry[] = [];
  const taken = new Set<string>();
  for (const [index, raw] of entries.entries()) {
    const code = codeOf(raw);
    const named = { index, ...(code === undefined ? {} : { code }) };
    const path = [...base, index];
    const parsed = procedureSchema.safeParse(raw);
    if (!parsed.success) {
      setAside.push({ ...named, problems: parsed.error.issues.map((issue) => problemOfIssue(issue, raw, path)) });
    } else if (taken.has(parsed.data.code)) {
      const repeated = problem('procedure.code-repeated', [...path, 'code'], { code: parsed.data.code });
      setAside.push({ ...named, problems: [repeated] });
    } else {
      taken.add(parsed.data.code);
      procedures.push(parsed.data);
    }
  }
  return { procedures, setAside };
}

/**
 * Reads a catalogue `{version, effectiveFrom?, procedures}`. A bad entry, or the second one of a code, is set aside and
 * blocks nothing else; fields of a later version are left out. Refuses only what is no catalogue at all:
 * procedure.catalogue-unreadable {path}.
 */
export function readCatalogue(raw: unknown): Result<ReadCatalogue> {
  const envelope = envelopeSchema.safeParse(raw);
  if (!envelope.success) {
    const path = jsonPath(envelope.error.issues[0]?.path ?? []);
    return refuse('procedure.catalogue-unreadable', { path });
  }
  const { version, effectiveFrom } = envelope.data;
  const { procedures, setAside } = readEntries(envelope.data.procedures, ['procedures']);
  const retired = readEntries(envelope.data.retired, ['retired']).procedures;
  return ok({
    catalogue: { version, effectiveFrom, procedures, ...(retired.length === 0 ? {} : { retired }) },
    setAside,
  });
}

/** The catalogue that the product ships: `rawProcedures` is the parsed build/catalogue/procedures.json, a bare list. */
export function seedCatalogue(rawProcedures: unknown, version: string): Result<ReadCatalogue> {
  return readCatalogue({ version, effectiveFrom: null, procedures: rawProcedures });
}

/** The procedure of a code in the catalogue. Refuses: procedure.unknown {code}. */
export function findProcedure(catalogue: Catalogue, code: string): Result<Procedure> {
  const found = catalogue.procedures.find((procedure) => procedure.code === code);
  return found ? ok(found) : refuse('procedure.unknown', { code: code.slice(0, 40) });
}
