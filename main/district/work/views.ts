import type { CallOutput } from '../../../shared/contract/contract.ts';
import { callRoles } from '../../../shared/district/call-roles.ts';
import type { DossierId } from '../../../shared/dossier/ids.ts';
import { ok } from '../../../shared/result.ts';
import type { Caller, Handlers } from '../../api/handlers.ts';
import type { dossierViewHandlers, ViewHost } from '../../views/handlers.ts';
import { dossierRows } from '../../views/rows.ts';
import { actorOf, keyHolder } from '../actor.ts';
import type { District } from '../district.ts';
import type { Forecaster } from '../forecast/forecaster.ts';
import { isOver, ownDossiers, ownPage } from './own-dossiers.ts';
import { leads } from './own-field.ts';
import { sightOf } from './sight.ts';
import { withForecasts } from './with-forecasts.ts';

type Listed = CallOutput<'dossier.list'>;
type Row = Listed['rows'][number];

/** Lists and dossiers with whom they are with, how they will fare, and what whoever asks may do. */
export function workViewHandlers(
  district: District,
  host: ViewHost,
  base: ReturnType<typeof dossierViewHandlers>,
  forecaster: Forecaster,
) {
  const { read } = district.store;
  async function dressed<T extends Row>(rows: readonly T[]) {
    return withForecasts(district, await withAssignees(district, rows));
  }
  return {
    'dossier.list': async (input, context) => {
      await forecaster.look();
      const listed = await base['dossier.list'](input.mine === true ? { ...input, limit: 1 } : input, context);
      if (!listed.ok) return listed;
      if (input.mine !== true) return ok({ ...listed.value, rows: await dressed(listed.value.rows) });
      const me = await actorOf(read, context);
      if (!me.ok) return me;
      const mine = await ownDossiers(read, me.value.id, input, await sightOf(district, context.caller));
      const { records, ...page } = ownPage(mine, input);
      return ok({ ...listed.value, ...page, rows: await dressed(await dossierRows(host, records)) });
    },
    'dossier.get': async (input, context) => {
      const got = await base['dossier.get'](input, context);
      if (!got.ok) return got;
      const [view = got.value] = await dressed([got.value]);
      const assignee = view.assignee ?? null;
      return ok({ ...view, assignee, actions: actionsFor(view, assignee?.id ?? null, host, context.caller) });
    },
  } as const satisfies Handlers;
}

async function withAssignees<T extends Row>(
  { store: { read } }: District,
  rows: readonly T[],
): Promise<(T & Pick<Row, 'assignee'>)[]> {
  const assignments = await read.assignmentsOf(rows.map(({ dossierId }) => dossierId));
  if (assignments.length === 0) return rows.map((row) => ({ ...row, assignee: null }));
  const names = new Map((await read.listUsers()).map(({ id, fullName }) => [id, fullName]));
  const byDossier = new Map<DossierId, string>(assignments.map(({ dossier, user }) => [dossier, user]));
  return rows.map((row) => {
    const id = byDossier.get(row.dossierId);
    return { ...row, assignee: id === undefined ? null : { id, name: names.get(id) ?? keyHolder.name } };
  });
}

/** The moves of the table that the asking person's roles cover, and taking and assigning what is held here. */
function actionsFor(
  { actions, holder, status }: CallOutput<'dossier.get'>,
  assignee: string | null,
  { tierName }: Pick<ViewHost, 'tierName'>,
  caller: Caller | undefined,
): string[] {
  const needed: Readonly<Record<string, readonly string[] | undefined>> = callRoles;
  const may = (name: string) =>
    caller === undefined || (needed[`dossier.${name}`] ?? []).some((role) => caller.roles.some((own) => own === role));
  const isHere = holder === tierName && !isOver(status);
  const me = caller?.id ?? keyHolder.id;
  return [
    ...(isHere && assignee !== me ? ['take'] : []),
    ...actions,
    ...(isHere && leads(caller) ? ['assign'] : []),
  ].filter(may);
}
