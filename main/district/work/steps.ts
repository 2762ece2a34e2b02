import { civilDate } from '../../../shared/calendar/civil.ts';
import { ok, refuse } from '../../../shared/result.ts';
import type { Handlers } from '../../api/handlers.ts';
import { whyNotDecision, whyNotPromise, whyNotSupplement } from '../../ledger/step-rules.ts';
import type { District } from '../district.ts';
import { assign } from './assign.ts';
import { leads } from './own-field.ts';
import { takeDistrictStep } from './step.ts';

/** The book that supplement requests of the tier above are counted in, one for each commune and year. */
const supplementBook = (at: number) => `CT/${civilDate(at).slice(0, 4)}-HDHS`;

/** What the tier above does to a dossier that was handed over to it. */
export function workHandlers(district: District) {
  return {
    'dossier.decide': (input, context) =>
      takeDistrictStep(district, context, { name: 'dossier.decide', input }, 'decide', ({ commune, state, folded }) => {
        const rule = whyNotDecision(folded, input);
        if (rule !== null) return { ok: false, refusal: rule };
        return ok({
          body: { outcome: input.outcome },
          personal: { reason: input.reason },
          action: {
            type: 'district.dossierDecided.v1',
            body: { commune, dossier: state.id, outcome: input.outcome },
            personal: null,
          },
        });
      }),
    'dossier.requestSupplement': (input, context) =>
      takeDistrictStep(
        district,
        context,
        { name: 'dossier.requestSupplement', input },
        'requestSupplement',
        async ({ tx, at, commune, state }) => {
          if (state.supplementRounds >= 1 && !leads(context.caller))
            return refuse('dossier.second-supplement-needs-leader');
          const rule = whyNotSupplement(state, input);
          if (rule !== null) return { ok: false, refusal: rule };
          const bookNo = supplementBook(at);
          return ok({
            body: { bookNo, entryNo: (await tx.lastEntry(commune, bookNo)) + 1 },
            personal: {
              items: input.items,
              reason: input.reason,
              ...(input.legalGround ? { legalGround: input.legalGround } : {}),
            },
            action: {
              type: 'district.supplementRequested.v1',
              body: { commune, dossier: state.id },
              personal: null,
            },
          });
        },
      ),
    'dossier.repromise': (input, context) =>
      takeDistrictStep(
        district,
        context,
        { name: 'dossier.repromise', input },
        'repromise',
        ({ at, commune, state }) => {
          const rule = whyNotPromise(state, input, at);
          if (rule !== null) return { ok: false, refusal: rule };
          const promisedAt = Date.parse(input.promisedAt);
          return ok({
            body: { promisedAt, override: input.override !== undefined },
            personal: { reason: input.reason, ...(input.override ? { overrideGround: input.override } : {}) },
            action: {
              type: 'district.dossierRepromised.v1',
              body: { commune, dossier: state.id, promisedAt },
              personal: null,
            },
          });
        },
      ),
    'dossier.take': (input, context) => assign(district, context, { call: 'dossier.take', input }),
    'dossier.assign': ({ user, ...named }, context) =>
      assign(district, context, { call: 'dossier.assign', input: named, to: user }),
  } as const satisfies Handlers;
}
