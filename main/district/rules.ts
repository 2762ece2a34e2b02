import type { DistrictReads } from '../../db/district/types.ts';
import type { Calendar } from '../../shared/calendar/calendar.ts';
import { type FormSet, type FormSets, readPinnedForms } from '../../shared/forms/form-sets.ts';
import { findProcedure } from '../../shared/procedure/catalogue.ts';
import type { Procedure } from '../../shared/procedure/procedure.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { RulesKind } from '../../shared/rules/draft.ts';
import { formsInUse, pinNewest, wordsOf } from '../forms/form-texts.ts';
import { type CatalogueInUse, calendarInUse, catalogueInUse } from '../ledger/rules.ts';
import type { DistrictFacts } from './district-facts.ts';
import { currentRules } from './publishing/current.ts';

/** As `Rules`, of a store that answers later. A version left out is the one that new communes begin with. */
export interface DistrictRules {
  catalogue(version?: string): Promise<Result<CatalogueInUse>>;
  calendar(version?: string): Promise<Result<Calendar>>;
  procedure(code: string, version?: string): Promise<Result<Procedure>>;
  pinForms(name: string): Promise<string>;
  forms(pinned: string): Promise<FormSet>;
}

/** Catalogue, calendar and form texts by version, each read and indexed once: what lies under a version never changes. */
export function createDistrictRules(
  read: DistrictReads,
  facts: DistrictFacts,
  seedForms: () => FormSets['sets'],
): DistrictRules {
  const catalogues = new Map<string, CatalogueInUse>();
  const calendars = new Map<string, Calendar>();
  const formTexts = new Map<string, FormSets>();

  /** A version that was made here is known by its content; one that came up, by whichever commune adopted it. */
  async function textOf(kind: RulesKind, version: string): Promise<string | null> {
    const own = facts[kind].version === version ? facts[kind] : await read.findRulesVersion(kind, version);
    return own === null ? read.findRules(kind, version) : read.findContent(own.sha256);
  }

  async function catalogue(named?: string): Promise<Result<CatalogueInUse>> {
    const version = named ?? (await currentRules(read, facts, 'catalogue')).version;
    const known = catalogues.get(version);
    if (known !== undefined) return ok(known);
    const inUse = catalogueInUse(await textOf('catalogue', version));
    if (inUse.ok) catalogues.set(version, inUse.value);
    return inUse;
  }

  async function formsOf(version: string): Promise<FormSets | null> {
    const known = formTexts.get(version);
    if (known !== undefined) return known;
    const inUse = formsInUse(await textOf('forms', version));
    if (inUse !== null) formTexts.set(version, inUse);
    return inUse;
  }

  return {
    catalogue,
    async pinForms(name) {
      const { version } = await currentRules(read, facts, 'forms');
      return version === facts.forms.version ? name : pinNewest(name, [await formsOf(version)]);
    },
    async forms(pinned) {
      const { version } = readPinnedForms(pinned);
      return wordsOf(pinned, version === null ? null : await formsOf(version), seedForms());
    },
    async calendar(named) {
      const version = named ?? (await currentRules(read, facts, 'calendar')).version;
      const known = calendars.get(version);
      if (known !== undefined) return ok(known);
      const inUse = calendarInUse(await textOf('calendar', version));
      if (inUse.ok) calendars.set(version, inUse.value);
      return inUse;
    },
    async procedure(code, version) {
      const inUse = await catalogue(version);
      return inUse.ok ? findProcedure(inUse.value.catalogue, code) : inUse;
    },
  };
}
