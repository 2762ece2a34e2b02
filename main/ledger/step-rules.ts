import { civilDate } from '../../shared/calendar/civil.ts';
import type { ParsedInput } from '../../shared/contract/contract.ts';
import type { DossierState, FoldedDossier } from '../../shared/dossier/state.ts';
import type { Refusal } from '../../shared/result.ts';
import { formatDate } from '../../shared/text/format.ts';

/** Duty 4 (domain.md 1): a second request within handling needs its legal ground. Null where it may be asked. */
export function whyNotSupplement(
  { code, supplementRounds }: Pick<DossierState, 'code' | 'supplementRounds'>,
  { legalGround }: Pick<ParsedInput<'dossier.requestSupplement'>, 'legalGround'>,
): Refusal | null {
  if (code === null || supplementRounds < 1 || legalGround !== undefined) return null;
  return { code: 'dossier.legal-ground-missing', fields: { legalGround: 'dossier.legal-ground-missing' } };
}

/** Duty 8: one apology with a new date, later than every date before; another only over a leader's ground. */
export function whyNotPromise(
  { repromises, dueAt, promisedAt: promised }: Pick<DossierState, 'repromises' | 'dueAt' | 'promisedAt'>,
  { promisedAt, override }: Pick<ParsedInput<'dossier.repromise'>, 'promisedAt' | 'override'>,
  now: number,
): Refusal | null {
  if (repromises >= 1 && override === undefined)
    return { code: 'dossier.repromised-already', fields: { override: 'dossier.repromised-already' } };
  if (Date.parse(promisedAt) <= Math.max(now, dueAt ?? 0, promised ?? 0))
    return { code: 'dossier.promise-not-later', fields: { promisedAt: 'dossier.promise-not-later' } };
  return null;
}

/**
 * A decision stands until the dossier is handed over again: nobody says the opposite meanwhile. Null where `outcome` may
 * be decided.
 */
export function whyNotDecision(
  { placed }: Pick<FoldedDossier, 'placed'>,
  { outcome }: Pick<ParsedInput<'dossier.decide'>, 'outcome'>,
): Refusal | null {
  const last = placed.findLast(
    ({ event, effect }) => effect.kind === 'applied' && decidedOrHanded.includes(event.header.type),
  )?.event;
  if (last?.header.type !== 'dossier.decided.v1' || last.body.outcome === outcome) return null;
  const code = outcome === 'approved' ? 'dossier.decided-refused' : 'dossier.decided-approved';
  return { code, params: { date: formatDate(civilDate(last.header.at)) }, fields: { outcome: code } };
}

const decidedOrHanded = ['dossier.decided.v1', 'dossier.handedOver.v1'];
