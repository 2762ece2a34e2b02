import type { Kysely } from 'kysely';
import type { Assigned } from '../../ledger-facts.ts';
import type { DistrictSchema } from '../schema.ts';

/** With whom a dossier is, as the district's own ledger says it last. */
export async function assign(tx: Kysely<DistrictSchema>, { commune, dossier, user, at }: Assigned): Promise<void> {
  if (user === null) {
    await tx.deleteFrom('assignment').where('commune', '=', commune).where('dossier', '=', dossier).execute();
    return;
  }
  const said = { user_id: user, at };
  await tx
    .insertInto('assignment')
    .values({ commune, dossier, ...said })
    .onConflict((known) => known.columns(['commune', 'dossier']).doUpdateSet(said))
    .execute();
}
