import type { ParsedInput } from '../../shared/contract/contract.ts';
import { ok } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import type { Sight } from '../views/host.ts';
import { listHandlers } from '../views/list-file.ts';
import { recordAlone } from './actions.ts';
import { actorOf } from './actor.ts';
import type { District } from './district.ts';
import { sightOf } from './work/sight.ts';

const longestList = 60;
const dossiersAtOnce = 500;

/** Lists as files, each told in the district's own ledger: what left the house, how much of it, and by whom. */
export function recordedListHandlers(district: District) {
  const handlers = listHandlers(() => district.clock.now());
  return {
    'list.file': async (input, context) => {
      const actor = await actorOf(district.store.read, context);
      if (!actor.ok) return actor;
      const rows = await rowsSeen(district, input, await sightOf(district, context.caller));
      const file = await handlers['list.file']({ ...input, rows });
      const noted = await recordAlone(district, actor.value, {
        type: 'district.listExported.v1',
        body: { list: input.title.slice(0, longestList), rows: rows.length, format: input.format },
        personal: null,
      });
      return noted.ok ? ok(file.value) : noted;
    },
  } as const satisfies Handlers;
}

/**
 * A window gathers a list over some time, and may be told less meanwhile: a row of a dossier that whoever asks may not
 * see now is not written, whatever the window holds.
 */
async function rowsSeen(
  { store }: Pick<District, 'store'>,
  { rows, dossiers }: Pick<ParsedInput<'list.file'>, 'rows' | 'dossiers'>,
  sight: Sight | null,
): Promise<ParsedInput<'list.file'>['rows']> {
  if (sight === null || dossiers === undefined) return rows;
  const seen = new Set<string>();
  for (let at = 0; at < dossiers.length; at += dossiersAtOnce) {
    const found = await store.read.findDossiers(dossiers.slice(at, at + dossiersAtOnce));
    for (const { state } of found) if (sight.codes.includes(state.procedureCode)) seen.add(state.id);
  }
  return rows.filter((_, at) => seen.has(dossiers[at]?.id ?? ''));
}
