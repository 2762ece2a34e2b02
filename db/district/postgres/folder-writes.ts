import type { Kysely } from 'kysely';
import type { Hashing } from '../../verify-chain.ts';
import type { DistrictSchema } from '../schema.ts';
import type { DistrictTx } from '../types.ts';
import { learnAdopted } from './withheld.ts';

/** Settings, first answers of commands, catalogues and calendars. */
export function createFolderWrites(
  db: Kysely<DistrictSchema>,
  { sha256Hex }: Pick<Hashing, 'sha256Hex'>,
): Pick<DistrictTx, 'rememberCommand' | 'putContent' | 'setSetting'> {
  return {
    async rememberCommand({ id, call, inputHash, answer, at }) {
      await db.insertInto('command').values({ id, call, input_hash: inputHash, answer, at }).execute();
    },
    async putContent(body) {
      const sha256 = sha256Hex(body);
      await db
        .insertInto('content')
        .values({ sha256, body })
        .onConflict((known) => known.doNothing())
        .execute();
      await learnAdopted(db, sha256);
      return sha256;
    },
    async setSetting(name, value) {
      await db
        .insertInto('setting')
        .values({ name, value })
        .onConflict((known) => known.column('name').doUpdateSet({ value }))
        .execute();
    },
  };
}
