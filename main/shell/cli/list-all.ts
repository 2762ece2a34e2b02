import type { CallInput, CallOutput } from '../../../shared/contract/contract.ts';
import type { Core } from '../../api/core.ts';
import { type Asked, ask } from './ask.ts';

type Row = CallOutput<'dossier.list'>['rows'][number];
const pageRows = 500;

/** Every dossier that the filter lets through, page by page. */
export async function listAll(
  core: Core,
  filter: CallInput<'dossier.list'>,
  as: string | undefined,
): Promise<Asked<readonly Row[]>> {
  const rows: Row[] = [];
  for (;;) {
    const page = await ask(core, 'dossier.list', { ...filter, limit: pageRows, offset: rows.length }, as);
    if (!page.ok) return page;
    rows.push(...page.value.rows);
    if (page.value.rows.length < pageRows || rows.length >= page.value.total) return { ok: true, value: rows };
  }
}
