import { z } from 'zod';
import { districtTypes } from '../district/district-events.ts';
import { AttachmentPlace, attachmentKinds } from './attachment.ts';
import { ActorRole } from './event.ts';
import { Hash, LedgerId } from './ids.ts';
import { OfficeNames } from './office-names.ts';

const ms = z.number().int().min(0);
const text = z.string().max(2000);
const version = z.string().min(1).max(100);

/** A person or organisation as kept in a personal part; fields as in the contract's `receive`. */
export const PersonFacts = z.looseObject({
  fullName: z.string().max(300),
  personalId: z.string().max(20).optional(),
  birth: z.string().max(10).optional(),
  sex: z.enum(['male', 'female']).optional(),
  address: z.string().max(500).optional(),
  phone: z.string().max(30).optional(),
  organization: z.string().max(300).optional(),
  taxCode: z.string().max(20).optional(),
});
export type PersonFacts = z.infer<typeof PersonFacts>;

export const SubmittedPaper = z.object({
  /** Place in the procedure's checklist of that catalogue version, from 0. */
  index: z.number().int().min(0).max(200),
  original: z.number().int().min(0).max(1000),
  copies: z.number().int().min(0).max(1000),
});
export type SubmittedPaper = z.infer<typeof SubmittedPaper>;

export const TimeLimitFacts = z.object({
  unit: z.enum(['sameDay', 'workingDay', 'calendarDay', 'workingHour']),
  value: z.number().int().min(1),
  cutoff: z.string().max(5).optional(),
});

/** The rules a dossier lives by for good: what was in force when it came in. */
const Request = z.object({
  procedureCode: z.string().min(1).max(40),
  catalogueVersion: version,
  calendarVersion: version,
  formSet: version,
  components: z.array(SubmittedPaper).max(200),
  quantity: z.number().int().min(1).max(100_000),
  visitId: z.uuid().optional(),
});
const Parties = z.object({ applicant: PersonFacts, submitter: PersonFacts.optional(), note: text.optional() });
const Reason = z.object({ reason: text });
/** Number of a paper form: the book of desk, generation and year, and a running entry in it. */
const Entry = z.object({ bookNo: z.string().min(1).max(40), entryNo: z.number().int().min(1) });

/** `personal: null` means the type has no personal part. */
const dossierTypes = {
  'dossier.registered.v1': { body: Request, personal: Parties },
  'dossier.received.v1': {
    body: Request.extend({
      code: z.string().min(1).max(60),
      receivedAt: ms,
      dueAt: ms,
      limit: TimeLimitFacts,
      /** 8 random bytes in hex: what the receipt's QR is looked up by. */
      lookupKey: z.string().regex(/^[0-9a-f]{16}$/),
      ...Entry.shape,
    }),
    personal: Parties,
  },
  'dossier.refused.v1': { body: Entry, personal: Reason },
  'dossier.supplementRequested.v1': {
    body: Entry,
    personal: Reason.extend({ items: z.array(text).min(1).max(100), legalGround: text.optional() }),
  },
  'dossier.supplemented.v1': { body: z.object({ dueAt: ms }), personal: z.object({ items: z.array(text).max(100) }) },
  'dossier.paymentRequested.v1': {
    body: z.object({ amountVnd: z.number().int().min(0) }),
    personal: z.object({ reason: text.optional() }),
  },
  'dossier.paymentRecorded.v1': {
    body: z.object({ amountVnd: z.number().int().min(0), dueAt: ms, receiptNo: z.string().max(100).optional() }),
    personal: null,
  },
  'dossier.handedOver.v1': {
    body: z.object({ holder: z.enum(['unit', 'district']) }),
    personal: z.object({ to: z.string().max(300), note: text.optional() }),
  },
  'dossier.decided.v1': { body: z.object({ outcome: z.enum(['approved', 'refused']) }), personal: Reason },
  'dossier.resolved.v1': {
    body: z.object({ outcome: z.enum(['approved', 'refused']), resultNo: z.string().max(100).optional() }),
    personal: z.object({ reason: text.optional() }),
  },
  'dossier.recalled.v1': { body: z.object({}), personal: Reason },
  'dossier.returned.v1': {
    body: z.object({ by: z.enum(['desk', 'post', 'electronic']) }),
    personal: z.object({ to: z.object({ fullName: z.string().max(300), personalId: z.string().max(20).optional() }) }),
  },
  'dossier.withdrawn.v1': { body: z.object({}), personal: Reason },
  'dossier.stopped.v1': { body: z.object({}), personal: Reason },
  'dossier.repromised.v1': {
    body: z.object({ promisedAt: ms, override: z.boolean() }),
    personal: Reason.extend({ overrideGround: text.optional() }),
  },
  'dossier.corrected.v1': {
    body: z.object({
      procedureCode: z.string().min(1).max(40).optional(),
      components: z.array(SubmittedPaper).max(200).optional(),
      quantity: z.number().int().min(1).max(100_000).optional(),
      /** Present when the correction changed what the due date is computed from. */
      dueAt: ms.optional(),
      limit: TimeLimitFacts.optional(),
    }),
    personal: Reason.extend(Parties.partial().shape),
  },
  'dossier.dueRecalculated.v1': { body: z.object({ dueAt: ms, calendarVersion: version }), personal: Reason },
  /** A scan of a paper or of the result, by the hash of the plain file; its content travels by itself. */
  'dossier.attached.v1': {
    body: AttachmentPlace.extend({ sizeBytes: z.number().int().min(1), kind: z.enum(attachmentKinds) }),
    personal: z.object({ name: z.string().max(200) }),
  },
  'dossier.attachmentRemoved.v1': { body: AttachmentPlace, personal: Reason.partial() },
  'dossier.settled.v1': {
    body: z.object({ event: z.object({ ledger: LedgerId, seq: z.number().int().min(1) }), take: z.boolean() }),
    personal: Reason,
  },
} as const;

const LedgerOpened = z.object({
  /** Raw Ed25519 public key, base64url. */
  key: z.string().min(1).max(100),
  /** age recipient (`age1…`) that packages for this ledger's owner are encrypted to. */
  recipient: z.string().min(1).max(200),
  kind: z.enum(['desk', 'district']),
  commune: z.string().min(1).max(60),
  desk: z.number().int().min(0).max(9).nullable(),
  generation: z.number().int().min(0),
  cause: z.enum(['enrolled', 'restored', 'forked', 'replaced']),
  predecessor: z.object({ ledger: LedgerId, seq: z.number().int().min(0), hash: Hash.nullable() }).nullable(),
  /** Ed25519 by the predecessor's key over SHA-256 of the canonical JSON of this body without this field, base64url. */
  predecessorSignature: z.string().max(200).nullable(),
  training: z.boolean(),
});

const ledgerTypes = {
  'ledger.opened.v1': { body: LedgerOpened, personal: null },
  /** Somebody may act in this ledger; said again with another role or name it replaces what was. */
  'staff.appointed.v1': {
    body: z.object({ id: z.string().min(1).max(64), role: ActorRole }),
    personal: z.object({ name: z.string().min(1).max(200) }),
  },
  'catalogue.adopted.v1': { body: z.object({ version, sha256: Hash }), personal: null },
  'calendar.adopted.v1': { body: z.object({ version, sha256: Hash }), personal: null },
  /** The words of printed forms, `shared/forms/form-sets.ts`. */
  'forms.adopted.v1': { body: z.object({ version, sha256: Hash }), personal: null },
  /** District: what the office and its desks are called from now on, all names at once. */
  'office.named.v1': { body: OfficeNames, personal: null },
  /** A settable first number of the desk's block, domain.md 3 rule 2. */
  'numbering.set.v1': { body: z.object({ openingNumber: z.number().int().min(1).max(999) }), personal: null },
  /** The clerk was asked what day it is: both times kept; `offsetMs` is added to the wall clock from then on. */
  'clock.confirmed.v1': {
    body: z.object({ today: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), wall: ms, offsetMs: z.number().int() }),
    personal: null,
  },
  /** District: a desk's key was admitted under its number, or shut out. */
  'ledger.admitted.v1': {
    body: z.object({
      ledger: LedgerId,
      key: z.string().max(100),
      recipient: z.string().max(200),
      desk: z.number().int().min(0).max(9),
      generation: z.number().int().min(0),
      replaces: LedgerId.nullable(),
    }),
    personal: null,
  },
  /** District: a ledger is shut out but for what stands up to `upTo`; said again, the later word counts. */
  'ledger.revoked.v1': {
    body: z.object({ ledger: LedgerId, upTo: z.number().int().min(0) }),
    personal: Reason,
  },
} as const;

export const eventTypes = { ...dossierTypes, ...ledgerTypes, ...districtTypes } as const;

export type DossierEventType = keyof typeof dossierTypes;
export type EventType = keyof typeof eventTypes;
export type BodyOf<T extends EventType> = z.infer<(typeof eventTypes)[T]['body']>;
export type PersonalOf<T extends EventType> = (typeof eventTypes)[T]['personal'] extends z.ZodType
  ? z.infer<NonNullable<(typeof eventTypes)[T]['personal']>>
  : null;

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventTypes, type);
}

export function isDossierEventType(type: string): type is DossierEventType {
  return Object.hasOwn(dossierTypes, type);
}
