import { type Calendar, createCalendar } from '../../shared/calendar/calendar.ts';
import { parseCalendarData } from '../../shared/calendar/calendar-data.ts';
import { type FormSet, type FormSets, readPinnedForms } from '../../shared/forms/form-sets.ts';
import { type Catalogue, findProcedure, readCatalogue, type SetAsideEntry } from '../../shared/procedure/catalogue.ts';
import type { Procedure } from '../../shared/procedure/procedure.ts';
import { createProcedureIndex, type ProcedureIndex } from '../../shared/procedure/search.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { RulesKind } from '../../shared/rules/draft.ts';
import { formsInUse, pinNewest, wordsOf } from '../forms/form-texts.ts';

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
  json(kind: RulesKind, version: string): string | null;
  /** The form texts that the program brings along. */
  seedForms(): FormSets['sets'];
}

/**
 * Catalogue, calendar and form texts by version, each read and indexed once. A dossier lives by the versions it names. With none
 * named it is the one in force; where this program cannot read that one, as a newer tier above may write it, the latest
 * that it can: the counter goes on by rules that it had.
 */
export interface Rules {
  catalogue(version?: string): Result<CatalogueInUse>;
  calendar(version?: string): Result<Calendar>;
  procedure(code: string, version?: string): Result<Procedure>;
  /** What a dossier that is received now keeps as its form set: the set's name and its version in force. */
  pinForms(name: string): string;
  /** The words of printed forms, by what a dossier keeps. Never refuses: at last the program's own. */
  forms(pinned: string): FormSet;
}

export function createRules(source: RuleSource): Rules {
  const catalogues = new Map<string, CatalogueInUse>();
  const calendars = new Map<string, Calendar>();
  const formTexts = new Map<string, FormSets>();

  function catalogueOf(version: string): Result<CatalogueInUse> {
    const known = catalogues.get(version);
    if (known !== undefined) return ok(known);
    const read = catalogueInUse(source.json('catalogue', version));
    if (read.ok) catalogues.set(version, read.value);
    return read;
  }

  function calendarOf(version: string): Result<Calendar> {
    const known = calendars.get(version);
    if (known !== undefined) return ok(known);
    const read = calendarInUse(source.json('calendar', version));
    if (read.ok) calendars.set(version, read.value);
    return read;
  }

  function catalogue(version?: string): Result<CatalogueInUse> {
    return version === undefined ? firstReadable(source.versions('catalogue'), catalogueOf) : catalogueOf(version);
  }

  function formsOf(version: string): FormSets | null {
    const known = formTexts.get(version);
    if (known !== undefined) return known;
    const read = formsInUse(source.json('forms', version));
    if (read !== null) formTexts.set(version, read);
    return read;
  }

  return {
    catalogue,
    pinForms: (name) => pinNewest(name, source.versions('forms').values().map(formsOf)),
    forms(pinned) {
      const { version } = readPinnedForms(pinned);
      return wordsOf(pinned, version === null ? null : formsOf(version), source.seedForms());
    },
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
