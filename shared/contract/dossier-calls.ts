import { z } from 'zod';
import { AttachmentPlace, attachmentKinds } from '../dossier/attachment.ts';
import { DossierId, LedgerId } from '../dossier/ids.ts';
import { bases } from '../forecast/history.ts';
import { steps as forecastSteps } from '../forecast/path.ts';
import { command, query } from './call.ts';
import { DraftScanPlace } from './draft-calls.ts';
import { ListMarkText } from './list-mark.ts';
import {
  CivilDate,
  ComponentWire,
  DueDayWire,
  DueState,
  Instant,
  longText,
  Outcome,
  optionalText,
  PersonWire,
  StatusName,
} from './values.ts';

const code = z.string().min(1).max(60);
/** Every step names its dossier by code, or by id while it has none; exactly one of them. */
export const Named = z.strictObject({ code: code.optional(), dossierId: DossierId.optional() });
const warnings = z.array(z.object({ code: z.string(), field: z.string().optional(), message: z.string() }));

export const ReceiveInput = z.strictObject({
  /** An earlier `register` of the same dossier: what was said there need not be said again. */
  dossierId: DossierId.optional(),
  procedureCode: z.string().min(1).max(40).optional(),
  applicant: PersonWire.optional(),
  submitter: PersonWire.optional(),
  components: z.array(ComponentWire).max(200).optional(),
  quantity: z.number().int().min(1).max(100_000).optional(),
  note: optionalText.optional(),
  visitId: z.uuid().optional(),
  /** Which of the procedure's other limits applies, counted from 0; left out: the usual one. */
  variant: z.number().int().min(0).max(50).optional(),
  /** The form that it comes from, which ends with it, and the form's scans that become the dossier's. */
  draft: z.strictObject({ id: z.uuid(), scans: z.array(DraftScanPlace).max(500) }).optional(),
});
const Received = z.object({
  code,
  dossierId: DossierId,
  seq: z.number().int(),
  receivedAt: Instant,
  dueAt: Instant,
  dueExplained: z.array(DueDayWire),
  warnings,
});
export const Stepped = z.object({
  code: code.optional(),
  dossierId: DossierId,
  seq: z.number().int(),
  status: StatusName,
  dueAt: Instant.optional(),
  promisedAt: Instant.optional(),
});

const step = <S extends z.ZodRawShape>(shape: S) =>
  command(['desk'], z.strictObject({ ...Named.shape, ...shape }), Stepped);
/** Also by the tier above, while the dossier is held there. */
const stepOfBoth = <S extends z.ZodRawShape>(shape: S) =>
  command(['desk', 'district'], z.strictObject({ ...Named.shape, ...shape }), Stepped);
const withReason = { reason: longText };

const Assigned = z.object({ dossierId: DossierId, user: z.string().nullable() });

export const DossierRow = z.object({
  code: code.nullable(),
  dossierId: DossierId,
  fullName: z.string(),
  procedureCode: z.string(),
  procedureName: z.string(),
  status: StatusName,
  receivedAt: Instant.nullable(),
  registeredAt: Instant,
  dueAt: Instant.nullable(),
  promisedAt: Instant.nullable(),
  dueState: DueState,
  holder: z.string(),
  desk: z.number().int().nullable(),
  commune: z.string(),
  unsent: z.boolean(),
  conflict: z.boolean(),
  /** At the tier above: whose it is there. */
  assignee: z.object({ id: z.string(), name: z.string() }).nullable().optional(),
  /** Of the tier above: will more likely than not be late if nothing changes, and by whose history. Working hours. */
  forecast: z
    .object({
      percent: z.number().int(),
      step: z.enum(forecastSteps),
      basis: z.enum(bases),
      alike: z.number().int(),
      late: z.number().int(),
      typicalHours: z.number(),
      leftHours: z.number(),
    })
    .optional(),
});
export type DossierRow = z.infer<typeof DossierRow>;

export const TimelineEntry = z.object({
  ledger: LedgerId,
  seq: z.number().int(),
  type: z.string(),
  at: Instant,
  actor: z.string(),
  actorName: z.string(),
  role: z.string(),
  place: z.string(),
  effect: z.enum(['applied', 'conflict', 'settledTaken', 'settledDropped', 'setAside', 'withheld', 'waiting']),
  rule: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** What the event says, body and personal part together, for showing. */
  facts: z.record(z.string(), z.unknown()),
  unsent: z.boolean(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const DossierView = DossierRow.extend({
  field: z.string(),
  confidence: z.enum(['high', 'medium', 'low']).nullable(),
  catalogueVersion: z.string(),
  calendarVersion: z.string(),
  formSet: z.string(),
  applicant: PersonWire.partial().nullable(),
  submitter: PersonWire.partial().nullable(),
  note: z.string().nullable(),
  components: z.array(
    ComponentWire.extend({ name: z.string(), required: z.boolean(), mode: z.enum(['submit', 'present']) }),
  ),
  quantity: z.number().int(),
  limit: z.string(),
  fees: z.string(),
  dueExplained: z.array(DueDayWire),
  resolvedAt: Instant.nullable(),
  outcome: Outcome.nullable(),
  resultNo: z.string().nullable(),
  returnedAt: Instant.nullable(),
  decision: z.object({ outcome: Outcome, at: Instant, reason: z.string() }).nullable(),
  bookNo: z.string().nullable(),
  entryNo: z.number().int().nullable(),
  codeAliases: z.array(z.string()),
  /** Moves that the asking person may make now, by the names of shared/dossier/lifecycle.ts. */
  actions: z.array(z.string()),
  timeline: z.array(TimelineEntry),
  /** The control sheet: from whose hands into whose, in order. Null: no date says when the giver's part had to be over. */
  controlSheet: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      at: Instant,
      giver: z.string(),
      result: z.enum(['early', 'onTime', 'overdue']).nullable(),
      note: z.string().nullable(),
    }),
  ),
  /** Scans that stand now; the content of one may still be on its way. */
  attachments: z.array(
    z.object({
      ...AttachmentPlace.shape,
      kind: z.enum(attachmentKinds),
      sizeBytes: z.number().int(),
      /** Null when purged. */
      name: z.string().nullable(),
      at: Instant,
      /** The content lies on this machine. */
      here: z.boolean(),
      /** The tier above has it. */
      held: z.boolean(),
    }),
  ),
});
export type DossierView = z.infer<typeof DossierView>;

export const ListInput = z.strictObject({
  search: z.string().max(200).optional(),
  status: StatusName.optional(),
  /** `nextDay`: due on the next working day. */
  due: z.enum(['overdue', 'today', 'nextDay', 'soon']).optional(),
  /** Only dossiers with a conflict that waits for a leader. */
  conflict: z.boolean().optional(),
  /** Only what will likely be late, by the forecast of the tier above; a desk has none. */
  forecast: z.literal(true).optional(),
  commune: z.string().max(60).optional(),
  /** At the tier above: what was taken by or assigned to whoever asks, and is not over. */
  mine: z.boolean().optional(),
  /** What figures are made of: of one field, under way, or ended in a period as II.06a counts it. */
  field: z.string().max(300).optional(),
  state: z.enum(['open', 'paused']).optional(),
  ended: z
    .strictObject({
      from: CivilDate,
      to: CivilDate,
      /** `inTime`: early or on time. */
      class: z.enum(['early', 'onTime', 'late', 'inTime']).optional(),
      officer: z.string().max(100).optional(),
      /** Only what the time against the law and the year before is counted from. */
      timed: z.literal(true).optional(),
    })
    .optional(),
  limit: z.number().int().min(1).max(500).optional(),
  /** Goes on behind the page that gave this mark as its `next`; everything else is asked as it was there. */
  after: ListMarkText.optional(),
});
const both = ['desk', 'district'] as const;

export const dossierCalls = {
  'dossier.register': command(
    ['desk'],
    ReceiveInput,
    z.object({ dossierId: DossierId, seq: z.number().int(), status: StatusName }),
  ),
  'dossier.receive': command(['desk'], ReceiveInput, Received),
  'dossier.refuse': step(withReason),
  'dossier.withdraw': step(withReason),
  'dossier.stop': step(withReason),
  'dossier.recall': step(withReason),
  'dossier.handOver': step({ to: z.string().trim().min(1).max(200), note: optionalText.optional() }),
  'dossier.requestSupplement': stepOfBoth({
    items: z.array(longText).min(1).max(100),
    ...withReason,
    legalGround: longText.optional(),
  }),
  'dossier.supplement': step({ items: z.array(longText).max(100).optional() }),
  'dossier.requestPayment': step({
    amountVnd: z.number().int().min(0).max(1_000_000_000_000),
    reason: optionalText.optional(),
  }),
  'dossier.recordPayment': step({
    amountVnd: z.number().int().min(0).max(1_000_000_000_000),
    receiptNo: z.string().max(100).optional(),
  }),
  'dossier.resolve': step({
    outcome: Outcome,
    resultNo: z.string().max(100).optional(),
    reason: optionalText.optional(),
  }),
  'dossier.returnResult': step({
    to: z.strictObject({ fullName: z.string().trim().min(1).max(200), personalId: z.string().max(20).optional() }),
    by: z.enum(['desk', 'post', 'electronic']),
  }),
  'dossier.repromise': stepOfBoth({ promisedAt: Instant, ...withReason, override: longText.optional() }),
  /** R7: counts the due date anew by the calendar in force; refused where that changes nothing. */
  'dossier.recalculateDue': step(withReason),
  /** A leader's; at the tier above a supervisor's, where nobody of the office can. */
  'dossier.settle': {
    ...step({
      event: z.strictObject({ ledger: LedgerId, seq: z.number().int().min(1) }),
      take: z.boolean(),
      ...withReason,
    }),
    realms: both,
  },
  'dossier.correct': step({
    changes: z.strictObject({
      procedureCode: z.string().min(1).max(40).optional(),
      applicant: PersonWire.optional(),
      submitter: PersonWire.optional(),
      components: z.array(ComponentWire).max(200).optional(),
      quantity: z.number().int().min(1).max(100_000).optional(),
      note: optionalText.optional(),
    }),
    /** Needed from a leader after hand-over. */
    reason: longText.optional(),
  }),
  /** The tier above: a decision on a dossier that was handed over; no change of status, travels down. */
  'dossier.decide': command(['district'], z.strictObject({ ...Named.shape, outcome: Outcome, ...withReason }), Stepped),
  /** The tier above: whose a dossier that is held there is; nothing of it travels down. */
  'dossier.take': command(['district'], Named, Assigned),
  /** `user: null`: nobody's again. */
  'dossier.assign': command(
    ['district'],
    z.strictObject({ ...Named.shape, user: z.string().min(1).max(64).nullable() }),
    Assigned,
  ),
  'dossier.list': query(
    both,
    ListInput,
    z.object({
      rows: z.array(DossierRow),
      /** Of a search as far as hits are counted; null behind the first page. */
      total: z.number().int().nullable(),
      /** Where the next page goes on; null after the last. */
      next: ListMarkText.nullable(),
      completeUpTo: Instant.nullable(),
      /** Whoever asks sees dossiers of these fields alone. */
      onlyFields: z.array(z.string()).optional(),
    }),
  ),
  'dossier.counts': query(
    both,
    z.strictObject({}),
    z.object({
      all: z.number().int(),
      overdue: z.number().int(),
      today: z.number().int(),
      soon: z.number().int(),
      paused: z.number().int(),
      toReturn: z.number().int(),
      atDistrict: z.number().int(),
      conflicts: z.number().int(),
    }),
  ),
  'dossier.get': query(both, Named, DossierView),
  /** Its control sheet as one whole HTML page, for the shell to print. */
  'dossier.controlSheet': query(both, Named, z.object({ html: z.string(), title: z.string() })),
  /** Single events that did not simply take effect, and codes that two dossiers carry: kept, shown, blocking nothing. */
  'attention.list': query(
    both,
    z.strictObject({ limit: z.number().int().min(1).max(500).optional() }),
    z.array(
      z.object({
        kind: z.enum(['conflict', 'waiting', 'setAside', 'withheld', 'clash']),
        commune: z.string(),
        code: z.string().nullable(),
        dossierId: DossierId.nullable(),
        fullName: z.string(),
        /** Where the event stands; null for a clash of codes. */
        event: z.object({ ledger: LedgerId, seq: z.number().int(), type: z.string() }).nullable(),
        at: Instant.nullable(),
        /** Why in words, where a rule says it. */
        why: z.object({ code: z.string(), message: z.string() }).nullable(),
        /** For `withheld`: the catalogue version that is missing, and how many events of the dossier wait for it. */
        missing: z.object({ version: z.string(), events: z.number().int() }).nullable(),
      }),
    ),
  ),
};
