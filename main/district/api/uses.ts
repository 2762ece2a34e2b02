import type { Result } from '../../../shared/result.ts';
import { recordAlone } from '../actions.ts';
import type { District } from '../district.ts';
import type { ApiClient } from './clients.ts';

/**
 * Writes down that a program was given dossiers, before it gets them; an answer that holds none is no use of anybody's
 * data. Refuses what the answer refuses, store.*.
 */
export async function noteRead<Answer extends object>(
  district: District,
  client: ApiClient,
  operation: string,
  answer: Result<Answer>,
): Promise<Result<Answer>> {
  if (!answer.ok) return answer;
  const rows = 'rows' in answer.value && Array.isArray(answer.value.rows) ? answer.value.rows.length : 1;
  if (rows === 0) return answer;
  const noted = await recordAlone(
    district,
    { id: `api-${client.id}`, role: 'officer' },
    { type: 'district.clientRead.v1', body: { client: client.id, operation, rows }, personal: null },
  );
  return noted.ok ? answer : noted;
}
