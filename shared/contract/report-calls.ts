import { z } from 'zod';
import { ReportHead } from '../report/report-head.ts';
import { ReportRules, reportTables } from '../report/report-rules.ts';
import { command, query } from './call.ts';
import { CivilDate, FileContent, Instant } from './values.ts';

const whole = z.number().int();
const Asked = {
  table: z.enum(reportTables),
  from: CivilDate,
  to: CivilDate,
  /** Reporting communes by code; left out: all of the district. */
  communes: z.array(z.string().min(1).max(60)).min(1).max(500).optional(),
  /** Date over the signatures; left out: dots. */
  signedOn: CivilDate.optional(),
};
/** How a cell looks, of shared/report/sheet.ts. */
const Look = z.enum([
  'plain',
  'strong',
  'title',
  'heading',
  'note',
  'label',
  'count',
  'groupLabel',
  'groupCount',
  'totalLabel',
  'totalCount',
]);

export const reportCalls = {
  /** The statutory tables with their numbers and titles, as the rules of reports say them. */
  'report.tables': query(
    ['district'],
    z.strictObject({}),
    z.array(z.object({ table: z.enum(reportTables), number: z.string(), title: z.string() })),
  ),
  /** What circulars and the receiving office decide about reports: data that an administrator edits. */
  'report.rules': query(['district'], z.strictObject({}), ReportRules),
  'report.setRules': command(['district'], z.strictObject({ rules: ReportRules }), z.object({})),
  /** Whom this district reports to and where it signs: kept from one report to the next. */
  'report.head': query(['district'], z.strictObject({}), ReportHead),
  'report.setHead': command(['district'], ReportHead, z.object({})),
  /** A table as it would be printed, and what it is complete up to. */
  'report.preview': query(
    ['district'],
    z.strictObject(Asked),
    z.object({
      sheet: z.object({
        name: z.string(),
        columnWidths: z.array(z.number()),
        cells: z.array(
          z.object({
            row: whole,
            column: whole,
            bottom: whole,
            right: whole,
            value: z.union([z.string(), z.number()]),
            look: Look,
          }),
        ),
        headingRows: z.tuple([whole, whole]),
        bodyRows: z.tuple([whole, whole]),
        lastRow: whole,
      }),
      /** Rows of facts, without the total. */
      rows: whole,
      madeAt: Instant,
      /** The reporting communes. */
      units: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          completeUpTo: Instant.nullable(),
          /** Whole days that are missing from the period, up to today; null where nothing has arrived. */
          daysMissing: whole.nullable(),
        }),
      ),
    }),
  ),
  'report.file': query(['district'], z.strictObject({ ...Asked, format: z.enum(['xlsx', 'pdf', 'csv']) }), FileContent),
};
