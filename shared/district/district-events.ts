import { z } from 'zod';
import { DossierId, Hash, LedgerId } from '../dossier/ids.ts';

const ms = z.number().int().min(0);
const OfItem = z.object({ item: z.string().min(1).max(120) });
const text = z.string().max(2000);
const user = z.string().min(1).max(64);
const commune = z.string().min(1).max(60);
const desk = z.number().int().min(0).max(9);
const Reason = z.object({ reason: text });
const OfUser = z.object({ user });
/** What an event about one dossier says of it. */
export const OfDossier = z.object({ commune, dossier: DossierId });
const OfRules = z.object({ version: z.string().min(1).max(100), sha256: Hash });
const Named = z.object({ name: z.string().min(1).max(100), fullName: z.string().min(1).max(200) });
/** Roles by name, as text: a role that is added later must not change what an old event may say. */
const Standing = OfUser.extend({
  roles: z.array(z.string().min(1).max(30)).max(20),
  fields: z.array(z.string().max(300)).max(200),
});

/**
 * What the people of the tier above did, in the district's own ledger: the header says who and when, the body what,
 * without a name or a free text, which stand in the personal part. `personal: null`: the type has none.
 */
export const districtTypes = {
  'district.userAdded.v1': { body: Standing, personal: Named },
  'district.userChanged.v1': { body: Standing, personal: Named },
  'district.userDisabled.v1': { body: OfUser, personal: null },
  'district.userEnabled.v1': { body: OfUser, personal: null },
  /** `mustChange`: somebody else chose it, and it is good for one sign-in. */
  'district.passwordSet.v1': { body: OfUser.extend({ mustChange: z.boolean() }), personal: null },
  'district.totpEnrolled.v1': { body: OfUser, personal: null },
  'district.totpRemoved.v1': { body: OfUser, personal: null },
  'district.recoveryCodesMade.v1': { body: OfUser, personal: null },
  /** `link`: a training district's own link, without a password. */
  'district.signedIn.v1': {
    body: z.object({ session: z.string().min(1).max(64), by: z.enum(['password', 'code', 'recovery', 'link']) }),
    personal: null,
  },
  'district.signInFailed.v1': { body: OfUser.extend({ step: z.enum(['password', 'code']) }), personal: null },
  'district.signInLocked.v1': { body: OfUser.extend({ until: ms }), personal: null },
  'district.sessionEnded.v1': {
    body: OfUser.extend({
      session: z.string().min(1).max(64),
      why: z.enum(['signedOut', 'password', 'disabled', 'ended']),
    }),
    personal: null,
  },
  /** A file that somebody took in by hand, whatever became of it. */
  'district.batchImported.v1': {
    body: z.object({
      sha256: Hash,
      state: z.enum(['accepted', 'duplicate', 'gap', 'fork', 'refused']),
      commune: commune.nullable(),
      ledger: LedgerId.nullable(),
      fromSeq: z.number().int().nullable(),
      toSeq: z.number().int().nullable(),
    }),
    personal: z.object({ file: z.string().max(300) }),
  },
  'district.dossierDecided.v1': {
    body: OfDossier.extend({ outcome: z.enum(['approved', 'refused']) }),
    personal: null,
  },
  /** `user: null`: nobody's again. */
  'district.dossierAssigned.v1': { body: OfDossier.extend({ user: user.nullable() }), personal: null },
  'district.supplementRequested.v1': { body: OfDossier, personal: null },
  'district.dossierRepromised.v1': { body: OfDossier.extend({ promisedAt: ms }), personal: null },
  'district.deskInvited.v1': {
    body: z.object({ commune, desk, generation: z.number().int().min(0), replaces: LedgerId.nullable() }),
    personal: null,
  },
  'district.deskAdmitted.v1': { body: z.object({ commune, desk, ledger: LedgerId }), personal: null },
  /** `desk`: whose name was changed with it, null where only the commune's was. */
  'district.officeRenamed.v1': {
    body: z.object({ commune, desk: desk.nullable() }),
    personal: z.object({ name: z.string().max(200), deskName: z.string().max(60) }),
  },
  'district.ledgerRevoked.v1': {
    body: z.object({
      commune,
      ledgers: z.array(z.object({ ledger: LedgerId, upTo: z.number().int().min(0) })).max(100),
    }),
    personal: Reason,
  },
  'district.lateAdmitted.v1': {
    body: z.object({ commune, ledger: LedgerId, upTo: z.number().int().min(0) }),
    personal: Reason,
  },
  'district.quarantineSettled.v1': {
    body: z.object({ commune, ledger: LedgerId, sha256: Hash, outcome: z.enum(['taken', 'dropped']) }),
    personal: Reason,
  },
  /** Something that needed a look was left as it is: `batch <id>`, `event <ledger> <number>` or `clash <code>`. */
  'district.laidAside.v1': { body: OfItem, personal: Reason },
  'district.takenBack.v1': { body: OfItem, personal: null },
  'district.conflictSettled.v1': { body: OfDossier.extend({ take: z.boolean() }), personal: Reason },
  'district.cataloguePublished.v1': { body: OfRules, personal: null },
  /** The content of a version that dossiers waited for was taken in from a file. */
  'district.catalogueBrought.v1': { body: OfRules, personal: null },
  'district.calendarPublished.v1': { body: OfRules, personal: null },
  'district.formsPublished.v1': { body: OfRules, personal: null },
  'district.reportExported.v1': {
    body: z.object({
      table: z.string().min(1).max(60),
      from: z.iso.date(),
      to: z.iso.date(),
      format: z.string().max(10),
    }),
    personal: null,
  },
  'district.listExported.v1': {
    body: z.object({ list: z.string().min(1).max(60), rows: z.number().int().min(0), format: z.string().max(10) }),
    personal: null,
  },
  /** A program, not a person, may ask from now on. */
  'district.clientKeyGiven.v1': {
    body: z.object({ client: z.string().min(1).max(64), keyHash: Hash }),
    personal: z.object({ name: z.string().min(1).max(200) }),
  },
  'district.clientKeyWithdrawn.v1': { body: z.object({ client: z.string().min(1).max(64) }), personal: null },
  /** A program was given dossiers: which question, and how many. */
  'district.clientRead.v1': {
    body: z.object({
      client: z.string().min(1).max(64),
      operation: z.string().min(1).max(60),
      rows: z.number().int().min(0),
    }),
    personal: null,
  },
  /** Where answers to a desk go by mail; an empty address: nowhere any more. */
  'district.deskAddressSet.v1': {
    body: z.object({ commune, desk }),
    personal: z.object({ address: z.string().max(320) }),
  },
  /** A messenger's list of paper dossiers was scanned with the envelope in hand. */
  'district.paperListScanned.v1': { body: z.object({ commune, list: z.string().min(1).max(60) }), personal: null },
  'district.settingChanged.v1': {
    body: z.object({ setting: z.string().min(1).max(60) }),
    personal: z.object({ value: text }),
  },
} as const;

export type DistrictEventType = keyof typeof districtTypes;

/**
 * Where the district's own ledger lies among those of the communes; no commune's code is written in small letters.
 */
export const districtHome = 'district';

export function isDistrictEventType(type: string): type is DistrictEventType {
  return Object.hasOwn(districtTypes, type);
}
