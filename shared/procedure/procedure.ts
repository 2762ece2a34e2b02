import { z } from 'zod';
import type { procedureErrors } from '../errors/procedure.ts';
import { formSetNames } from '../forms/form-sets.ts';

export type ProcedureCode = keyof typeof procedureErrors;

/** Residence procedures are the commune police's, with papers CT04 to CT06 instead of Mẫu 01 to 03 (TT 66/2023/TT-BCA). */
const residenceField = 'Đăng ký, quản lý cư trú';
const largestValue = { sameDay: 1, workingDay: 60, calendarDay: 120, workingHour: 40 } as const;
const longestText = 2000;

function code(name: ProcedureCode): ProcedureCode {
  return name;
}

const noteSchema = z
  .string()
  .max(longestText)
  .regex(/^(?:\S(?:.*\S)?)?$/su)
  .transform((text) => text.normalize('NFC'));

const textSchema = z
  .string()
  .min(2)
  .max(longestText)
  .regex(/^\S(?:.*\S)?$/su)
  .transform((text) => text.normalize('NFC'));

const unitSchema = z.enum(['sameDay', 'workingDay', 'calendarDay', 'workingHour']);
const cutoffSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

interface Term {
  readonly unit: z.infer<typeof unitSchema>;
  readonly value: number;
  readonly cutoff?: string | undefined;
}

/** A cut-off belongs to same-day limits and to them alone; each unit has its largest value. */
function fitsUnit({ unit, value, cutoff }: Term): boolean {
  return value <= largestValue[unit] && (unit === 'sameDay') === (cutoff !== undefined);
}

/** `value` in `unit`; `cutoff` 'HH:MM' local: received after it counts from the next working day (domain.md 5, R2). */
const timeLimitSchema = z
  .object({
    unit: unitSchema,
    value: z.int().min(1),
    cutoff: z.exactOptional(cutoffSchema),
    note: noteSchema,
  })
  .readonly()
  .refine(fitsUnit, code('procedure.term-inconsistent'));

/** Another limit, chosen at reception when the case matches `when`. */
const variantSchema = z
  .object({
    when: textSchema,
    unit: unitSchema,
    value: z.int().min(1),
    cutoff: z.exactOptional(cutoffSchema),
  })
  .readonly()
  .refine(fitsUnit, code('procedure.term-inconsistent'));

/** Longest term once `when` happens, counted from receipt (not added to the limit); null: agreed in writing. */
const extensionSchema = z
  .object({
    when: textSchema,
    unit: z.enum(['workingDay', 'calendarDay']),
    value: z.int().min(1).max(120).nullable(),
  })
  .readonly();

/** `amountVnd` 0: free by law; null: not set here (by the province, as a rule), and the note says so. */
const feeSchema = z
  .object({
    name: textSchema,
    amountVnd: z.int().min(0).max(10_000_000).nullable(),
    note: noteSchema,
  })
  .readonly()
  .refine(({ amountVnd, note }) => amountVnd !== null || note.length >= 10, {
    error: code('procedure.note-needed'),
    path: ['note'],
  });

/** A paper of the checklist. `submit`: kept in the dossier; `present`: shown, ticked and given back. */
const componentSchema = z
  .object({
    name: textSchema,
    original: z.int().min(0).max(5),
    copies: z.int().min(0).max(5),
    required: z.boolean(),
    note: noteSchema,
    mode: z.enum(['submit', 'present']),
    /** The form that it is written on, `Mẫu số 01 TT …`. */
    form: z.exactOptional(textSchema),
  })
  .readonly()
  .refine(({ original, copies }) => original + copies > 0, code('procedure.component-empty'))
  .refine(({ required, note }) => required || note.length >= 5, {
    error: code('procedure.note-needed'),
    path: ['note'],
  });

/** One step inside the office; `share` is its part of the limit, in percent. */
const stepSchema = z
  .object({
    name: textSchema,
    owner: textSchema,
    share: z.int().min(1).max(100),
  })
  .readonly();

/** A list without two equal items; order is kept. */
function listOf<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .min(1)
    .max(100)
    .refine(
      (items) => new Set(items.map((one) => JSON.stringify(one))).size === items.length,
      code('procedure.list-repeated'),
    )
    .readonly();
}

const wholeShare = 100;

/** Steps share the whole limit among them. */
const stepsSchema = listOf(stepSchema).refine(
  (steps) => steps.reduce((sum, { share }) => sum + share, 0) === wholeShare,
  code('procedure.shares-not-whole'),
);

interface Ownership {
  readonly field: string;
  readonly agency: string;
  readonly formSet?: string | undefined;
}

function fitsField({ field, agency, formSet }: Ownership): boolean {
  const police = agency === 'Công an cấp xã';
  return (field === residenceField) === police && (formSet === 'TT66_2023') === police;
}

/** One procedure of the catalogue; build/catalogue/procedures.schema.json says the same in JSON Schema. */
export const procedureSchema = z
  .object({
    code: z.string().regex(/^[1-9]\.\d{6}$/),
    name: textSchema,
    field: textSchema,
    agency: z
      .string()
      .transform((text) => text.normalize('NFC'))
      .pipe(z.enum(['Ủy ban nhân dân cấp xã', 'Công an cấp xã'])),
    /** Absent: the office's current set of forms. */
    formSet: z.exactOptional(z.enum(formSetNames)),
    timeLimit: timeLimitSchema,
    variants: z.exactOptional(listOf(variantSchema)),
    extension: z.exactOptional(extensionSchema),
    fees: listOf(feeSchema),
    components: listOf(componentSchema),
    result: textSchema,
    legalBasis: listOf(textSchema),
    /** First day of the present limit or authority, 'YYYY-MM-DD'; null: not known. */
    effectiveFrom: z.iso.date().nullable(),
    /** How sure the figures are; shown to the clerk where it is not high. */
    confidence: z.enum(['high', 'medium', 'low']),
    /** Why not more, or where it was seen. */
    confidenceNote: z.exactOptional(textSchema),
    codeSeen: z.boolean(),
    /** What a supplement does to the clock (R6): absent means resume, the remaining days. */
    supplementPolicy: z.exactOptional(z.enum(['resume', 'restart'])),
    /** The way through the office, with who has how much of the limit. */
    steps: z.exactOptional(stepsSchema),
    /** What is posted beside the fields above. */
    posted: z.exactOptional(textSchema),
    /** Years to keep the dossier after it ended; absent: not settled, keep. */
    retentionYears: z.exactOptional(z.union([z.int().min(1).max(100), z.literal('permanent')])),
  })
  .readonly()
  .refine(fitsField, { error: code('procedure.agency-inconsistent'), path: ['agency'] });

export type Procedure = z.infer<typeof procedureSchema>;
export type TimeLimit = z.infer<typeof timeLimitSchema>;
export type Component = z.infer<typeof componentSchema>;
export type Fee = z.infer<typeof feeSchema>;
