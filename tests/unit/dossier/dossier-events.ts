import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { ledgerIdOf, makeEvent } from '../../../shared/batch/chain.ts';
import type { ActorRole, JsonObject, LedgerEvent } from '../../../shared/dossier/event.ts';
import type { DossierEventType } from '../../../shared/dossier/event-types.ts';
import { DossierId, type Hash, type LedgerId } from '../../../shared/dossier/ids.ts';

export const crypto = createNodeCrypto();
export const dossier = DossierId.parse('0198a2b4-0000-7000-8000-000000000001');

const at0 = Date.UTC(2026, 10, 17, 2);
const applicant = { fullName: 'Nguyễn Thị Hoa' };
const request = {
  procedureCode: '1.004873',
  catalogueVersion: 'c1',
  calendarVersion: 'k1',
  formSet: 'TT03_2025',
  components: [{ index: 0, original: 1, copies: 0 }],
  quantity: 1,
};
const entry = { bookNo: '2.0/2026-TNHS', entryNo: 1 };
const reason = { reason: 'vì vậy' };

/** The least that an event of each type may say. */
export const facts: Record<DossierEventType, { readonly body: JsonObject; readonly personal: JsonObject | null }> = {
  'dossier.registered.v1': { body: request, personal: { applicant } },
  'dossier.received.v1': {
    body: {
      ...request,
      ...entry,
      code: 'H60.15.3-261117-2001',
      receivedAt: at0,
      dueAt: at0 + 1000,
      limit: { unit: 'workingDay', value: 3 },
      lookupKey: '0123456789abcdef',
    },
    personal: { applicant },
  },
  'dossier.refused.v1': { body: entry, personal: reason },
  'dossier.supplementRequested.v1': { body: entry, personal: { ...reason, items: ['x'] } },
  'dossier.supplemented.v1': { body: { dueAt: at0 + 2000 }, personal: { items: [] } },
  'dossier.paymentRequested.v1': { body: { amountVnd: 1 }, personal: null },
  'dossier.paymentRecorded.v1': { body: { amountVnd: 1, dueAt: at0 + 3000 }, personal: null },
  'dossier.handedOver.v1': { body: { holder: 'district' }, personal: { to: 'Cấp tỉnh' } },
  'dossier.decided.v1': { body: { outcome: 'approved' }, personal: reason },
  'dossier.resolved.v1': { body: { outcome: 'approved' }, personal: null },
  'dossier.recalled.v1': { body: {}, personal: reason },
  'dossier.returned.v1': { body: { by: 'desk' }, personal: { to: applicant } },
  'dossier.withdrawn.v1': { body: {}, personal: reason },
  'dossier.stopped.v1': { body: {}, personal: reason },
  'dossier.repromised.v1': { body: { promisedAt: at0 + 9000, override: false }, personal: reason },
  'dossier.corrected.v1': { body: { quantity: 2 }, personal: reason },
  'dossier.dueRecalculated.v1': { body: { dueAt: at0 + 4000, calendarVersion: 'k2' }, personal: reason },
  'dossier.attached.v1': {
    body: { sha256: 'ab'.repeat(32), component: 0, sizeBytes: 1000, kind: 'application/pdf' },
    personal: { name: 'to-khai.pdf' },
  },
  'dossier.attachmentRemoved.v1': { body: { sha256: 'ab'.repeat(32), component: 0 }, personal: null },
  'dossier.settled.v1': { body: { event: { ledger: '0'.repeat(32), seq: 1 }, take: true }, personal: reason },
};

export interface Writing {
  readonly role?: ActorRole;
  readonly after?: readonly LedgerEvent[];
  readonly body?: JsonObject;
  readonly personal?: JsonObject | null;
  readonly of?: DossierId;
  /** Reading of the ledger's wall clock; goes on by a second otherwise. */
  readonly at?: number;
}

export interface Writer {
  readonly ledger: LedgerId;
  readonly events: readonly LedgerEvent[];
  write(type: DossierEventType | `other.${string}`, writing?: Writing): LedgerEvent;
}

/** A ledger that writes on, one event after the other. */
export function ledger(seed: number, clockAhead = 0): Writer {
  const id = ledgerIdOf(crypto, crypto.ed25519PublicKey(new Uint8Array(32).fill(seed)));
  const events: LedgerEvent[] = [];
  let clock: [number, number] = [0, 0];
  function write(type: string, { role = 'clerk', after = [], body, personal, of = dossier, at }: Writing = {}) {
    const known = facts[type as DossierEventType] ?? { body: {}, personal: null };
    const now = at ?? at0 + clockAhead + (events.length + 1) * 1000;
    clock = now > clock[0] ? [now, 0] : [clock[0], clock[1] + 1];
    const event = makeEvent(crypto, {
      ledger: id,
      seq: events.length + 1,
      clock,
      at: now,
      actor: `${role}-1`,
      role,
      after: after.map(({ hash }): Hash => hash).toSorted(),
      type,
      dossier: of,
      prev: events.at(-1)?.hash ?? null,
      body: body ?? known.body,
      personal: personal === undefined ? known.personal : personal,
    });
    events.push(event);
    return event;
  }
  return { ledger: id, events, write };
}
