import type { Kysely } from 'kysely';
import type { Hash } from '../../../shared/dossier/ids.ts';
import type { DistrictSchema } from '../schema.ts';

/** Somebody who signed in, at one browser. */
export interface SessionRecord {
  readonly id: string;
  readonly user: string;
  /** Where from, as the server saw it. */
  readonly address: string;
  readonly openedAt: number;
  /** When something was last asked in it, to the minute. */
  readonly seenAt: number;
  readonly endsAt: number;
}

export interface SessionReads {
  findSession(tokenHash: Hash): Promise<SessionRecord | null>;
  /** Newest first; of one user, or of all. */
  listSessions(user: string | null): Promise<readonly SessionRecord[]>;
}

export interface SessionWrites {
  addSession(session: SessionRecord & { readonly tokenHash: Hash }): Promise<void>;
  touchSession(id: string, seenAt: number): Promise<void>;
  removeSession(id: string): Promise<void>;
  /** Those that ran out by `now`, or in which nothing was asked since `idleSince`. */
  removeEndedSessions(now: number, idleSince: number): Promise<void>;
}

export function createSessions(db: Kysely<DistrictSchema>): SessionReads & SessionWrites {
  const sessions = db
    .selectFrom('user_session')
    .select(['id', 'user_id as user', 'address', 'opened_at as openedAt', 'seen_at as seenAt', 'ends_at as endsAt']);
  return {
    async findSession(tokenHash) {
      return (await sessions.where('token_hash', '=', tokenHash).executeTakeFirst()) ?? null;
    },
    listSessions(user) {
      const wanted = user === null ? sessions : sessions.where('user_id', '=', user);
      return wanted.orderBy('opened_at', 'desc').orderBy('id').execute();
    },
    async addSession({ id, user, address, tokenHash, openedAt, seenAt, endsAt }) {
      await db
        .insertInto('user_session')
        .values({
          id,
          token_hash: tokenHash,
          user_id: user,
          address,
          opened_at: openedAt,
          seen_at: seenAt,
          ends_at: endsAt,
        })
        .execute();
    },
    async touchSession(id, seenAt) {
      await db.updateTable('user_session').set({ seen_at: seenAt }).where('id', '=', id).execute();
    },
    async removeSession(id) {
      await db.deleteFrom('user_session').where('id', '=', id).execute();
    },
    async removeEndedSessions(now, idleSince) {
      await db
        .deleteFrom('user_session')
        .where((is) => is.or([is('ends_at', '<=', now), is('seen_at', '<=', idleSince)]))
        .execute();
    },
  };
}
