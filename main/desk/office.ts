import { z } from 'zod';
import { readOfficeNames } from '../../shared/dossier/office-names.ts';

/** What the enrolment said of this desk's place in the world, kept as a setting; names are configuration. */
export const Office = z.object({
  commune: z.object({ code: z.string(), name: z.string(), province: z.string() }),
  desk: z.number().int().min(0).max(9),
  /** A name of the desk's own beside its number; empty for none. */
  deskName: z.string().default(''),
  training: z.boolean(),
  /** What the tier above is called on screen and paper. */
  tierName: z.string(),
  district: z.object({
    name: z.string(),
    /** Raw Ed25519 public key, base64url: signs acknowledgements and enrolments. */
    key: z.string(),
    /** age recipient that batches are encrypted to. */
    recipient: z.string(),
  }),
  /** The set of paper forms in use, `TT03_2025`. */
  formSet: z.string(),
  /** The first ledger of this desk's line: the generation mark is kept under its id. */
  rootLedger: z.string(),
});
export type Office = z.infer<typeof Office>;

/** The office as the tier above calls it now; as it was enrolled where nothing was said since. */
export function named(office: Office, namesJson: string | null): Office {
  const names = readOfficeNames(namesJson);
  if (names === null) return office;
  const { name, province, desks } = names;
  return { ...office, commune: { ...office.commune, name, province }, deskName: desks[office.desk] ?? '' };
}
