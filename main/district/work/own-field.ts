import type { DistrictRole } from '../../../shared/district/roles.ts';
import type { DossierState } from '../../../shared/dossier/state.ts';
import type { Refusal } from '../../../shared/result.ts';
import type { Caller } from '../../api/handlers.ts';
import { fieldsByProcedure } from '../../views/figure-scope.ts';
import type { District } from '../district.ts';

export const leading: readonly DistrictRole[] = ['supervisor', 'administrator'];

/** Whether somebody answers for all fields: who leads, and the holder of the keys. */
export function leads(caller: Pick<Caller, 'roles'> | undefined): boolean {
  return caller === undefined || caller.roles.some((role) => leading.includes(role));
}

/** Why an officer may not work on a dossier: it is of a field that is not theirs. Null where it may. */
export async function whyNotTheirs(
  { rules }: Pick<District, 'rules'>,
  who: Pick<Caller, 'roles' | 'fields'> | undefined,
  { procedureCode, catalogueVersion }: Pick<DossierState, 'procedureCode' | 'catalogueVersion'>,
): Promise<Refusal | null> {
  if (leads(who)) return null;
  const known = await rules.procedure(procedureCode, catalogueVersion);
  const field = known.ok ? known.value.field : ((await fieldsByProcedure(rules)).get(procedureCode) ?? '');
  if (who?.roles.includes('officer') && who.fields.includes(field)) return null;
  return { code: 'district.field-not-theirs', params: { field: field || '–' } };
}
