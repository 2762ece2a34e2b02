import { z } from 'zod';

const Version = z.object({ version: z.string(), sha256: z.string() });

/** What a district is, kept as a setting; names are configuration. */
export const DistrictFacts = z.object({
  name: z.string(),
  /** What the tier above the commune is called on screen and paper. */
  tierName: z.string(),
  training: z.boolean(),
  /** age recipient that every batch is encrypted to. */
  recipient: z.string(),
  /** The set of paper forms that new desks start with. */
  formSet: z.string(),
  catalogue: Version,
  calendar: Version,
  /** Absent in folders from before form texts were published; filled in when such a one is opened. */
  forms: z.exactOptional(Version),
});

/** As an open district has them. */
export type DistrictFacts = Required<z.infer<typeof DistrictFacts>>;
