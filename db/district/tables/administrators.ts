import type { Kysely } from 'kysely';
import type { Hash } from '../../../shared/dossier/ids.ts';
import type { DistrictSchema } from '../schema.ts';

export interface AdministratorRecord {
  readonly name: string;
  /** Salt and derived key, as the caller writes it. */
  readonly password: string;
  /** Wrong passwords since the last right one. */
  readonly failures: number;
  readonly lockedUntil: number | null;
}

export interface AdministratorReads {
  findAdministrator(name: string): Promise<AdministratorRecord | null>;
  hasSession(tokenHash: Hash, now: number): Promise<boolean>;
}

export interface AdministratorWrites {
  addAdministrator(name: string, password: string): Promise<void>;
  setFailures(name: string, failures: number, lockedUntil: number | null): Promise<void>;
  addSession(tokenHash: Hash, user: string, expiresAt: number): Promise<void>;
  removeEndedSessions(now: number): Promise<void>;
}

/** Who may look, and until when. */
export function createAdministrators(db: Kysely<DistrictSchema>): AdministratorReads & AdministratorWrites {
  return {
    async findAdministrator(name) {
      const found = db
        .selectFrom('admin_user')
        .select(['name', 'password', 'failures', 'locked_until as lockedUntil'])
        .where('name', '=', name);
      return (await found.executeTakeFirst()) ?? null;
    },
    async hasSession(tokenHash, now) {
      const found = db
        .selectFrom('session')
        .select('token_hash')
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', now);
      return (await found.executeTakeFirst()) !== undefined;
    },
    async addAdministrator(name, password) {
      await db.insertInto('admin_user').values({ name, password, failures: 0, locked_until: null }).execute();
    },
    async setFailures(name, failures, lockedUntil) {
      await db
        .updateTable('admin_user')
        .set({ failures, locked_until: lockedUntil })
        .where('name', '=', name)
        .execute();
    },
    async addSession(tokenHash, user, expiresAt) {
      await db.insertInto('session').values({ token_hash: tokenHash, user, expires_at: expiresAt }).execute();
    },
    async removeEndedSessions(now) {
      await db.deleteFrom('session').where('expires_at', '<=', now).execute();
    },
  };
}
