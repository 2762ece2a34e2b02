import { resumedDue } from '../../shared/calendar/due.ts';
import type { ParsedInput } from '../../shared/contract/contract.ts';
import type { BodyOf } from '../../shared/dossier/event-types.ts';
import { needsLeaderToCorrect } from '../../shared/dossier/lifecycle.ts';
import type { DossierState } from '../../shared/dossier/state.ts';
import { checkComponents } from '../../shared/procedure/checklist.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import { findNamed } from '../ledger/named-dossier.ts';
import { whyNotPromise } from '../ledger/step-rules.ts';
import type { Desk } from './desk.ts';
import { dueBy } from './due.ts';
import { personFacts, readParty } from './people.ts';
import { type StepFacts, takeStep } from './step.ts';

/** What a leader does to a dossier: apology with a new date, settling a conflict, correcting what was taken in. */
export function leaderHandlers(desk: Desk) {
  return {
    'dossier.repromise': (input, context) =>
      takeStep(desk, context, { name: 'dossier.repromise', input }, 'repromise', (state, { now }) => {
        const rule = whyNotPromise(state, input, now);
        if (rule !== null) return { ok: false, refusal: rule };
        return ok({
          body: { promisedAt: Date.parse(input.promisedAt), override: input.override !== undefined },
          personal: { reason: input.reason, ...(input.override ? { overrideGround: input.override } : {}) },
        });
      }),
    // R7: a corrected calendar changes a due date only here, by name, with its reason; the printed date stays printed.
    'dossier.recalculateDue': (input, context) =>
      takeStep(desk, context, { name: 'dossier.recalculateDue', input }, 'recalculateDue', (state) => {
        const calendar = desk.rules.calendar();
        if (!calendar.ok) return calendar;
        const calendarVersion = calendar.value.version;
        const due = dueBy(desk.rules, state, calendarVersion, undefined);
        if (!due.ok) return due;
        if (due.value === state.dueAt) return refuse('dossier.due-unchanged');
        return ok({ body: { dueAt: due.value, calendarVersion }, personal: { reason: input.reason } });
      }),
    'dossier.settle': (input, context) =>
      takeStep(desk, context, { name: 'dossier.settle', input }, 'settle', (_state, { tx }) => {
        const found = findNamed(tx, input);
        if (!found.ok) return found;
        const entry = found.value.placed.find(
          ({ event }) => event.header.ledger === input.event.ledger && event.header.seq === input.event.seq,
        );
        if (entry?.effect.kind !== 'conflict' || entry.effect.settled !== null)
          return refuse('dossier.conflict-not-found');
        return ok({ body: { event: input.event, take: input.take }, personal: { reason: input.reason } });
      }),
    'dossier.correct': (input, context) =>
      takeStep(desk, context, { name: 'dossier.correct', input }, 'correct', (state) => correction(desk, state, input)),
  } as const satisfies Handlers;
}

/** A changed procedure brings its own limit: the due date is counted anew from receipt, by the dossier's own rules. */
function correction(
  desk: Desk,
  state: DossierState,
  { changes, reason }: ParsedInput<'dossier.correct'>,
): Result<StepFacts<'dossier.corrected.v1'>> {
  if (Object.keys(changes).length === 0) return refuse('dossier.nothing-to-correct');
  if (needsLeaderToCorrect(state) && reason === undefined)
    return refuse('dossier.reason-missing', {}, { reason: 'dossier.reason-missing' });
  const applicant = changes.applicant && readParty('changes.applicant', changes.applicant);
  if (applicant && !applicant.ok) return applicant;
  const submitter = changes.submitter && readParty('changes.submitter', changes.submitter);
  if (submitter && !submitter.ok) return submitter;
  const request = correctedRequest(desk, state, changes);
  if (!request.ok) return request;
  return ok({
    body: request.value,
    personal: {
      reason: reason ?? '',
      ...(applicant ? { applicant: personFacts(applicant.value) } : {}),
      ...(submitter ? { submitter: personFacts(submitter.value) } : {}),
      ...(changes.note === undefined ? {} : { note: changes.note }),
    },
  });
}

function correctedRequest(
  desk: Desk,
  state: DossierState,
  changes: ParsedInput<'dossier.correct'>['changes'],
): Result<BodyOf<'dossier.corrected.v1'>> {
  const procedure = desk.rules.procedure(changes.procedureCode ?? state.procedureCode, state.catalogueVersion);
  if (!procedure.ok)
    return refuse('input.invalid', procedure.refusal.params, { 'changes.procedureCode': procedure.refusal.code });
  const papers = changes.components && checkComponents(procedure.value, changes.components);
  if (papers && !papers.ok)
    return refuse('input.invalid', papers.refusal.params, { 'changes.components': papers.refusal.code });
  const base: BodyOf<'dossier.corrected.v1'> = {
    ...(papers ? { components: [...papers.value.papers] } : {}),
    ...(changes.quantity === undefined ? {} : { quantity: changes.quantity }),
  };
  if (changes.procedureCode === undefined || changes.procedureCode === state.procedureCode) return ok(base);
  if (state.receivedAt === null) return ok({ ...base, procedureCode: changes.procedureCode });
  const calendar = desk.rules.calendar(state.calendarVersion);
  if (!calendar.ok) return calendar;
  const { unit, value, cutoff } = procedure.value.timeLimit;
  const limit = { unit, value, ...(cutoff === undefined ? {} : { cutoff }) };
  const due = resumedDue(calendar.value, limit, {
    receivedAt: state.receivedAt,
    pauses: state.pauses,
    policy: procedure.value.supplementPolicy ?? 'resume',
  });
  if (!due.ok) return due;
  return ok({ ...base, procedureCode: changes.procedureCode, dueAt: due.value.dueAt, limit });
}
