import type { AlikeWords } from '../../alike-dossiers.ts';
import { packedAt } from '../../state-json.ts';
import { endedClass } from './list-sql.ts';

/** What ended is asked for by its class, which an index begins with. */
export const postgresWords: AlikeWords = {
  version: `d.state::json ->> ${packedAt.catalogueVersion}`,
  placeOf: (text) => `strpos(d.state, '${text}')`,
  pausedFrom: `EXISTS (SELECT 1 FROM json_array_elements(d.state::json -> ${packedAt.pauses}) AS p WHERE (p ->> 'pausedAt')::bigint >= ?)`,
  endedClass: `${endedClass}::text`,
  endedFrom: `d.resolved_at >= ? AND ${endedClass} IN (0, 1, 2)`,
};
