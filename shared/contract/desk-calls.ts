import { z } from 'zod';
import { LedgerId } from '../dossier/ids.ts';
import { FormSet } from '../forms/form-sets.ts';
import { command, query } from './call.ts';
import { ReceiveInput } from './dossier-calls.ts';
import { ComponentWire, DueDayWire, FileContent, Instant, PersonWire } from './values.ts';

const desk = ['desk'] as const;
const both = ['desk', 'district'] as const;

export const StaffMember = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(['clerk', 'leader', 'officer', 'system']),
});

export const DeskStatus = z.object({
  commune: z.string(),
  communeName: z.string(),
  province: z.string(),
  tierName: z.string(),
  desk: z.number().int(),
  /** Beside the number; empty for none. */
  deskName: z.string(),
  ledger: LedgerId,
  generation: z.number().int(),
  training: z.boolean(),
  lastSeq: z.number().int(),
  acknowledgedSeq: z.number().int(),
  unsent: z.number().int(),
  dossiers: z.number().int(),
  clockWarning: z.enum(['behind', 'ahead']).nullable(),
  now: Instant,
  session: z.string(),
  calendarWarning: z.string().nullable(),
});

export const ProcedureHit = z.object({
  code: z.string(),
  name: z.string(),
  field: z.string(),
  limit: z.string(),
  fees: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
});
export const ProcedureView = ProcedureHit.extend({
  agency: z.string(),
  catalogueVersion: z.string(),
  formSet: z.string(),
  limitNote: z.string(),
  components: z.array(
    ComponentWire.extend({
      name: z.string(),
      required: z.boolean(),
      mode: z.enum(['submit', 'present']),
      note: z.string(),
    }),
  ),
  feeRows: z.array(z.object({ name: z.string(), amountVnd: z.number().int().nullable(), note: z.string() })),
  variants: z.array(z.object({ when: z.string(), limit: z.string() })),
  result: z.string(),
  legalBasis: z.array(z.string()),
});

export const deskCalls = {
  'desk.status': query(desk, z.strictObject({}), DeskStatus),
  'desk.confirmClock': command(
    desk,
    z.strictObject({ today: z.iso.date().regex(/^20[2-9]\d-/) }),
    z.object({ clockWarning: z.enum(['behind', 'ahead']).nullable(), now: Instant }),
  ),
  /** The first number of the desk's block from today on (domain.md 3 rule 2); a leader's, as it is seen on paper. */
  'desk.setOpeningNumber': command(
    desk,
    z.strictObject({ openingNumber: z.number().int().min(1).max(999) }),
    z.object({ openingNumber: z.number().int() }),
  ),
  'staff.list': query(both, z.strictObject({}), z.array(StaffMember)),
  'procedure.search': query(
    both,
    z.strictObject({ typed: z.string().max(200), limit: z.number().int().min(1).max(100).optional() }),
    z.array(ProcedureHit),
  ),
  'procedure.get': query(
    both,
    z.strictObject({ code: z.string().max(40), catalogueVersion: z.string().max(100).optional() }),
    ProcedureView,
  ),
  'catalogue.problems': query(
    both,
    z.strictObject({}),
    z.array(z.object({ index: z.number().int(), code: z.string().nullable(), problems: z.array(z.string()) })),
  ),
  'due.preview': query(
    desk,
    z.strictObject({
      procedureCode: z.string().max(40),
      variant: z.number().int().min(0).max(50).optional(),
      receivedAt: Instant.optional(),
    }),
    z.object({ dueAt: Instant, dueExplained: z.array(DueDayWire), provisionalYears: z.array(z.number().int()) }),
  ),
  /** What a scanner typed: read in one place, for every screen. */
  'card.read': query(
    desk,
    z.strictObject({ payload: z.string().max(2000) }),
    z.object({ person: PersonWire, warnings: z.array(z.object({ code: z.string(), message: z.string() })) }),
  ),
  'intake.check': query(
    desk,
    ReceiveInput,
    z.object({
      problems: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })),
      warnings: z.array(z.object({ field: z.string().optional(), code: z.string(), message: z.string() })),
    }),
  ),
  /** The words that a dossier received now would be printed with; `formSet` left out: those of the office. */
  'form.texts': query(desk, z.strictObject({ formSet: z.string().min(1).max(100).optional() }), FormSet),
  /** A form as one whole HTML page with its fonts and print style, for the shell to print. */
  'form.html': query(
    desk,
    z.strictObject({ code: z.string().min(1).max(60), form: z.enum(['receipt']), paper: z.enum(['A4', 'A5']) }),
    z.object({ html: z.string(), title: z.string() }),
  ),
  'form.pdf': query(
    desk,
    z.strictObject({ code: z.string().min(1).max(60), form: z.enum(['receipt']), paper: z.enum(['A4', 'A5']) }),
    FileContent,
  ),
};

export const syncCalls = {
  'sync.status': query(
    desk,
    z.strictObject({}),
    z.object({
      state: z.enum(['online', 'offline', 'sending', 'never', 'notSet']),
      url: z.string().nullable(),
      offlineSince: Instant.nullable(),
      offlineReason: z.object({ code: z.string(), message: z.string() }).nullable(),
      unsent: z.number().int(),
      unsentDossiers: z.number().int(),
      unsentBytes: z.number().int().nullable(),
      lastAcknowledgement: z
        .object({ at: Instant, state: z.string(), upTo: z.number().int(), road: z.string() })
        .nullable(),
      nextTryAt: Instant.nullable(),
      log: z.array(
        z.object({
          at: Instant,
          road: z.string(),
          direction: z.enum(['up', 'down']),
          state: z.string(),
          message: z.string(),
          events: z.number().int(),
          bytes: z.number().int(),
        }),
      ),
    }),
  ),
  'sync.now': command(
    desk,
    z.strictObject({ url: z.url().max(500).optional() }),
    z.object({ state: z.string(), sent: z.number().int(), received: z.number().int(), unsent: z.number().int() }),
  ),
  'sync.setUrl': command(desk, z.strictObject({ url: z.url().max(500) }), z.object({ url: z.string() })),
  'sync.seal': query(desk, z.strictObject({}), FileContent.extend({ events: z.number().int() })),
  'sync.apply': command(
    desk,
    z.strictObject({ files: z.array(FileContent).min(1).max(100) }),
    z.array(
      z.object({
        file: z.string(),
        state: z.string(),
        code: z.string().nullable(),
        message: z.string(),
        unsent: z.number().int(),
      }),
    ),
  ),
  'training.setLine': command(desk, z.strictObject({ cut: z.boolean() }), z.object({ cut: z.boolean() })),
  'training.status': query(
    desk,
    z.strictObject({}),
    z.object({ cut: z.boolean(), districtUrl: z.string().nullable() }),
  ),
};
