import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../shared/contract/contract.ts';
import { mostListRows } from '../../../shared/contract/list-calls.ts';
import { useAsk } from '../../client/use-ask.ts';
import { useCall } from '../../client/use-call.ts';
import type { ListSource } from '../../files/ExportList.tsx';
import { gatherRows } from '../../files/gather-rows.ts';
import { useFormat } from '../../format/use-format.ts';
import { useClock, useSession } from '../../session/SessionProvider.tsx';
import { statusKeys } from '../dossier/status-keys.ts';
import { dossierListFile } from './dossier-list-file.ts';
import type { ListState, Row } from './list-store.ts';

const dueKeys = {
  overdue: 'dossiers.filter.overdue',
  today: 'dossiers.filter.today',
  soon: 'dossiers.filter.soon',
} as const;

/** The list as it is narrowed now, all pages of it, as a table to be written. */
export function useDossierExport(
  query: CallInput<'dossier.list'>,
  state: Pick<ListState, 'search' | 'due' | 'status' | 'commune' | 'figure'>,
  head: string | null,
): ListSource {
  const { t } = useTranslation();
  const format = useFormat();
  const clock = useClock();
  const { hello } = useSession();
  const ask = useAsk('dossier.list');
  const { data: communes = [] } = useCall('commune.list', hello.mode === 'district' ? {} : null);
  const remarks = [
    head,
    state.figure?.words,
    state.search.trim() ? t('dossiers.file.search', { words: state.search.trim() }) : null,
    state.due ? t(dueKeys[state.due]) : null,
    state.status ? t(statusKeys[state.status]) : null,
    state.commune ? (communes.find(({ code }) => code === state.commune)?.name ?? state.commune) : null,
  ].filter((line): line is string => Boolean(line));
  return async (watch) => {
    const got = await gatherRows<Row>({
      ...watch,
      ask: (page) => ask({ ...query, ...page }),
      keyOf: ({ dossierId }) => dossierId,
      most: mostListRows,
    });
    if (got.kind !== 'rows') return got;
    const tier = hello.district?.tierName ?? null;
    return { kind: 'list', list: dossierListFile(got.rows, { t, format, now: clock.now(), tier, communes, remarks }) };
  };
}
