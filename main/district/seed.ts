import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../shared/batch/canonical-json.ts';
import { parseCalendarData } from '../../shared/calendar/calendar-data.ts';
import { formSetNames, readFormSets } from '../../shared/forms/form-sets.ts';
import { seedCatalogue } from '../../shared/procedure/catalogue.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { RulesKind } from '../../shared/rules/draft.ts';
import { seedFormsFile } from '../forms/form-texts.ts';
import type { Deps } from '../ports.ts';

export interface SeedRules {
  readonly version: string;
  /** Canonical JSON, so that its SHA-256 is the same everywhere. */
  readonly json: string;
}

/**
 * Catalogue, calendar and form texts that the program brings along, as first versions. A version is named after the content:
 * two programs with different seeds never mean two things by one name. Refuses: district.seed-unreadable.
 */
export function readSeed(deps: Pick<Deps, 'catalogueDir' | 'crypto'>): Result<Readonly<Record<RulesKind, SeedRules>>> {
  const procedures = readJson(join(deps.catalogueDir, 'procedures.json'));
  const days = readJson(join(deps.catalogueDir, 'calendar.json'));
  const catalogue = { version: versionOf(deps, procedures), effectiveFrom: null, procedures };
  const calendar = { version: versionOf(deps, days), days };
  const sets = readJson(join(deps.catalogueDir, seedFormsFile));
  const forms = { version: versionOf(deps, sets), sets };
  const fits =
    seedCatalogue(procedures, catalogue.version).ok &&
    parseCalendarData(calendar).ok &&
    readFormSets(forms)?.sets.size === formSetNames.length;
  if (!fits) return refuse('district.seed-unreadable');
  return ok({
    catalogue: { version: catalogue.version, json: canonicalJson(catalogue) },
    calendar: { version: calendar.version, json: canonicalJson(calendar) },
    forms: { version: forms.version, json: canonicalJson(forms) },
  });
}

function versionOf({ crypto }: Pick<Deps, 'crypto'>, content: unknown): string {
  return `seed-${crypto.sha256Hex(canonicalJson(content ?? null)).slice(0, 8)}`;
}

/** Null for a missing or damaged file; what reads it then refuses. */
function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
