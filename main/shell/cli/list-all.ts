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
  for (let after: string | null = null; ; ) {
    const input: CallInput<'dossier.list'> = { ...filter, limit: pageRows, ...(after === null ? {} : { after }) };
    const page = await ask(core, 'dossier.list', input, as);
    if (!page.ok) return page;
    rows.push(...page.value.rows);
    after = page.value.next;
    if (after === null) return { ok: true, value: rows };
  }
}
