import { type Calendar, createCalendar } from '../../shared/calendar/calendar.ts';
import { parseCalendarData } from '../../shared/calendar/calendar-data.ts';
import { type Catalogue, findProcedure, readCatalogue, type SetAsideEntry } from '../../shared/procedure/catalogue.ts';
import type { Procedure } from '../../shared/procedure/procedure.ts';
import { createProcedureIndex, type ProcedureIndex } from '../../shared/procedure/search.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';

export interface CatalogueInUse {
  readonly catalogue: Catalogue;
  readonly setAside: readonly SetAsideEntry[];
  readonly index: ProcedureIndex;
}

/** Where the versions lie: in force now, and every one that a dossier was received under. */
export interface RuleSource {
  catalogueVersion(): string | null;
  calendarVersion(): string | null;
  /** The JSON text of a version; null when this machine never had it. */
  catalogueJson(version: string): string | null;
  calendarJson(version: string): string | null;
}

/** Catalogue and calendar by version, each read and indexed once. A dossier lives by the versions it names. */
export interface Rules {
  catalogue(version?: string): Result<CatalogueInUse>;
  calendar(version?: string): Result<Calendar>;
  procedure(code: string, version?: string): Result<Procedure>;
}

export function createRules(source: RuleSource): Rules {
  const catalogues = new Map<string, CatalogueInUse>();
  const calendars = new Map<string, Calendar>();

  function catalogue(version = source.catalogueVersion()): Result<CatalogueInUse> {
    if (version === null) return refuse('desk.no-catalogue');
    const known = catalogues.get(version);
    if (known !== undefined) return ok(known);
    const json = source.catalogueJson(version);
    if (json === null) return refuse('desk.no-catalogue');
    const read = readCatalogue(JSON.parse(json));
    if (!read.ok) return read;
    const inUse = { ...read.value, index: createProcedureIndex(read.value.catalogue) };
    catalogues.set(version, inUse);
    return ok(inUse);
  }

  return {
    catalogue,
    calendar(version = source.calendarVersion() ?? undefined) {
      if (version === undefined) return refuse('desk.no-catalogue');
      const known = calendars.get(version);
      if (known !== undefined) return ok(known);
      const json = source.calendarJson(version);
      if (json === null) return refuse('desk.no-catalogue');
      const data = parseCalendarData(JSON.parse(json));
      if (!data.ok) return data;
      const calendar = createCalendar(data.value);
      calendars.set(version, calendar);
      return ok(calendar);
    },
    procedure(code, version) {
      const inUse = catalogue(version);
      return inUse.ok ? findProcedure(inUse.value.catalogue, code) : inUse;
    },
  };
}
