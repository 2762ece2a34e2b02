import { conditionsOf } from '../../dossier-search.ts';
import type { EndedKind, FigureScope } from '../../figure-scope.ts';
import type { DossierQuery } from '../../types.ts';
import type { Ask } from '../ask.ts';
import { endedRowsSql, sourceOf } from './ended-rows.ts';

type Value = string | number;

export interface ListTotals {
  /** The query's procedures by their codes, also where it names those that it leaves out; null: of all procedures. */
  proceduresOf(query: DossierQuery): Promise<readonly string[] | null>;
  /** How many rows the whole list has. */
  of(query: DossierQuery, procedures: readonly string[] | null): Promise<number>;
}

const classColumns = {
  early: 'f.early',
  onTime: 'f.on_time',
  late: 'f.late',
  inTime: 'f.early + f.on_time',
} as const satisfies Record<EndedKind, string>;

/** How many rows lists have: from counts that the server keeps, or over the few that an index of open ones holds. */
export function createListTotals(ask: Ask): ListTotals {
  async function count(text: string, ...values: readonly (Value | readonly Value[])[]): Promise<number> {
    return (await ask<{ n: number | null }>(text, ...values))[0]?.n ?? 0;
  }

  async function dossiers({ status, commune }: DossierQuery, procedures: readonly string[] | null): Promise<number> {
    const conditions: readonly (readonly [string, Value | readonly Value[]])[] = [
      ...(commune === undefined ? [] : [['commune = ?', commune] as const]),
      ...(status === undefined ? [] : [['status = ?', status] as const]),
      ...(procedures === null ? [] : [['procedure_code = ANY(?::text[])', procedures] as const]),
    ];
    const where = conditions.map(([condition]) => ` AND ${condition}`).join('');
    return count(`SELECT sum(n) AS n FROM dossier_count WHERE n > 0${where}`, ...conditions.map(([, value]) => value));
  }

  async function ended(wanted: NonNullable<DossierQuery['ended']>, scope: FigureScope): Promise<number> {
    const { officer, class: only, timed } = wanted;
    const by = officer === undefined ? scope : { ...scope, officer };
    const { text, values } = endedRowsSql(wanted, by, { source: sourceOf(by), longest: 'quarter', key: 'NULL' });
    const all = timed === true ? 'f.timed' : 'f.early + f.on_time + f.late';
    const column = only === undefined ? all : classColumns[only];
    return count(`SELECT sum(${column}) AS n FROM (${text}) f`, ...values);
  }

  return {
    async proceduresOf({ procedures }) {
      if (procedures === undefined) return null;
      const { codes, others } = procedures;
      if (!others) return codes;
      const known = await ask<{ code: string }>('SELECT DISTINCT procedure_code AS code FROM dossier_count');
      return known.map(({ code }) => code).filter((code) => !codes.includes(code));
    },
    async of(query, procedures) {
      const { due, conflict, state, status, ended: wanted, commune, willBeLateAt } = query;
      const isCounted = due === undefined && willBeLateAt === undefined && conflict !== true && state === undefined;
      if (isCounted && wanted === undefined) return dossiers(query, procedures);
      // No column counts what has a time that counts and is of one class besides.
      const isOne = wanted?.class === undefined || wanted.timed !== true;
      if (isCounted && wanted !== undefined && status === undefined && isOne) {
        const narrowed = procedures === null ? {} : { procedures: { codes: procedures, others: false } };
        return ended(wanted, { ...narrowed, ...(commune === undefined ? {} : { commune }) });
      }
      const { where, values } = conditionsOf(query);
      return count(`SELECT count(*) AS n FROM dossier d WHERE ${where.join(' AND ')}`, ...values);
    },
  };
}
