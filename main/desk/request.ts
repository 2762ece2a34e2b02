import type { ParsedInput } from '../../shared/contract/contract.ts';
import type { SubmittedPaper } from '../../shared/dossier/event-types.ts';
import type { DossierState, TimeLimitFacts } from '../../shared/dossier/state.ts';
import type { ErrorCode } from '../../shared/errors/table.ts';
import type { Person } from '../../shared/identity/person.ts';
import { checkComponents, type MissingComponent, requiredPapers } from '../../shared/procedure/checklist.ts';
import type { Procedure } from '../../shared/procedure/procedure.ts';
import { ok, type Refusal, type Result } from '../../shared/result.ts';
import type { Desk } from './desk.ts';
import { type PartyWarning, partyWarnings, readParty } from './people.ts';

export type IntakeInput = ParsedInput<'dossier.receive'>;

/** What a citizen asks for, read and checked against the catalogue in force. */
export interface IntakeRequest {
  readonly procedure: Procedure;
  readonly limit: TimeLimitFacts;
  readonly rules: { readonly catalogueVersion: string; readonly calendarVersion: string; readonly formSet: string };
  readonly applicant: Person;
  readonly submitter: Person | null;
  readonly papers: readonly SubmittedPaper[];
  readonly missing: readonly MissingComponent[];
  readonly quantity: number;
  readonly note: string | null;
  readonly visitId: string | null;
  readonly warnings: readonly PartyWarning[];
}

/**
 * Reads the input of `receive` and `register`; what an earlier `register` said need not be said again. All problems of
 * the fields come back together. Refuses: input.invalid with fields, desk.no-catalogue.
 */
export function readIntake(desk: Desk, input: IntakeInput, registered: DossierState | null): Result<IntakeRequest> {
  const catalogue = desk.rules.catalogue();
  if (!catalogue.ok) return catalogue;
  const calendar = desk.rules.calendar();
  if (!calendar.ok) return calendar;
  const problems: Record<string, ErrorCode> = {};
  const params: Record<string, string | number> = {};
  const procedure = readProcedure(desk, input, registered, problems, params);
  const applicant = readPerson('applicant', input.applicant ?? registered?.applicant ?? undefined, problems);
  const submitter = readPerson('submitter', input.submitter ?? registered?.submitter ?? undefined, problems);
  if (applicant === null && problems.applicant === undefined && !hasField(problems, 'applicant.'))
    problems.applicant = 'input.missing';
  const limit = procedure && readLimit(procedure, input.variant, problems);
  const papers = procedure && readPapers(procedure, input.components ?? registered?.components, problems, params);
  if (Object.keys(problems).length > 0 || !procedure || !applicant || !limit || !papers)
    return { ok: false, refusal: fieldRefusal(problems, params) };
  return ok({
    procedure,
    limit,
    rules: {
      catalogueVersion: catalogue.value.catalogue.version,
      calendarVersion: calendar.value.version,
      formSet: desk.rules.pinForms(procedure.formSet ?? desk.office.formSet),
    },
    applicant,
    submitter,
    papers: papers.papers,
    missing: papers.missing,
    quantity: input.quantity ?? registered?.quantity ?? 1,
    note: input.note || registered?.note || null,
    visitId: input.visitId ?? registered?.visitId ?? null,
    warnings: [...partyWarnings('applicant', applicant), ...(submitter ? partyWarnings('submitter', submitter) : [])],
  });
}

/** One refused field speaks for itself; several come under one heading. */
function fieldRefusal(
  fields: Readonly<Record<string, ErrorCode>>,
  params: Readonly<Record<string, string | number>>,
): Refusal {
  const [only, ...others] = new Set(Object.values(fields));
  return {
    code: only !== undefined && others.length === 0 && !only.startsWith('input.') ? only : 'input.invalid',
    params,
    fields,
  };
}

function hasField(problems: Readonly<Record<string, ErrorCode>>, prefix: string): boolean {
  return Object.keys(problems).some((path) => path.startsWith(prefix));
}

function readProcedure(
  desk: Desk,
  input: IntakeInput,
  registered: DossierState | null,
  problems: Record<string, ErrorCode>,
  params: Record<string, string | number>,
): Procedure | null {
  const code = input.procedureCode ?? registered?.procedureCode;
  if (code === undefined) {
    problems.procedureCode = 'input.missing';
    return null;
  }
  const procedure = desk.rules.procedure(code);
  if (procedure.ok) return procedure.value;
  problems.procedureCode = procedure.refusal.code;
  Object.assign(params, procedure.refusal.params);
  return null;
}

function readPerson(
  path: string,
  typed: Parameters<typeof readParty>[1] | undefined,
  problems: Record<string, ErrorCode>,
): Person | null {
  if (typed === undefined) return null;
  const person = readParty(path, typed);
  if (person.ok) return person.value;
  Object.assign(problems, person.refusal.fields);
  return null;
}

function readLimit(
  procedure: Procedure,
  variant: number | undefined,
  problems: Record<string, ErrorCode>,
): TimeLimitFacts | null {
  const chosen = variant === undefined ? procedure.timeLimit : procedure.variants?.[variant];
  if (chosen === undefined) {
    problems.variant = 'input.not-allowed';
    return null;
  }
  return { unit: chosen.unit, value: chosen.value, ...(chosen.cutoff === undefined ? {} : { cutoff: chosen.cutoff }) };
}

/** Left out: all required papers as the procedure asks for them (cli.md). */
function readPapers(
  procedure: Procedure,
  papers: readonly SubmittedPaper[] | undefined,
  problems: Record<string, ErrorCode>,
  params: Record<string, string | number>,
) {
  const checked = checkComponents(procedure, papers ?? requiredPapers(procedure));
  if (checked.ok) return checked.value;
  problems.components = checked.refusal.code;
  Object.assign(params, checked.refusal.params);
  return null;
}

/** Papers of which nothing was taken in, as one sentence. */
export function missingPapers(missing: readonly MissingComponent[]): Refusal {
  const papers = missing.map(({ component }) => component.name).join('; ');
  return { code: 'dossier.checklist-missing', params: { papers }, fields: { components: 'dossier.checklist-missing' } };
}
