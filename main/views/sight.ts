import type { DossierQuery, DossierRecord } from '../../db/store.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { fieldsByProcedure } from './figure-scope.ts';
import type { Sight, ViewHost } from './host.ts';

type Procedures = NonNullable<DossierQuery['procedures']>;

/** What is asked for, as far as it may be seen. */
export function seenOf(asked: Procedures | undefined, sight: Sight | null): Procedures | undefined {
  if (sight === null) return asked;
  if (asked === undefined) return { codes: sight.codes, others: false };
  return { codes: sight.codes.filter((code) => asked.codes.includes(code) !== asked.others), others: false };
}

export function sees(sight: Sight | null, procedure: string): boolean {
  return sight === null || sight.codes.includes(procedure);
}

/** The dossier, where it may be seen. Refuses: district.field-not-theirs. */
export async function ifSeen(
  { rules }: Pick<ViewHost, 'rules'>,
  sight: Sight | null,
  record: DossierRecord,
): Promise<Result<DossierRecord>> {
  const { procedureCode } = record.state;
  if (sees(sight, procedureCode)) return ok(record);
  const field = (await fieldsByProcedure(rules)).get(procedureCode) ?? '–';
  return refuse('district.field-not-theirs', { field });
}
