import { z } from 'zod';

export const reportTables = ['II.06a', 'II.06b', 'II.06c', 'II.07b', 'QD766'] as const;
export type ReportTable = (typeof reportTables)[number];

const line = z.string().trim().min(1).max(300);

const FormNames = z.strictObject({ number: line, title: z.tuple([line, line]) });
export type FormNames = z.infer<typeof FormNames>;

const Day = z.strictObject({ month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(28) });

/** What the rows of a consolidated table are. */
const Rows = z.enum(['unit', 'field', 'fieldThenUnit']);

/**
 * What circulars and the receiving office decide about reports, and may decide otherwise tomorrow: numbers and titles of
 * the forms, the days that periods end on, what a consolidated row is. Data (build/catalogue/report-rules.json), edited
 * in the workspace, never code.
 */
export const ReportRules = z.strictObject({
  forms: z.strictObject({
    'II.06a': FormNames,
    'II.06b': FormNames,
    'II.06c': FormNames,
    'II.07b': FormNames,
    QD766: FormNames,
  }),
  /** Last day of the month in which a quarter, half-year or year ends. */
  periodEndDay: z.number().int().min(1).max(28),
  /** Last day of a reporting year. */
  yearEnd: Day,
  consolidatedRows: z.strictObject({ 'II.06b': Rows, 'II.06c': Rows }),
  /** Whether II.07b keeps the columns of the tier that ended on 2025-07-01. */
  withFormerTier: z.boolean(),
  /** Procedures with an approved internal process, by code; null: not recorded here, and the form says so. */
  internalProcess: z.array(z.string().min(1).max(40)).max(10_000).nullable(),
  /** What the digitisation of dossiers weighs of the 100 points of QĐ 766. */
  digitisationPoints: z.number().min(0).max(100),
});
export type ReportRules = z.infer<typeof ReportRules>;
