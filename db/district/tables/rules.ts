import type { Kysely } from 'kysely';
import type { Hash, LedgerId } from '../../../shared/dossier/ids.ts';
import { type RulesKind, rulesKinds } from '../../../shared/rules/draft.ts';
import type { DistrictSchema } from '../schema.ts';

/** One change of a draft: what stands under a name from now on, as JSON text; `null` in it takes the name out. */
export interface RulesChangeRecord {
  readonly name: string;
  readonly body: string;
  /** Name of who made it. */
  readonly by: string;
  readonly at: number;
}

/** A version that the tier above made; its content lies under its hash. */
export interface RulesVersionRecord {
  readonly kind: RulesKind;
  readonly version: string;
  readonly sha256: Hash;
  readonly basedOn: string;
  readonly madeBy: string;
  readonly madeAt: number;
  readonly reason: string;
  /** Meant for every commune, so that new ones begin with it. */
  readonly forAll: boolean;
}

/** What a commune's ledger at the district last adopted, and at which number of it. */
export interface DistrictAdoption {
  readonly commune: string;
  readonly kind: RulesKind;
  readonly ledger: LedgerId;
  readonly seq: number;
  readonly version: string;
  readonly sha256: Hash;
}

export interface RulesTableReads {
  /** By name. */
  rulesChanges(kind: RulesKind): Promise<readonly RulesChangeRecord[]>;
  /** Newest first. */
  listRulesVersions(kind: RulesKind): Promise<readonly RulesVersionRecord[]>;
  findRulesVersion(kind: RulesKind, version: string): Promise<RulesVersionRecord | null>;
  /** Hashes of the contents that ledgers held here adopted under a version. */
  adoptedHashes(kind: RulesKind, version: string): Promise<readonly Hash[]>;
  /** By commune and kind. */
  districtAdoptions(): Promise<readonly DistrictAdoption[]>;
  /** What communes and their desks are called (`readOfficeNames`), as it was said last; only of those of which it was. */
  listOfficeNames(): Promise<ReadonlyMap<string, string>>;
}

export interface RulesTableWrites {
  putRulesChange(kind: RulesKind, change: RulesChangeRecord): Promise<void>;
  removeRulesChange(kind: RulesKind, name: string): Promise<void>;
  clearRulesChanges(kind: RulesKind): Promise<void>;
  addRulesVersion(version: RulesVersionRecord): Promise<void>;
  markRulesForAll(kind: RulesKind, version: string): Promise<void>;
}

/** Drafts and versions of catalogue and calendar at the tier above, and what each commune adopted of them. */
export function createRulesTables(db: Kysely<DistrictSchema>): RulesTableReads & RulesTableWrites {
  return { ...reads(db), ...writes(db) };
}

function reads(db: Kysely<DistrictSchema>): RulesTableReads {
  const versions = db
    .selectFrom('rules_version')
    .select(['kind', 'version', 'sha256', 'based_on as basedOn', 'made_by as madeBy', 'made_at as madeAt'])
    .select(['reason', 'for_all as forAll'])
    // Kinds are written by our own code alone.
    .$castTo<Omit<RulesVersionRecord, 'forAll'> & { readonly forAll: number }>();
  return {
    rulesChanges: (kind) =>
      db
        .selectFrom('rules_change')
        .select(['name', 'body', 'by', 'at'])
        .where('kind', '=', kind)
        .orderBy('name')
        .execute(),
    async listRulesVersions(kind) {
      const found = versions.where('kind', '=', kind).orderBy('made_at', 'desc').orderBy('version', 'desc');
      return (await found.execute()).map((row) => ({ ...row, forAll: row.forAll === 1 }));
    },
    async findRulesVersion(kind, version) {
      const row = await versions.where('kind', '=', kind).where('version', '=', version).executeTakeFirst();
      return row === undefined ? null : { ...row, forAll: row.forAll === 1 };
    },
    async adoptedHashes(kind, version) {
      const rows = await db
        .selectFrom('adoption')
        .select('sha256')
        .distinct()
        .where('kind', '=', kind)
        .where('version', '=', version)
        // Read by its schema before it was stored.
        .$castTo<{ readonly sha256: Hash }>()
        .execute();
      return rows.map(({ sha256 }) => sha256);
    },
    districtAdoptions: () =>
      db
        .selectFrom('commune as c')
        .innerJoin('adoption as a', (on) => on.onRef('a.commune', '=', 'c.commune').onRef('a.ledger', '=', 'c.ledger'))
        .select(['a.commune', 'a.kind', 'a.ledger', 'a.seq', 'a.version', 'a.sha256'])
        .where('a.kind', 'in', [...rulesKinds])
        .where('a.seq', '=', (is) =>
          is
            .selectFrom('adoption as b')
            .select(({ fn }) => fn.max('b.seq').as('last'))
            .whereRef('b.commune', '=', 'a.commune')
            .whereRef('b.kind', '=', 'a.kind')
            .whereRef('b.ledger', '=', 'a.ledger'),
        )
        .orderBy('a.commune')
        .orderBy('a.kind')
        // Ids and kinds were read by their schema before they were stored.
        .$castTo<DistrictAdoption>()
        .execute(),
    async listOfficeNames() {
      const said = await db
        .selectFrom('adoption as a')
        .innerJoin('ledger as l', (on) => on.onRef('l.commune', '=', 'a.commune').onRef('l.id', '=', 'a.ledger'))
        .select(['a.commune', 'a.version'])
        .where('a.kind', '=', 'names')
        .where('l.kind', '=', 'district')
        .where('l.opened', '=', 1)
        .orderBy('a.clock_ms')
        .orderBy('a.clock_n')
        .orderBy('a.ledger')
        .orderBy('a.seq')
        .execute();
      return new Map(said.map(({ commune, version }) => [commune, version]));
    },
  };
}

function writes(db: Kysely<DistrictSchema>): RulesTableWrites {
  return {
    async putRulesChange(kind, { name, ...change }) {
      await db
        .insertInto('rules_change')
        .values({ kind, name, ...change })
        .onConflict((known) => known.columns(['kind', 'name']).doUpdateSet(change))
        .execute();
    },
    async removeRulesChange(kind, name) {
      await db.deleteFrom('rules_change').where('kind', '=', kind).where('name', '=', name).execute();
    },
    async clearRulesChanges(kind) {
      await db.deleteFrom('rules_change').where('kind', '=', kind).execute();
    },
    async addRulesVersion({ kind, version, sha256, reason, ...made }) {
      const row = { kind, version, sha256, reason, based_on: made.basedOn, made_by: made.madeBy };
      await db
        .insertInto('rules_version')
        .values({ ...row, made_at: made.madeAt, for_all: made.forAll ? 1 : 0 })
        .execute();
    },
    async markRulesForAll(kind, version) {
      await db
        .updateTable('rules_version')
        .set({ for_all: 1 })
        .where('kind', '=', kind)
        .where('version', '=', version)
        .execute();
    },
  };
}
