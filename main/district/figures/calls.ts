import { civilDate } from '../../../shared/calendar/civil.ts';
import { periodsAround } from '../../../shared/report/periods.ts';
import { ok } from '../../../shared/result.ts';
import type { Handlers } from '../../api/handlers.ts';
import { actorOf } from '../actor.ts';
import type { District } from '../district.ts';
import type { Forecaster } from '../forecast/forecaster.ts';
import { readReportRules } from '../report/rules.ts';
import { sightOf } from '../work/sight.ts';
import { overview } from './overview.ts';
import { setSilentDays } from './settings.ts';

/** What the progress board asks. */
export function figureHandlers(district: District, forecaster: Forecaster) {
  return {
    'figure.periods': async () => {
      const rules = await readReportRules(district);
      return rules.ok ? ok([...periodsAround(rules.value, civilDate(district.clock.now()))]) : rules;
    },
    'figure.overview': async (input, { caller }) =>
      ok(await overview(district, await forecaster.look(), input, await sightOf(district, caller))),
    'figure.setSilentDays': async (input, context) => {
      const actor = await actorOf(district.store.read, context);
      return actor.ok ? setSilentDays(district, actor.value, input.days) : actor;
    },
  } as const satisfies Handlers;
}
