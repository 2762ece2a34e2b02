import { conditionsOf } from '../../dossier-search.ts';
import type { EndedKind } from '../../figure-scope.ts';
import { timedWhere, writtenBy } from '../../figure-sql.ts';
import type { DossierQuery, ListMark } from '../../types.ts';

type Value = string | number;

export interface PageSql {
  /** Columns `commune` and `id` of the page's rows. */
  readonly text: string;
  readonly values: readonly (Value | readonly Value[])[];
  /** Of the page's rows as \`d\`. */
  readonly order: string;
}

/** As migration 0180 numbers them. */
const classNumbers = { early: [0], onTime: [1], late: [2], inTime: [0, 1] } as const satisfies Record<
  EndedKind,
  readonly number[]
>;
const everyClass = [0, 1, 2];
export const endedClass = 'ended_class(d.status, d.received_at, d.resolved_at, d.due_at, d.limit_unit)';

const newest = { order: 'd.row DESC, d.id DESC', columns: 'd.commune, d.id, d.row', behind: '(d.row, d.id) < (?, ?)' };
const nearest = {
  order: 'd.due_at, d.row, d.id',
  columns: 'd.commune, d.id, d.row, d.due_at',
  behind: '(d.due_at, d.row, d.id) > (?, ?, ?)',
};
const lastEnded = {
  order: 'd.resolved_at DESC, d.row DESC, d.id DESC',
  columns: 'd.commune, d.id, d.row, d.resolved_at',
  behind: '(d.resolved_at, d.row, d.id) < (?, ?, ?)',
};

/**
 * One page of a list that is neither searched nor one code's. An index gives a list in its order only under one value
 * of each column that leads it: where there are several (the procedures of a field, the classes of what ended), each
 * gives its own first rows, and the page is chosen among them. `procedures`: those of the query as codes.
 */
export function pageSql(query: DossierQuery, procedures: readonly string[] | null): PageSql {
  const { ended, due, commune, limit, after } = query;
  const isByDate = due !== undefined || query.willBeLateAt !== undefined;
  const sorting = ended !== undefined ? lastEnded : isByDate ? nearest : newest;
  // What ended is asked for by its class, which says all that there is to say of its state.
  const { procedures: _, ended: __, ...others } = query;
  const isFew = isByDate || query.state !== undefined || query.conflict === true;
  const isLed = procedures !== null && commune === undefined && !isFew;
  const leads = [...(isLed ? [ofProcedure(procedures)] : []), ...(ended === undefined ? [] : [ofClass(ended.class)])];
  const { where, values } = conditionsOf(
    procedures === null || isLed ? others : { ...others, procedures: { codes: procedures, others: false } },
  );
  const more = [
    ...(ended === undefined ? [] : endedConditions(ended)),
    ...(after === undefined ? [] : [[sorting.behind, ...markValues(after, ended !== undefined || isByDate)] as const]),
  ];
  const conditions = [...leads.map(({ condition }) => condition), ...where, ...more.map(([condition]) => condition)];
  const filter = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  const first = `SELECT ${sorting.columns} FROM dossier d${filter} ORDER BY ${sorting.order} LIMIT ?`;
  const led = leads.map(({ from }) => `${from}, `).join('');
  const among = [...leads.map((lead) => lead.among), ...values, ...more.flatMap(([, ...bound]) => bound)];
  return {
    text: `SELECT d.commune, d.id FROM ${led}${led === '' ? '' : 'LATERAL '}(${first}) d ORDER BY ${sorting.order} LIMIT ?`,
    values: [...among, limit, limit],
    order: sorting.order,
  };
}

function ofProcedure(codes: readonly string[]) {
  return { from: 'unnest(?::text[]) AS p(code)', condition: 'd.procedure_code = p.code', among: codes };
}

function ofClass(wanted: EndedKind | undefined) {
  const among = wanted === undefined ? everyClass : classNumbers[wanted];
  return { from: 'unnest(?::integer[]) AS c(class)', condition: `${endedClass} = c.class`, among };
}

function endedConditions({
  fromMs,
  endMs,
  officer,
  timed,
}: NonNullable<DossierQuery['ended']>): readonly (readonly [string, ...Value[]])[] {
  return [
    ['d.resolved_at >= ? AND d.resolved_at < ?', fromMs, endMs],
    ...(timed === true ? [[timedWhere] as const] : []),
    ...(officer === undefined ? [] : [[writtenBy, officer] as const]),
  ];
}

function markValues({ at, place, id }: ListMark, isDated: boolean): readonly Value[] {
  return isDated ? [at ?? 0, place, id] : [place, id];
}
