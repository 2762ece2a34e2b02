import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Mark = z.object({ generation: z.number().int().min(0) });

/**
 * The highest generation of a desk's number block, kept in the user's profile and so outside every data folder and
 * backup (domain.md 3 rule 2). `root` is the first ledger of the desk's line; restored ledgers keep it.
 */
export function findGenerationMark(profileDir: string, root: string): number | null {
  try {
    return Mark.parse(JSON.parse(readFileSync(join(profileDir, 'marks', `${root}.json`), 'utf8'))).generation;
  } catch {
    return null;
  }
}

/** Raises the mark; never lowers it. */
export function raiseGenerationMark(profileDir: string, root: string, generation: number): void {
  const known = findGenerationMark(profileDir, root);
  if (known !== null && known >= generation) return;
  mkdirSync(join(profileDir, 'marks'), { recursive: true, mode: 0o700 });
  const path = join(profileDir, 'marks', `${root}.json`);
  writeFileSync(`${path}.new`, JSON.stringify({ generation }), { flush: true });
  renameSync(`${path}.new`, path);
}
