import { assertNever } from '../result.ts';
import { isSamePlace } from './attachment.ts';
import type { DossierEvent } from './parse-event.ts';
import type { DossierState } from './state.ts';

type Begin = Extract<DossierEvent, { type: 'dossier.registered.v1' | 'dossier.received.v1' }>;

/** The state after an event, its permission already judged. Pure and total; null only if there is nothing to change. */
export function effectOf(state: DossierState | null, event: DossierEvent): DossierState | null {
  if (event.type === 'dossier.registered.v1') return state ?? begin(event);
  if (event.type === 'dossier.received.v1') return receive(state ?? begin(event), event);
  if (state === null) return null;
  return change(state, event);
}

function begin({ source, body, personal }: Begin): DossierState {
  const { header } = source;
  return {
    id: header.dossier ?? neverWithoutDossier(),
    status: 'registered',
    code: null,
    codeAliases: [],
    ...requestFacts(body),
    applicant: personal?.applicant ?? null,
    submitter: personal?.submitter ?? null,
    note: personal?.note ?? null,
    limit: null,
    receivedAt: null,
    receivedBy: header.ledger,
    registeredAt: header.at,
    dueAt: null,
    promisedAt: null,
    repromises: 0,
    pauses: [],
    pausedFrom: null,
    supplementRounds: 0,
    counterSupplementRounds: 0,
    handedOver: false,
    holder: { kind: 'office', to: '' },
    decision: null,
    resolvedAt: null,
    resolvedBy: null,
    outcome: null,
    resultNo: null,
    returnedAt: null,
    bookNo: null,
    entryNo: null,
    lookupKey: null,
    attachments: [],
  };
}

function neverWithoutDossier(): never {
  throw new Error('a dossier event without a dossier id reached the fold');
}

function requestFacts(body: Begin['body']) {
  const { procedureCode, catalogueVersion, calendarVersion, formSet, components, quantity } = body;
  return {
    procedureCode,
    catalogueVersion,
    calendarVersion,
    formSet,
    components,
    quantity,
    visitId: body.visitId ?? null,
  };
}

function receive(state: DossierState, event: Extract<DossierEvent, { type: 'dossier.received.v1' }>): DossierState {
  const { body, personal, source } = event;
  return {
    ...state,
    ...requestFacts(body),
    status: 'received',
    code: body.code,
    receivedAt: body.receivedAt,
    receivedBy: source.header.ledger,
    dueAt: body.dueAt,
    limit: body.limit,
    lookupKey: body.lookupKey,
    bookNo: body.bookNo,
    entryNo: body.entryNo,
    applicant: personal?.applicant ?? state.applicant,
    submitter: personal?.submitter ?? state.submitter,
    note: personal?.note ?? state.note,
  };
}

function change(state: DossierState, event: Exclude<DossierEvent, Begin>): DossierState {
  const at = event.source.header.at;
  switch (event.type) {
    case 'dossier.refused.v1':
      return { ...state, status: 'refused' };
    case 'dossier.supplementRequested.v1':
      return state.code === null
        ? { ...state, status: 'supplementRequested', counterSupplementRounds: state.counterSupplementRounds + 1 }
        : { ...pause(state, at, 'supplementRequested'), supplementRounds: state.supplementRounds + 1 };
    case 'dossier.supplemented.v1':
      return { ...resume(state, at), dueAt: event.body.dueAt };
    case 'dossier.paymentRequested.v1':
      return pause(state, at, 'paymentRequested');
    case 'dossier.paymentRecorded.v1':
      return { ...resume(state, at), dueAt: event.body.dueAt };
    case 'dossier.handedOver.v1':
      return {
        ...state,
        status: 'processing',
        handedOver: true,
        holder: { kind: event.body.holder, to: event.personal?.to ?? '' },
      };
    case 'dossier.decided.v1':
      return { ...state, decision: { outcome: event.body.outcome, at, reason: event.personal?.reason ?? '' } };
    case 'dossier.resolved.v1':
      return {
        ...state,
        status: 'resolved',
        resolvedAt: at,
        resolvedBy: event.source.header.actor,
        outcome: event.body.outcome,
        resultNo: event.body.resultNo ?? null,
        holder: { kind: 'office', to: '' },
      };
    case 'dossier.recalled.v1':
      return { ...state, status: 'processing', resolvedAt: null, resolvedBy: null, outcome: null, resultNo: null };
    case 'dossier.returned.v1':
      return { ...state, status: 'returned', returnedAt: at };
    case 'dossier.withdrawn.v1':
      return { ...state, status: 'withdrawn', resolvedAt: state.code === null ? null : at, resolvedBy: null };
    case 'dossier.stopped.v1':
      return { ...state, status: 'stopped', resolvedAt: at, resolvedBy: null };
    case 'dossier.repromised.v1':
      return { ...state, promisedAt: event.body.promisedAt, repromises: state.repromises + 1 };
    case 'dossier.corrected.v1':
      return correct(state, event);
    case 'dossier.dueRecalculated.v1':
      return { ...state, dueAt: event.body.dueAt, calendarVersion: event.body.calendarVersion };
    case 'dossier.attached.v1':
      return attach(state, event);
    case 'dossier.attachmentRemoved.v1':
      return { ...state, attachments: state.attachments.filter((known) => !isSamePlace(known, event.body)) };
    case 'dossier.settled.v1':
      return state;
    default:
      return assertNever(event);
  }
}

function pause(state: DossierState, at: number, status: 'supplementRequested' | 'paymentRequested'): DossierState {
  return { ...state, status, pausedFrom: state.status, pauses: [...state.pauses, { pausedAt: at, resumedAt: null }] };
}

function resume(state: DossierState, at: number): DossierState {
  const pauses = state.pauses.map((pause) => (pause.resumedAt === null ? { ...pause, resumedAt: at } : pause));
  return { ...state, status: state.pausedFrom ?? 'processing', pausedFrom: null, pauses };
}

function correct(
  state: DossierState,
  { body, personal }: Extract<DossierEvent, { type: 'dossier.corrected.v1' }>,
): DossierState {
  return {
    ...state,
    procedureCode: body.procedureCode ?? state.procedureCode,
    components: body.components ?? state.components,
    quantity: body.quantity ?? state.quantity,
    dueAt: body.dueAt ?? state.dueAt,
    limit: body.limit ?? state.limit,
    applicant: personal?.applicant ?? state.applicant,
    submitter: personal?.submitter ?? state.submitter,
    note: personal?.note ?? state.note,
  };
}

/** Two desks may attach the same scan: it stands once. */
function attach(state: DossierState, event: Extract<DossierEvent, { type: 'dossier.attached.v1' }>): DossierState {
  const { body, personal, source } = event;
  if (state.attachments.some((known) => isSamePlace(known, body))) return state;
  const { at, ledger, seq } = source.header;
  const { sha256, component, kind, sizeBytes } = body;
  const added = { sha256, component, kind, sizeBytes, name: personal?.name ?? null, at, ledger, seq };
  return { ...state, attachments: [...state.attachments, added] };
}
