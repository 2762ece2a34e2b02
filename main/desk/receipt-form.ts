import type { DossierRecord } from '../../db/store.ts';
import type { LedgerEvent } from '../../shared/dossier/event.ts';
import { officeHeads } from '../../shared/forms/office-heads.ts';
import {
  formatReceiptQr,
  type ReceiptFacts,
  receiptPayloadToSign,
  receiptQrSvg,
} from '../../shared/forms/receipt-qr.ts';
import type { ReceiptView } from '../../shared/forms/receipt-view.ts';
import { describeFees, describeLimit } from '../../shared/procedure/describe.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Desk } from './desk.ts';

/**
 * What stands on the receipt of a received dossier: its own facts and rules, as they were when it was received.
 * Refuses: dossier.not-received, procedure.unknown, desk.no-catalogue.
 */
export function receiptView(
  desk: Desk,
  record: DossierRecord,
  events: readonly LedgerEvent[],
): Result<ReceiptView & { readonly code: string }> {
  const { state } = record;
  if (
    state.code === null ||
    state.receivedAt === null ||
    state.dueAt === null ||
    state.limit === null ||
    state.lookupKey === null
  ) {
    return refuse('dossier.not-received');
  }
  const procedure = desk.rules.procedure(state.procedureCode, state.catalogueVersion);
  if (!procedure.ok) return procedure;
  const receivedBy = events.find(
    ({ header }) => header.type === 'dossier.received.v1' && header.ledger === state.receivedBy,
  );
  const facts = {
    code: state.code,
    lookupKey: state.lookupKey,
    receivedAt: state.receivedAt,
    dueAt: printedDue(events, state.receivedBy) ?? state.dueAt,
    ledger: state.receivedBy,
  };
  const forms = desk.rules.forms(state.formSet);
  const heads = officeHeads(forms.office, desk.office.commune.name, desk.office.commune.province);
  const { unit, value, cutoff } = state.limit;
  return ok({
    forms,
    office: { ...heads, phone: null },
    training: desk.office.training,
    code: state.code,
    fullName: state.applicant?.organization ?? state.applicant?.fullName ?? null,
    submitterName: state.submitter?.fullName ?? null,
    address: state.applicant?.address ?? null,
    phone: state.submitter?.phone ?? state.applicant?.phone ?? null,
    email: null,
    subject: procedure.value.name,
    papers: state.components.map(({ index, original, copies }) => ({
      name: procedure.value.components[index]?.name ?? '',
      original,
      copies,
      mode: procedure.value.components[index]?.mode ?? 'submit',
    })),
    quantity: state.quantity,
    limit: describeLimit({ unit, value, ...(cutoff === undefined ? {} : { cutoff }) }),
    receivedAt: facts.receivedAt,
    dueAt: facts.dueAt,
    resultAt: heads.spoken,
    fees: describeFees(procedure.value),
    bookNo: state.bookNo,
    entryNo: state.entryNo,
    receptionist: receivedBy === undefined ? null : receptionistOf(desk, receivedBy),
    qrSvg: signedQr(desk, facts),
  });
}

/**
 * The date on paper is the one that was printed: a later change of the due date is told, never printed over. Only a
 * correction that changed the limit itself brings its own date, so that limit and date on one paper agree.
 */
function printedDue(events: readonly LedgerEvent[], receivedBy: string): number | null {
  const dated = events.filter(
    ({ header }) =>
      (header.type === 'dossier.received.v1' && header.ledger === receivedBy) || header.type === 'dossier.corrected.v1',
  );
  const dues = dated.map(({ body }) => body.dueAt).filter((dueAt) => typeof dueAt === 'number');
  return dues.at(-1) ?? null;
}

function receptionistOf(desk: Desk, { header }: LedgerEvent): string | null {
  return desk.store.read.staffOf(header.ledger).find(({ id }) => id === header.actor)?.name ?? null;
}

/** Only the ledger that took the dossier in can sign for it; a sibling's receipt is reprinted without the code. */
function signedQr(desk: Desk, facts: ReceiptFacts): string | null {
  const keys = desk.keyring.find(facts.ledger);
  if (keys === null) return null;
  const signature = desk.deps.crypto.ed25519Sign(keys.seed, receiptPayloadToSign(facts));
  return receiptQrSvg(formatReceiptQr(facts, signature), facts.code);
}
