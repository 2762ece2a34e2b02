import { type Kysely, sql } from 'kysely';
import type { DossierId } from '../../../shared/dossier/ids.ts';
import type { KnowsCatalogue } from '../../../shared/dossier/withheld.ts';
import { plainText } from '../../plain-text.ts';
import type { WithheldDossier, WithheldReads } from '../../types.ts';
import { withheldQueries } from '../../withheld-dossiers.ts';
import type { Ask } from '../ask.ts';
import type { DistrictSchema } from '../schema.ts';
import type { Later } from '../types.ts';

type Db = Kysely<DistrictSchema>;

/** As db/withheld-dossiers.ts asks. */
export function createWithheldReads(ask: Ask): Later<WithheldReads> {
  return {
    withheldDossiers: (limit) => ask<WithheldDossier>(withheldQueries.list, limit),
    async countWithheld(version) {
      const { count, countOf } = withheldQueries;
      const [row] = await (version === undefined ? ask<{ n: number }>(count) : ask<{ n: number }>(countOf, version));
      return row?.n ?? 0;
    },
    missingCatalogues: async () =>
      (await ask<{ version: string }>(withheldQueries.missing)).map(({ version }) => version),
    freedCommunes: async () =>
      (await ask<{ commune: string }>(withheldQueries.freedCommunes)).map(({ commune }) => commune),
  };
}

export async function askKnowsCatalogue(ask: Ask): Promise<KnowsCatalogue> {
  return among(await ask<{ version: string }>('SELECT version FROM known_catalogue'));
}

/** Few versions: all of them at once. */
export async function knowsCatalogue(tx: Db): Promise<KnowsCatalogue> {
  return among(await tx.selectFrom('known_catalogue').select('version').execute());
}

function among(rows: readonly { readonly version: string }[]): KnowsCatalogue {
  const known = new Set(rows.map(({ version }) => version));
  return (version) => known.has(plainText(version));
}

/** Adopted versions of which this is the content, once both are here. */
export async function learnAdopted(tx: Db, sha256: string): Promise<void> {
  await sql`INSERT INTO known_catalogue SELECT DISTINCT a.version FROM adoption a JOIN content c ON c.sha256 = a.sha256
    WHERE a.kind = 'catalogue' AND a.sha256 = ${sha256} ON CONFLICT DO NOTHING`.execute(tx);
}

export async function learnName(tx: Db, version: string): Promise<void> {
  await tx
    .insertInto('known_catalogue')
    .values({ version: plainText(version) })
    .onConflict((known) => known.doNothing())
    .execute();
}

/** Dossiers of a commune whose catalogue has come meanwhile. */
export async function freedDossiers(tx: Db, commune: string): Promise<readonly DossierId[]> {
  const rows = await tx
    .selectFrom('known_catalogue as k')
    .innerJoin('withheld_dossier as w', 'w.version', 'k.version')
    .select('w.dossier')
    .where('w.commune', '=', commune)
    .orderBy('w.dossier')
    .execute();
  // Ids lie as the projection wrote them.
  return rows.map(({ dossier }) => dossier as DossierId);
}
