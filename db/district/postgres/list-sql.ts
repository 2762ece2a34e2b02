import { conditionsOf } from '../../dossier-search.ts';
import type { EndedClass } from '../../figure-scope.ts';
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
const classNumbers = { early: 0, onTime: 1, late: 2 } as const satisfies Record<EndedClass, number>;
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
  const { ended, due, commune, limit, offset, after } = query;
  const isByDate = due !== undefined || query.willBeLateAt !== undefined;
  const sorting = ended !== undefined ? lastEnded : isByDate ? nearest : newest;
  const { procedures: _, ...withoutProcedures } = query;
  const isFew = isByDate || query.state !== undefined || query.conflict === true;
  const isLed = procedures !== null && commune === undefined && !isFew;
  const leads = [...(isLed ? [ofProcedure(procedures)] : []), ...(ended === undefined ? [] : [ofClass(ended.class)])];
  const { where, values } = conditionsOf(
    procedures === null
      ? query
      : isLed
        ? withoutProcedures
        : { ...query, procedures: { codes: procedures, others: false } },
  );
  const mark = after === undefined ? [] : markValues(after, ended !== undefined || isByDate);
  const conditions = [
    ...leads.map(({ condition }) => condition),
    ...where,
    ...(after === undefined ? [] : [sorting.behind]),
  ];
  const filter = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  const first = `SELECT ${sorting.columns} FROM dossier d${filter} ORDER BY ${sorting.order} LIMIT ?`;
  const led = leads.map(({ from }) => `${from}, `).join('');
  return {
    text: `SELECT d.commune, d.id FROM ${led}${led === '' ? '' : 'LATERAL '}(${first}) d ORDER BY ${sorting.order} LIMIT ? OFFSET ?`,
    values: [...leads.map(({ among }) => among), ...values, ...mark, offset + limit, limit, offset],
    order: sorting.order,
  };
}

function ofProcedure(codes: readonly string[]) {
  return { from: 'unnest(?::text[]) AS p(code)', condition: 'd.procedure_code = p.code', among: codes };
}

function ofClass(wanted: EndedClass | undefined) {
  const among = wanted === undefined ? Object.values(classNumbers) : [classNumbers[wanted]];
  return { from: 'unnest(?::integer[]) AS c(class)', condition: `${endedClass} = c.class`, among };
}

function markValues({ at, place, id }: ListMark, isDated: boolean): readonly Value[] {
  return isDated ? [at ?? 0, place, id] : [place, id];
}
