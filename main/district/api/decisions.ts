import type { z } from 'zod';
import type { apiSchemas } from '../../../shared/api/schemas.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { formatDate } from '../../../shared/text/format.ts';
import type { District } from '../district.ts';
import { workHandlers } from '../work/steps.ts';
import type { ApiClient } from './clients.ts';

interface Deciding {
  readonly code: string;
  /** Fixed by the program when it first asked. */
  readonly key: string;
  readonly decision: z.output<typeof apiSchemas.NewDecision>;
}

/** A decision that came from another program: the same deed as in the workspace, done by the program. Refuses as `decide`. */
export async function decideByClient(
  district: District,
  client: ApiClient,
  { code, key, decision }: Deciding,
): Promise<Result<z.output<typeof apiSchemas.Recorded>>> {
  const { outcome } = decision;
  const input = { code, outcome, reason: reasonOf(decision) };
  const id = `api-${client.id}`;
  const caller = { id, name: client.name, roles: ['supervisor'], fields: [], session: id } as const;
  // Two programs may come upon one id.
  const decided = await workHandlers(district)['dossier.decide'](input, {
    id: `${id} ${key.toLowerCase()}`,
    as: undefined,
    caller,
  });
  if (!decided.ok) return decided;
  const { status, seq } = decided.value;
  return ok({ code: decided.value.code ?? code, status, seq });
}

/** `Quyết định số 12/QĐ-UBND ngày 30/11/2026. …`: the number travels down with the words. */
function reasonOf({ reason, documentNo, documentOn }: Deciding['decision']): string {
  if (documentNo === undefined) return reason;
  const dated = documentOn === undefined ? '' : ` ngày ${formatDate(documentOn)}`;
  return `Văn bản số ${documentNo}${dated}. ${reason}`;
}
