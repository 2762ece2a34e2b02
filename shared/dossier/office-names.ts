import { z } from 'zod';

/** What an office and its desks are called, as the tier above said it last. */
export const OfficeNames = z.object({
  name: z.string().min(1).max(200),
  province: z.string().min(1).max(200),
  /** By the desk's number; a desk without a name of its own is not in it. */
  desks: z.record(z.string().regex(/^[0-9]$/), z.string().min(1).max(60)),
});
export type OfficeNames = z.infer<typeof OfficeNames>;

/** Names as they lie in the store; null where nobody said any, or what lies there is none. */
export function readOfficeNames(json: string | null): OfficeNames | null {
  if (json === null) return null;
  const parsed = OfficeNames.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : null;
}
