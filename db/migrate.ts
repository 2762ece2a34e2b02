import { copyFileSync, existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { ok, type Result, refuse } from '../shared/result.ts';
import { faultOf } from './faults.ts';
import { migration0010 } from './migrations/0010-ledger-and-projections.ts';
import { migration0020 } from './migrations/0020-desk.ts';
import { migration0030 } from './migrations/0030-district.ts';
import { migration0040 } from './migrations/0040-revocation.ts';
import { migration0050 } from './migrations/0050-figures.ts';
import { migration0060 } from './migrations/0060-uploads.ts';
import { migration0080 } from './migrations/0080-kept-ranges.ts';
import { migration0090 } from './migrations/0090-users.ts';
import { migration0100 } from './migrations/0100-mail-and-paper-lists.ts';
import { migration0110 } from './migrations/0110-rules-publishing.ts';
import { migration0120 } from './migrations/0120-attachments.ts';
import { migration0130 } from './migrations/0130-api.ts';
import { migration0140 } from './migrations/0140-withheld-dossiers.ts';
import { migration0150 } from './migrations/0150-forecast.ts';
import { migration0160 } from './migrations/0160-ledger-keys.ts';
import { migration0180 } from './migrations/0180-counts.ts';
import { migration0190 } from './migrations/0190-batches-by-commune.ts';
import { migration0210 } from './migrations/0210-draft-scans.ts';
import { migration0230 } from './migrations/0230-form-texts.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** Strictly rising, in steps of 10; SQL frozen inside, never edited after release, no way down but the copy. */
export const migrations: readonly Migration[] = [
  migration0010,
  migration0020,
  migration0030,
  migration0040,
  migration0050,
  migration0060,
  migration0080,
  migration0090,
  migration0100,
  migration0110,
  migration0120,
  migration0130,
  migration0140,
  migration0150,
  migration0160,
  migration0180,
  migration0190,
  migration0210,
  migration0230,
];

/**
 * Brings a store to this program's schema: one transaction a step, its number in the same one; an existing file is
 * copied beside itself first (`…before-30`). Refuses: store.newer-schema, store.disk-full, store.busy, store.corrupt.
 */
export function migrate(db: Database, path: string, steps: readonly Migration[] = migrations): Result<null> {
  const present = Number(db.pragma('user_version', { simple: true }));
  const known = steps.at(-1)?.version ?? 0;
  if (present > known) return refuse('store.newer-schema', { present, known });
  try {
    const due = steps.filter(({ version }) => version > present);
    if (present > 0 && due.length > 0) copyAside(db, path, known);
    for (const { version, sql } of due) {
      db.transaction(() => {
        db.exec(sql);
        db.pragma(`user_version = ${version}`);
      }).immediate();
    }
    return ok(null);
  } catch (error) {
    return faultOf(error);
  }
}

function copyAside(db: Database, path: string, version: number): void {
  // What lies in the log goes into the file first, so that the copy is whole by itself.
  db.pragma('wal_checkpoint(TRUNCATE)');
  const copy = `${path}.before-${version}`;
  if (db.memory || existsSync(copy)) return;
  copyFileSync(path, copy);
}
