import type { DossierState } from '../shared/dossier/state.ts';

/**
 * The folded state as it lies in a row: its values alone, in this order. Names of fields would be nearly half of it,
 * and a year of a district has hundreds of thousands of rows. A field that is added goes to the end.
 */
const fields = [
  'id',
  'status',
  'code',
  'codeAliases',
  'procedureCode',
  'catalogueVersion',
  'calendarVersion',
  'formSet',
  'components',
  'quantity',
  'visitId',
  'applicant',
  'submitter',
  'note',
  'limit',
  'receivedAt',
  'receivedBy',
  'registeredAt',
  'dueAt',
  'promisedAt',
  'repromises',
  'pauses',
  'pausedFrom',
  'supplementRounds',
  'counterSupplementRounds',
  'handedOver',
  'holder',
  'decision',
  'resolvedAt',
  'outcome',
  'resultNo',
  'returnedAt',
  'bookNo',
  'entryNo',
  'lookupKey',
] as const satisfies readonly (keyof DossierState)[];

// A field that is missing above fails the type check here.
type Missing = Exclude<keyof DossierState, (typeof fields)[number]>;
const complete: [Missing] extends [never] ? true : never = true;

export function stateToJson(state: DossierState): string {
  return JSON.stringify(complete && fields.map((field) => state[field]));
}

/** Of what `stateToJson` wrote. */
export function jsonToState(json: string): DossierState {
  const values = JSON.parse(json) as unknown[];
  const state: Record<string, unknown> = {};
  for (let at = 0; at < fields.length; at += 1) {
    const field = fields[at];
    if (field !== undefined) state[field] = values[at];
  }
  return state as unknown as DossierState;
}
