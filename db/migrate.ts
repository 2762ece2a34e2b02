import { copyFileSync, existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { ok, type Result, refuse } from '../shared/result.ts';
import { migration0010 } from './migrations/0010-ledger-and-projections.ts';
import { migration0020 } from './migrations/0020-desk.ts';
import { migration0030 } from './migrations/0030-district.ts';

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** Strictly rising, in steps of 10; SQL frozen inside, never edited after release, no way down but the copy. */
export const migrations: readonly Migration[] = [migration0010, migration0020, migration0030];

/**
 * Brings a store to this program's schema: one transaction a step, its number in the same one; an existing file is
 * copied beside itself first. Refuses: store.newer-schema.
 */
export function migrate(db: Database, path: string, steps: readonly Migration[] = migrations): Result<null> {
  const present = Number(db.pragma('user_version', { simple: true }));
  const newest = steps.at(-1)?.version ?? 0;
  if (present > newest) return refuse('store.newer-schema', { present, known: newest });
  const due = steps.filter(({ version }) => version > present);
  if (present > 0 && due.length > 0) {
    db.pragma('wal_checkpoint(TRUNCATE)');
    const copy = `${path}.before-${newest}`;
    if (path !== ':memory:' && !existsSync(copy)) copyFileSync(path, copy);
  }
  for (const { version, sql } of due) {
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
    }).immediate();
  }
  return ok(null);
}
