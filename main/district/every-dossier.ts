import type { DistrictReads } from '../../db/district/types.ts';
import type { DossierRecord } from '../../db/store.ts';

const pageRows = 1000;

/** Every dossier held here (of one commune where that is named), page by page: memory holds one page. */
export async function* everyDossier(
  read: Pick<DistrictReads, 'listDossiers'>,
  commune?: string,
): AsyncIterable<DossierRecord> {
  for (let offset = 0; ; offset += pageRows) {
    const { rows } = await read.listDossiers({
      ...(commune === undefined ? {} : { commune }),
      limit: pageRows,
      offset,
    });
    yield* rows;
    if (rows.length < pageRows) return;
  }
}
