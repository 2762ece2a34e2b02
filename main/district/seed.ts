import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../shared/batch/canonical-json.ts';
import { parseCalendarData } from '../../shared/calendar/calendar-data.ts';
import { seedCatalogue } from '../../shared/procedure/catalogue.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Deps } from '../ports.ts';

export interface SeedRules {
  readonly version: string;
  /** Canonical JSON, so that its SHA-256 is the same everywhere. */
  readonly json: string;
}

/**
 * The catalogue and calendar that the program brings along, as first versions. A version is named after the content:
 * two programs with different seeds never mean two things by one name. Refuses: district.seed-unreadable.
 */
export function readSeed(
  deps: Pick<Deps, 'catalogueDir' | 'crypto'>,
): Result<{ readonly catalogue: SeedRules; readonly calendar: SeedRules }> {
  const procedures = readJson(join(deps.catalogueDir, 'procedures.json'));
  const days = readJson(join(deps.catalogueDir, 'calendar.json'));
  const catalogue = { version: versionOf(deps, procedures), effectiveFrom: null, procedures };
  const calendar = { version: versionOf(deps, days), days };
  const fits = seedCatalogue(procedures, catalogue.version).ok && parseCalendarData(calendar).ok;
  if (!fits) return refuse('district.seed-unreadable');
  return ok({
    catalogue: { version: catalogue.version, json: canonicalJson(catalogue) },
    calendar: { version: calendar.version, json: canonicalJson(calendar) },
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
