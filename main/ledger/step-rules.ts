import type { ParsedInput } from '../../shared/contract/contract.ts';
import type { DossierState } from '../../shared/dossier/state.ts';
import type { Refusal } from '../../shared/result.ts';

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
