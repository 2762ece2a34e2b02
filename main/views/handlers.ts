import type { DossierQuery, DossierRecord } from '../../db/store.ts';
import { dueWindow } from '../../shared/calendar/due-state.ts';
import type { CallOutput, ParsedInput } from '../../shared/contract/contract.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import { isoOrNull } from '../ledger/answers.ts';
import { findNamedId } from '../ledger/named-dossier.ts';
import { attentionList } from './attention.ts';
import type { ViewHost } from './host.ts';
import { dossierRow } from './rows.ts';
import { dossierView } from './view.ts';

export type { ViewHost } from './host.ts';

const rowsShown = 100;
/** Where no calendar is in force the windows span plain days. */
const dayMs = 86_400_000;

/** Looking at dossiers: the same at a desk and at the district, each with its own host. */
export function dossierViewHandlers(host: ViewHost) {
  return {
    'dossier.list': (input) => {
      const { rows, total } = host.read.listDossiers(queryOf(host, input));
      return ok({
        rows: rows.map((record) => dossierRow(host, record)),
        total,
        completeUpTo: isoOrNull(completeUpTo(host, input.commune)),
      });
    },
    'dossier.counts': () => ok(counts(host)),
    'attention.list': (input) => ok(attentionList(host, input.limit ?? rowsShown)),
    'dossier.get': (input, { as }) => {
      const record = findRecord(host, input);
      if (!record.ok) return record;
      const folded = host.read.findFolded(record.value.id);
      return folded === null ? refuse('dossier.not-found') : ok(dossierView(host, record.value, folded, as));
    },
  } as const satisfies Handlers;
}

function findRecord(host: ViewHost, named: ParsedInput<'dossier.get'>): Result<DossierRecord> {
  const id = findNamedId(host.read, named);
  if (!id.ok) return id;
  const record = host.read.findDossier(id.value);
  return record === null ? refuse('dossier.not-found') : ok(record);
}

function queryOf(host: ViewHost, input: ParsedInput<'dossier.list'>): DossierQuery {
  const { search, status, commune, due } = input;
  return {
    limit: input.limit ?? rowsShown,
    offset: input.offset ?? 0,
    ...(search === undefined ? {} : { search }),
    ...(status === undefined ? {} : { status }),
    ...(commune === undefined ? {} : { commune }),
    ...(due === undefined ? {} : { due: dueRange(host, due) }),
    ...(input.conflict === true ? { conflict: true } : {}),
  };
}

function dueRange(host: ViewHost, due: 'overdue' | 'today' | 'soon'): NonNullable<DossierQuery['due']> {
  const { now, todayEndMs, soonEndMs } = windowsNow(host);
  if (due === 'overdue') return { from: null, until: now };
  return due === 'today' ? { from: now, until: todayEndMs } : { from: todayEndMs, until: soonEndMs };
}

function counts(host: ViewHost): CallOutput<'dossier.counts'> {
  return { ...host.read.countDossiers(windowsNow(host)) };
}

function windowsNow({ rules, now }: ViewHost) {
  const at = now();
  const calendar = rules.calendar();
  return {
    now: at,
    ...(calendar.ok ? dueWindow(calendar.value, at) : { todayEndMs: at + dayMs, soonEndMs: at + 4 * dayMs }),
  };
}

/**
 * Up to which moment every desk's ledger has arrived: of the desks in question, the one that is furthest behind. Null
 * while nothing of one of them is here. A folder's own ledger is complete by itself.
 */
function completeUpTo({ read, now, sentUpTo }: ViewHost, commune: string | undefined): number | null {
  const newestByDesk = new Map<string, { readonly generation: number; readonly lastAt: number | null }>();
  for (const ledger of read.listLedgers()) {
    if (ledger.kind !== 'desk' || (commune !== undefined && ledger.commune !== commune)) continue;
    const place = `${ledger.commune} ${ledger.desk}`;
    const known = newestByDesk.get(place);
    if (known !== undefined && known.generation > ledger.generation) continue;
    const lastAt = sentUpTo(ledger.id) === null ? ledger.lastAt : now();
    newestByDesk.set(place, { generation: ledger.generation, lastAt });
  }
  let least: number | null = null;
  for (const { lastAt } of newestByDesk.values()) {
    if (lastAt === null) return null;
    least = Math.min(least ?? lastAt, lastAt);
  }
  return least;
}
