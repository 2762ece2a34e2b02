import type { WriteTx } from '../../db/store.ts';
import { civilDate } from '../../shared/calendar/civil.ts';
import { dueFor } from '../../shared/calendar/due.ts';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { blockSize, dossierCode, nextNumber } from '../../shared/dossier/code.ts';
import { DossierId, type Hash } from '../../shared/dossier/ids.ts';
import { whyNot } from '../../shared/dossier/lifecycle.ts';
import type { FoldedDossier } from '../../shared/dossier/state.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { CallContext, Handlers } from '../api/handlers.ts';
import { iso } from '../ledger/answers.ts';
import { appendEvent } from '../ledger/event-writer.ts';
import { foreignHeads, readyForStep } from '../ledger/named-dossier.ts';
import type { createTurns } from '../turns.ts';
import { clockState } from './clock-state.ts';
import { runCommand, type Work } from './command.ts';
import type { Desk } from './desk.ts';
import { raiseGenerationMark } from './generation-mark.ts';
import { attachScans, scansToAttach, withScans } from './intake-scans.ts';
import { personFacts } from './people.ts';
import { nextEntry } from './register-book.ts';
import { type IntakeInput, type IntakeRequest, missingPapers, readIntake } from './request.ts';

/** Taking a dossier in: noted at the counter (`register`, no code, no clock), or received with its code and due date. */
export function intakeHandlers(desk: Desk, inTurn: ReturnType<typeof createTurns>) {
  return {
    'dossier.register': (input, context) =>
      withScans(desk, inTurn, input, (readable) => register(desk, input, context, readable)),
    'dossier.receive': (input, context) =>
      withScans(desk, inTurn, input, (readable) => receive(desk, input, context, readable)),
  } as const satisfies Handlers;
}

function register(
  desk: Desk,
  input: IntakeInput,
  context: CallContext,
  readable: ReadonlySet<Hash>,
): Result<CallOutput<'dossier.register'>> {
  return runCommand(desk, context, 'dossier.register', input, (work) => {
    if (input.dossierId !== undefined) return refuse('input.invalid', {}, { dossierId: 'input.unknown-field' });
    const request = readIntake(desk, input, null);
    if (!request.ok) return request;
    const scans = scansToAttach(desk, work.tx, input, request.value, readable);
    if (!scans.ok) return scans;
    const id = DossierId.parse(desk.deps.ids.dossierId(work.now));
    const event = appendEvent(work.tx, writerOf(desk, work), {
      type: 'dossier.registered.v1',
      actor: work.actor,
      dossier: id,
      body: requestBody(request.value),
      personal: parties(request.value),
    });
    attachScans(desk, work, id, input, scans.value);
    return ok({ dossierId: id, seq: event.header.seq, status: 'registered' as const });
  });
}

function receive(
  desk: Desk,
  input: IntakeInput,
  context: CallContext,
  readable: ReadonlySet<Hash>,
): Result<CallOutput<'dossier.receive'>> {
  return runCommand(desk, context, 'dossier.receive', input, (work) => {
    const earlier = findRegistered(work.tx, input);
    if (!earlier.ok) return earlier;
    const rule = whyNot('receive', earlier.value?.state ?? null, work.actor);
    if (rule !== null) return refuse(rule);
    // A wrong date on paper cannot be taken back: a real desk asks once what day it is. Training moves its clock at will.
    if (!desk.office.training && clockState(desk, work.tx).warning !== null) return refuse('desk.clock-unconfirmed');
    const request = readIntake(desk, input, earlier.value?.state ?? null);
    if (!request.ok) return request;
    if (request.value.missing.length > 0) return { ok: false, refusal: missingPapers(request.value.missing) };
    const scans = scansToAttach(desk, work.tx, input, request.value, readable);
    if (!scans.ok) return scans;
    const received = writeReceived(desk, work, request.value, earlier.value);
    if (received.ok) attachScans(desk, work, DossierId.parse(received.value.dossierId), input, scans.value);
    return received;
  });
}

function findRegistered(tx: WriteTx, input: IntakeInput): Result<FoldedDossier | null> {
  if (input.dossierId === undefined) return ok(null);
  return readyForStep(tx.findFolded(input.dossierId));
}

function writeReceived(
  desk: Desk,
  work: Work,
  request: IntakeRequest,
  earlier: FoldedDossier | null,
): Result<CallOutput<'dossier.receive'>> {
  const calendar = desk.rules.calendar();
  if (!calendar.ok) return calendar;
  const due = dueFor(calendar.value, request.limit, work.now);
  if (!due.ok) return due;
  const id = earlier?.id ?? DossierId.parse(desk.deps.ids.dossierId(work.now));
  const code = allotCode(desk, work);
  const event = appendEvent(work.tx, writerOf(desk, work), {
    type: 'dossier.received.v1',
    actor: work.actor,
    dossier: id,
    after: foreignHeads(earlier, desk.ledger),
    body: {
      ...requestBody(request),
      code,
      receivedAt: work.now,
      dueAt: due.value.dueAt,
      limit: request.limit,
      lookupKey: Buffer.from(desk.deps.crypto.randomBytes(8)).toString('hex'),
      ...nextEntry(desk, work.tx, 'TNHS', work.now),
    },
    personal: parties(request),
  });
  return ok({
    code,
    dossierId: id,
    seq: event.header.seq,
    receivedAt: iso(work.now),
    dueAt: iso(due.value.dueAt),
    dueExplained: [...due.value.dueExplained],
    warnings: [...request.warnings],
  });
}

/**
 * The next code of this desk's block of the day, never given before (domain.md 3, offline allotment). Where a block is
 * used up, the mark outside the folder is raised before the code of the next one is given: a restore must know of it.
 */
function allotCode(desk: Desk, { tx, now }: Work): string {
  const { commune, desk: number, rootLedger } = desk.office;
  const used = tx.highestNumber(commune.code, civilDate(now), number);
  const goesBeyond = used !== null && (used.generation > desk.generation || used.k >= blockSize);
  const next = nextNumber(
    {
      generation: desk.generation,
      desk: number,
      openingNumber: tx.openingNumber(desk.ledger),
      ...(goesBeyond ? { taken: takenGenerations(desk, tx) } : {}),
    },
    used,
  );
  if (next.generation > desk.generation) raiseGenerationMark(desk.deps.profileDir, rootLedger, next.generation);
  return dossierCode(commune.code, now, next.number);
}

/** Generations of other ledgers of this desk's number: its own before a restore, a copied folder's, a new PC's. */
function takenGenerations(desk: Desk, tx: WriteTx): readonly number[] {
  return tx
    .listLedgers()
    .filter((ledger) => ledger.kind === 'desk' && ledger.desk === desk.office.desk && ledger.id !== desk.ledger)
    .map(({ generation }) => generation);
}

function writerOf(desk: Desk, work: Work) {
  return { crypto: desk.deps.crypto, ledger: desk.ledger, at: work.now };
}

function requestBody({ procedure, rules, papers, quantity, visitId }: IntakeRequest) {
  return {
    procedureCode: procedure.code,
    ...rules,
    components: [...papers],
    quantity,
    ...(visitId === null ? {} : { visitId }),
  };
}

function parties({ applicant, submitter, note }: IntakeRequest) {
  return {
    applicant: personFacts(applicant),
    ...(submitter === null ? {} : { submitter: personFacts(submitter) }),
    ...(note === null ? {} : { note }),
  };
}
