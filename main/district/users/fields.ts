import type { Refusal } from '../../../shared/result.ts';
import { fieldsByProcedure } from '../../views/figure-scope.ts';
import type { District } from '../district.ts';

/** The fields of the catalogue in force, by the Vietnamese alphabet. */
export async function knownFields(rules: District['rules']): Promise<readonly string[]> {
  const fields = new Set((await fieldsByProcedure(rules)).values());
  return [...fields].sort((a, b) => a.localeCompare(b, 'vi'));
}

/** Nobody answers for a field that no procedure has: a mistyped one would hide every dossier. Null where all are known. */
export async function whyNotFields(rules: District['rules'], fields: readonly string[]): Promise<Refusal | null> {
  const known = await knownFields(rules);
  const field = fields.find((asked) => !known.includes(asked));
  if (field === undefined) return null;
  const code = 'user.field-unknown';
  return { code, params: { field, known: known.join('; ') }, fields: { fields: code } };
}
