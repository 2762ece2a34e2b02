import { z } from 'zod';
import { DossierId } from '../dossier/ids.ts';
import { command, query } from './call.ts';
import { FileContent, Instant, longText } from './values.ts';

const district = ['district'] as const;
const Batch = z.strictObject({ batch: z.string().min(1).max(64) });
/** `batch <id>`, `event <ledger> <number>` or `clash <code>`. */
const Item = z.string().regex(/^(?:batch [\w-]{1,64}|event [0-9a-f]{32} \d{1,10}|clash .{1,60})$/u);

/** Things that need a look at the tier above: what a kept file holds, and what was laid aside with a reason. */
export const attentionCalls = {
  /** What a kept file holds, read and not applied. */
  'batch.look': query(
    district,
    Batch,
    z.object({
      fromSeq: z.number().int(),
      toSeq: z.number().int(),
      sealedAt: Instant,
      /** The last number that is held of this ledger. */
      heldUpTo: z.number().int(),
      /** The first number at which what is held differs from the file; null where it does not. */
      differsFrom: z.number().int().nullable(),
      events: z.number().int(),
      dossiers: z.array(
        z.object({
          dossierId: DossierId,
          code: z.string().nullable(),
          fullName: z.string(),
          events: z.array(z.object({ seq: z.number().int(), type: z.string(), at: Instant })),
          /** Something of it is held here already. */
          known: z.boolean(),
        }),
      ),
      /** Types that this program does not know, each with how many. */
      unknownTypes: z.array(z.object({ type: z.string(), count: z.number().int() })),
    }),
  ),
  /** The kept file itself, byte for byte. */
  'batch.file': query(district, Batch, FileContent),
  /** A signed answer that tells the desk from which number to send again. */
  'batch.askAgain': query(district, Batch, FileContent),
  'attention.laidAside': query(
    district,
    z.strictObject({}),
    z.array(z.object({ item: z.string(), reason: z.string(), by: z.string(), at: Instant })),
  ),
  /** Somebody looked and leaves it as it is; nothing of it is lost or applied. */
  'attention.layAside': command(district, z.strictObject({ item: Item, reason: longText }), z.object({})),
  'attention.takeBack': command(district, z.strictObject({ item: Item }), z.object({})),
};
