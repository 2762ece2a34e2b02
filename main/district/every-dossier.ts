import type { DossierRecord, ReadDb } from '../../db/store.ts';

const pageRows = 1000;

/** Every dossier held here (of one commune where that is named), page by page: memory holds one page. */
export function* everyDossier(read: Pick<ReadDb, 'listDossiers'>, commune?: string): Iterable<DossierRecord> {
  for (let offset = 0; ; offset += pageRows) {
    const { rows } = read.listDossiers({
      ...(commune === undefined ? {} : { commune }),
      limit: pageRows,
      offset,
    });
    yield* rows;
    if (rows.length < pageRows) return;
  }
}
