import { ok } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import { listHandlers } from '../views/list-file.ts';
import { recordAlone } from './actions.ts';
import { actorOf } from './actor.ts';
import type { District } from './district.ts';

const longestList = 60;

/** Lists as files, each told in the district's own ledger: what left the house, how much of it, and by whom. */
export function recordedListHandlers(district: District) {
  const handlers = listHandlers(() => district.clock.now());
  return {
    'list.file': async (input, context) => {
      const actor = await actorOf(district.store.read, context);
      if (!actor.ok) return actor;
      const file = await handlers['list.file'](input);
      const noted = await recordAlone(district, actor.value, {
        type: 'district.listExported.v1',
        body: { list: input.title.slice(0, longestList), rows: input.rows.length, format: input.format },
        personal: null,
      });
      return noted.ok ? ok(file.value) : noted;
    },
  } as const satisfies Handlers;
}
