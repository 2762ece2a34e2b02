import type { Kysely, Selectable } from 'kysely';
import { DistrictRole } from '../../../shared/district/roles.ts';
import type { Hash } from '../../../shared/dossier/ids.ts';
import type { UserRow } from '../place-schema.ts';
import type { DistrictSchema } from '../schema.ts';

/** Somebody of the tier above. What opens a session lies hashed or sealed. */
export interface UserRecord {
  readonly id: string;
  /** What they sign in as. */
  readonly name: string;
  readonly fullName: string;
  readonly roles: readonly DistrictRole[];
  /** Fields of the catalogue that an officer answers for. */
  readonly fields: readonly string[];
  readonly state: 'active' | 'disabled';
  /** Salt and derived key, as the caller writes it. */
  readonly password: string;
  /** The password was chosen by somebody else. */
  readonly mustChange: boolean;
  /** Wrong passwords and codes since the last right sign-in. */
  readonly failures: number;
  readonly lockedUntil: number | null;
  /** The secret that codes are made of, sealed; null: a password is enough. */
  readonly totp: Uint8Array | null;
  /** A secret that was shown and waits for its first code. */
  readonly totpOffered: Uint8Array | null;
  /** The newest time step whose code was taken: none is taken twice. */
  readonly totpStep: number | null;
  /** Of recovery codes that were not used yet. */
  readonly recovery: readonly Hash[];
  readonly addedAt: number;
}

export interface UserReads {
  /** By name. */
  listUsers(): Promise<readonly UserRecord[]>;
  findUser(id: string): Promise<UserRecord | null>;
  findUserByName(name: string): Promise<UserRecord | null>;
}

export interface UserWrites {
  /** Adds a user, or says everything of one anew. */
  putUser(user: UserRecord): Promise<void>;
}

/** Who works at the tier above. */
export function createUsers(db: Kysely<DistrictSchema>): UserReads & UserWrites {
  const users = db.selectFrom('district_user').selectAll();
  return {
    listUsers: async () => (await users.orderBy('name').execute()).map(recordOf),
    async findUser(id) {
      const row = await users.where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : recordOf(row);
    },
    async findUserByName(name) {
      const row = await users.where('name', '=', name).executeTakeFirst();
      return row === undefined ? null : recordOf(row);
    },
    async putUser(user) {
      const row = rowOf(user);
      await db
        .insertInto('district_user')
        .values(row)
        .onConflict((known) => known.column('id').doUpdateSet(row))
        .execute();
    },
  };
}

function recordOf(row: Selectable<UserRow>): UserRecord {
  return {
    id: row.id,
    name: row.name,
    fullName: row.full_name,
    roles: DistrictRole.array().parse(JSON.parse(row.roles)),
    fields: JSON.parse(row.fields) as readonly string[],
    state: row.state === 'active' ? 'active' : 'disabled',
    password: row.password,
    mustChange: row.must_change === 1,
    failures: row.failures,
    lockedUntil: row.locked_until,
    totp: row.totp,
    totpOffered: row.totp_offered,
    totpStep: row.totp_step,
    recovery: JSON.parse(row.recovery) as readonly Hash[],
    addedAt: row.added_at,
  };
}

function rowOf(user: UserRecord): Selectable<UserRow> {
  return {
    id: user.id,
    name: user.name,
    full_name: user.fullName,
    roles: JSON.stringify(user.roles),
    fields: JSON.stringify(user.fields),
    state: user.state,
    password: user.password,
    must_change: user.mustChange ? 1 : 0,
    failures: user.failures,
    locked_until: user.lockedUntil,
    totp: user.totp,
    totp_offered: user.totpOffered,
    totp_step: user.totpStep,
    recovery: JSON.stringify(user.recovery),
    added_at: user.addedAt,
  };
}
