import { type Calendar, createCalendar } from '../../shared/calendar/calendar.ts';
import { parseCalendarData } from '../../shared/calendar/calendar-data.ts';
import { type Catalogue, findProcedure, readCatalogue, type SetAsideEntry } from '../../shared/procedure/catalogue.ts';
import type { Procedure } from '../../shared/procedure/procedure.ts';
import { createProcedureIndex, type ProcedureIndex } from '../../shared/procedure/search.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { RulesKind } from '../../shared/rules/draft.ts';

export interface CatalogueInUse {
  readonly catalogue: Catalogue;
  readonly setAside: readonly SetAsideEntry[];
  readonly index: ProcedureIndex;
}

/** Where the versions lie: in force now, and every one that a dossier was received under. */
export interface RuleSource {
  /** Those whose content is here, the one in force first. */
  versions(kind: RulesKind): readonly string[];
  /** The JSON text of a version; null when this machine never had it. */
  catalogueJson(version: string): string | null;
  calendarJson(version: string): string | null;
}

/**
 * Catalogue and calendar by version, each read and indexed once. A dossier lives by the versions it names. With none
 * named it is the one in force; where this program cannot read that one, as a newer tier above may write it, the latest
 * that it can: the counter goes on by rules that it had.
 */
export interface Rules {
  catalogue(version?: string): Result<CatalogueInUse>;
  calendar(version?: string): Result<Calendar>;
  procedure(code: string, version?: string): Result<Procedure>;
}

export function createRules(source: RuleSource): Rules {
  const catalogues = new Map<string, CatalogueInUse>();
  const calendars = new Map<string, Calendar>();

  function catalogueOf(version: string): Result<CatalogueInUse> {
    const known = catalogues.get(version);
    if (known !== undefined) return ok(known);
    const read = catalogueInUse(source.catalogueJson(version));
    if (read.ok) catalogues.set(version, read.value);
    return read;
  }

  function calendarOf(version: string): Result<Calendar> {
    const known = calendars.get(version);
    if (known !== undefined) return ok(known);
    const read = calendarInUse(source.calendarJson(version));
    if (read.ok) calendars.set(version, read.value);
    return read;
  }

  function catalogue(version?: string): Result<CatalogueInUse> {
    return version === undefined ? firstReadable(source.versions('catalogue'), catalogueOf) : catalogueOf(version);
  }

  return {
    catalogue,
    calendar: (version) =>
      version === undefined ? firstReadable(source.versions('calendar'), calendarOf) : calendarOf(version),
    procedure(code, version) {
      const inUse = catalogue(version);
      return inUse.ok ? findProcedure(inUse.value.catalogue, code) : inUse;
    },
  };
}

/** The first that can be read; the refusal is that of the one in force. */
function firstReadable<T>(versions: readonly string[], read: (version: string) => Result<T>): Result<T> {
  let refused: Result<T> | null = null;
  for (const version of versions) {
    const found = read(version);
    if (found.ok) return found;
    refused ??= found;
  }
  return refused ?? refuse('desk.no-catalogue');
}

/** A catalogue read and indexed from its JSON text; null: the text is not here. Refuses: desk.no-catalogue, catalogue.*. */
export function catalogueInUse(json: string | null): Result<CatalogueInUse> {
  if (json === null) return refuse('desk.no-catalogue');
  const read = readCatalogue(JSON.parse(json));
  return read.ok ? ok({ ...read.value, index: createProcedureIndex(read.value.catalogue) }) : read;
}

/** As `catalogueInUse`, of a calendar. */
export function calendarInUse(json: string | null): Result<Calendar> {
  if (json === null) return refuse('desk.no-catalogue');
  const data = parseCalendarData(JSON.parse(json));
  return data.ok ? ok(createCalendar(data.value)) : data;
}
