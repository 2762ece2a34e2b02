import type { Kysely } from 'kysely';
import type { Hash } from '../../../shared/dossier/ids.ts';
import type { DistrictSchema } from '../schema.ts';

/** A program that may ask. Times in ms UTC. */
export interface ApiClientRecord {
  readonly id: string;
  readonly name: string;
  /** Scopes with a space between them. */
  readonly scopes: string;
  readonly keyHash: Hash;
  readonly perMinute: number;
  readonly madeAt: number;
  readonly revokedAt: number | null;
  readonly usedAt: number | null;
}

export interface ApiClientReads {
  findApiClient(id: string): Promise<ApiClientRecord | null>;
  /** Oldest first. */
  listApiClients(): Promise<readonly ApiClientRecord[]>;
}

export interface ApiClientWrites {
  addApiClient(client: Omit<ApiClientRecord, 'revokedAt' | 'usedAt'>): Promise<void>;
  revokeApiClient(id: string, at: number): Promise<void>;
  noteApiUse(id: string, at: number): Promise<void>;
}

/** The programs that hold a key. */
export function createApiClients(db: Kysely<DistrictSchema>): ApiClientReads & ApiClientWrites {
  const clients = db
    .selectFrom('api_client')
    .select(['id', 'name', 'scopes', 'key_hash as keyHash', 'per_minute as perMinute'])
    .select(['made_at as madeAt', 'revoked_at as revokedAt', 'used_at as usedAt'])
    // Hashes were made by us before they were stored.
    .$castTo<ApiClientRecord>();
  return {
    async findApiClient(id) {
      return (await clients.where('id', '=', id).executeTakeFirst()) ?? null;
    },
    listApiClients: () => clients.orderBy('made_at').orderBy('id').execute(),
    async addApiClient({ keyHash, perMinute, madeAt, ...said }) {
      const rest = { key_hash: keyHash, per_minute: perMinute, made_at: madeAt, revoked_at: null, used_at: null };
      await db
        .insertInto('api_client')
        .values({ ...said, ...rest })
        .execute();
    },
    async revokeApiClient(id, at) {
      await db
        .updateTable('api_client')
        .set({ revoked_at: at })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .execute();
    },
    async noteApiUse(id, at) {
      await db.updateTable('api_client').set({ used_at: at }).where('id', '=', id).execute();
    },
  };
}
