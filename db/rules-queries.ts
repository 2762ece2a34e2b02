import type { Sql } from './sql.ts';
import type { RulesKind, RulesReads, RulesRecord } from './types.ts';

// What the district adopted for a commune goes before what a desk started with, else the latest of the total order.
const adoptions = `FROM adoption a LEFT JOIN ledger l ON l.commune = a.commune AND l.id = a.ledger AND l.opened = 1 AND l.kind = 'district'`;
const newestFirst = 'ORDER BY l.id IS NOT NULL DESC, a.clock_ms DESC, a.clock_n DESC, a.ledger DESC, a.seq DESC';
const latest = `${newestFirst} LIMIT 1`;
/** So far back is looked for a version that this program can read. */
const mostUsable = 20;

export const rulesQueries = {
  inForce: `SELECT a.version, a.sha256 ${adoptions} WHERE a.kind = ? ${latest}`,
  inForceAt: `SELECT a.version, a.sha256 ${adoptions} WHERE a.commune = ? AND a.kind = ? ${latest}`,
  rules: `SELECT c.body ${adoptions} JOIN content c ON c.sha256 = a.sha256 WHERE a.kind = ? AND a.version = ? ${latest}`,
  usable: `SELECT a.version ${adoptions} JOIN content c ON c.sha256 = a.sha256 WHERE a.kind = ? ${newestFirst} LIMIT ${mostUsable}`,
  names: `SELECT a.version ${adoptions} WHERE a.commune = ? AND a.kind = 'names' AND l.id IS NOT NULL ${latest}`,
  content: 'SELECT body FROM content WHERE sha256 = ?',
} as const;

export function createRulesQueries(sql: Sql): RulesReads {
  const usable = sql<{ version: string }>(rulesQueries.usable);
  const inForce = sql<RulesRecord>(rulesQueries.inForce);
  const inForceAt = sql<RulesRecord>(rulesQueries.inForceAt);
  const rules = sql<{ body: string }>(rulesQueries.rules);
  const names = sql<{ version: string }>(rulesQueries.names);
  const content = sql<{ body: string }>(rulesQueries.content);

  const find = (kind: RulesKind, commune?: string): RulesRecord | undefined =>
    commune === undefined ? inForce.get(kind) : inForceAt.get(commune, kind);

  function get(kind: RulesKind, commune?: string): RulesRecord {
    const record = find(kind, commune);
    if (record === undefined) throw new Error(`no ${kind} is in force`);
    return record;
  }

  return {
    rulesInForce: (kind, commune) => find(kind, commune)?.version ?? null,
    usableRules: (kind) => usable.all(kind).map(({ version }) => version),
    findRules: (kind, version) => rules.get(kind, version)?.body ?? null,
    rulesRecords: (commune) => ({
      catalogue: get('catalogue', commune),
      calendar: get('calendar', commune),
      forms: find('forms', commune) ?? null,
    }),
    officeNames: (commune) => names.get(commune)?.version ?? null,
    findContent: (sha256) => content.get(sha256)?.body ?? null,
  };
}
