import { z } from 'zod';
import { DossierId } from '../dossier/ids.ts';
import { query } from './call.ts';
import { FileContent } from './values.ts';

/** Far below what a sheet holds; a longer list is narrowed first. */
export const mostListRows = 100_000;

const line = z.string().max(300);
/** An empty text is an empty cell. */
const Value = z.union([z.string().max(4000), z.number()]);

export const listCalls = {
  /** A list as it stands on the screen, as a file: its own columns, its own words, every row of it. */
  'list.file': query(
    ['desk', 'district'],
    z.strictObject({
      /** Of the sheet, and the beginning of the file's name. */
      title: z.string().trim().min(1).max(100),
      /** What narrows the list and what its figures are complete up to, a line each. */
      remarks: z.array(line).max(20),
      columns: z.array(line).min(1).max(40),
      rows: z.array(z.array(Value).max(40)).max(mostListRows),
      /** Whose rows these are, one each, where the rows are of dossiers: what may not be seen any more is left out. */
      dossiers: z
        .array(z.strictObject({ commune: z.string().max(60), id: DossierId }))
        .max(mostListRows)
        .optional(),
      format: z.enum(['xlsx', 'csv']),
    }),
    FileContent,
  ),
};
