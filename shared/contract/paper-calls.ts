import { z } from 'zod';
import { command, query } from './call.ts';
import { FileContent, Instant } from './values.ts';

const desk = ['desk'] as const;
const district = ['district'] as const;
const code = z.string().min(1).max(60);
const listNumber = z.string().trim().min(1).max(100);

const PaperListRow = z.object({
  list: z.string(),
  commune: z.string(),
  communeName: z.string(),
  desk: z.number().int(),
  madeAt: Instant,
  dossiers: z.number().int(),
  state: z.enum(['expected', 'arrived', 'differs']),
  /** What is still waited for. */
  waitsFor: z.enum(['paper', 'data']).nullable(),
  /** On the paper and not in the data. */
  missing: z.array(z.string()),
  /** In the data and not on the paper. */
  extra: z.array(z.string()),
  /** How many of both are left out, for they are not known to be of the fields that whoever asks may see. */
  hidden: z.number().int(),
  announcedAt: Instant.nullable(),
  scannedAt: Instant.nullable(),
});
export type PaperListRow = z.infer<typeof PaperListRow>;

export const paperCalls = {
  /** Paper dossiers of this desk that went up and are on no list yet, and the lists that were made, newest first. */
  'paperList.desk': query(
    desk,
    z.strictObject({}),
    z.object({
      open: z.array(z.object({ code: z.string(), fullName: z.string(), procedureName: z.string(), handedAt: Instant })),
      made: z.array(z.object({ list: z.string(), madeAt: Instant, dossiers: z.number().int() })),
    }),
  ),
  /**
   * Makes the list for a messenger, and writes the batch with it into the exchange folder; where none is set, the
   * file is given to be saved. Without codes: the first forty that are on no list.
   */
  'paperList.make': command(
    desk,
    z.strictObject({ codes: z.array(code).min(1).max(40).optional() }),
    z.object({
      list: z.string(),
      dossiers: z.number().int(),
      /** The file's name in the exchange folder; null: `file` is to be saved by hand. */
      written: z.string().nullable(),
      file: FileContent.nullable(),
    }),
  ),
  /** A list that was made as a page to print. */
  'paperList.html': query(
    desk,
    z.strictObject({ list: listNumber }),
    z.object({ html: z.string(), title: z.string() }),
  ),
  'paperList.list': query(
    district,
    z.strictObject({
      limit: z.number().int().min(1).max(100).optional(),
      offset: z.number().int().min(0).optional(),
    }),
    z.object({ rows: z.array(PaperListRow), total: z.number().int() }),
  ),
  /** The QR code of a list as it was scanned, or the number of one that was announced: its papers are here. */
  'paperList.scan': command(district, z.strictObject({ text: z.string().trim().min(1).max(2000) }), PaperListRow),
};
