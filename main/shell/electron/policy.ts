import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Policy = z.strictObject({
  /** Keys may lie where any program of the same user can read them (no keyring on this Linux). */
  plainTextKeys: z.boolean().default(false),
});
type Policy = z.infer<typeof Policy>;

/**
 * What the machine's administrator allows, from a file that only an administrator can write. No file, or one that does
 * not read, allows nothing.
 */
export function readPolicy(path: string): Policy {
  try {
    return Policy.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { plainTextKeys: false };
  }
}
