import type { DossierQuery, DossierRecord } from '../../db/store.ts';
import { addDays, instant } from '../../shared/calendar/civil.ts';
import type { ParsedInput } from '../../shared/contract/contract.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Caller, Handlers } from '../api/handlers.ts';
import { isoOrNull } from '../ledger/answers.ts';
import { theNamedId, whyAbsent } from '../ledger/named-dossier.ts';
import { attachmentContent } from './attachments.ts';
import { attentionList } from './attention.ts';
import { controlSheetPage } from './control-sheet.ts';
import { dossierCounts, windowsNow } from './counts.ts';
import { nextDay, proceduresOfField } from './figure-scope.ts';
import type { Sight, ViewHost } from './host.ts';
import { listPage, textToMark } from './list-page.ts';
import { dossierRows } from './rows.ts';
import { ifSeen, seenOf } from './sight.ts';
import { dossierView } from './view.ts';

export type { ViewHost } from './host.ts';

const rowsShown = 100;

/** Looking at dossiers: the same at a desk and at the district, each with its own host. */
export function dossierViewHandlers(host: ViewHost) {
  return {
    'dossier.list': async (input, { caller }) => {
      const sight = await seenBy(host, caller);
      const nothing = input.forecast === true && host.hasForecasts !== true;
      const { rows, total, next } = nothing
        ? { rows: [], total: 0, next: null }
        : await listPage(host.read, await queryOf(host, input, sight));
      return ok({
        rows: await dossierRows(host, rows),
        total,
        next,
        completeUpTo: isoOrNull(await completeUpTo(host, input.commune)),
        ...(sight === null ? {} : { onlyFields: [...sight.fields] }),
      });
    },
    'dossier.counts': async (_input, { caller }) => ok(await dossierCounts(host, await seenBy(host, caller))),
    'attention.list': async (input, { caller }) =>
      ok(await attentionList(host, input.limit ?? rowsShown, await seenBy(host, caller))),
    'dossier.get': async (input, { as, caller }) => {
      const record = await findRecord(host, input, caller);
      if (!record.ok) return record;
      const folded = await host.read.findFolded(record.value.id);
      return folded === null ? refuse('dossier.not-found') : ok(await dossierView(host, record.value, folded, as));
    },
    'dossier.controlSheet': async (input, { caller }) => {
      const record = await findRecord(host, input, caller);
      if (!record.ok) return record;
      const folded = await host.read.findFolded(record.value.id);
      return folded === null ? refuse('dossier.not-found') : controlSheetPage(host, record.value, folded);
    },
    'attachment.get': async ({ sha256, ...named }, { caller }) => {
      const record = await findRecord(host, named, caller);
      return record.ok ? attachmentContent(host, record.value, { sha256 }) : record;
    },
  } as const satisfies Handlers;
}

async function seenBy({ sightOf }: ViewHost, caller: Caller | undefined): Promise<Sight | null> {
  return sightOf === undefined ? null : sightOf(caller);
}

async function findRecord(
  host: ViewHost,
  named: ParsedInput<'dossier.get'>,
  caller: Caller | undefined,
): Promise<Result<DossierRecord>> {
  const { read } = host;
  const id = theNamedId(named, named.code === undefined ? [] : await read.dossiersOfCode(named.code));
  if (!id.ok) return id;
  const record = await read.findDossier(id.value);
  if (record === null) return { ok: false, refusal: whyAbsent(await read.findFolded(id.value)) };
  return ifSeen(host, await seenBy(host, caller), record);
}

async function queryOf(host: ViewHost, input: ParsedInput<'dossier.list'>, sight: Sight | null): Promise<DossierQuery> {
  const { search, status, commune, due, field, state, ended, after } = input;
  const procedures = seenOf(field === undefined ? undefined : await proceduresOfField(host.rules, field), sight);
  return {
    limit: input.limit ?? rowsShown,
    ...(after === undefined ? {} : { after: textToMark(after) }),
    ...(search === undefined ? {} : { search }),
    ...(status === undefined ? {} : { status }),
    ...(commune === undefined ? {} : { commune }),
    ...(due === undefined ? {} : { due: await dueRange(host, due) }),
    ...(input.conflict === true ? { conflict: true } : {}),
    ...(input.forecast === true ? { willBeLateAt: host.now() } : {}),
    ...(state === undefined ? {} : { state }),
    ...(procedures === undefined ? {} : { procedures }),
    ...(ended === undefined ? {} : { ended: endedQuery(ended) }),
  };
}

function endedQuery(ended: NonNullable<ParsedInput<'dossier.list'>['ended']>): NonNullable<DossierQuery['ended']> {
  const { from, to, class: wanted, officer, timed } = ended;
  return {
    fromMs: instant(from, 0),
    endMs: instant(addDays(to, 1), 0),
    ...(wanted === undefined ? {} : { class: wanted }),
    ...(officer === undefined ? {} : { officer }),
    ...(timed === undefined ? {} : { timed }),
  };
}

async function dueRange(
  host: ViewHost,
  due: NonNullable<ParsedInput<'dossier.list'>['due']>,
): Promise<NonNullable<DossierQuery['due']>> {
  const { now, todayEndMs, soonEndMs } = await windowsNow(host);
  if (due === 'overdue') return { from: null, until: now };
  if (due === 'nextDay') return { from: todayEndMs, until: (await nextDay(host.rules, now)).endMs };
  return due === 'today' ? { from: now, until: todayEndMs } : { from: todayEndMs, until: soonEndMs };
}

/**
 * Up to which moment every desk's ledger has arrived: of the desks in question, the one that is furthest behind. Null
 * while nothing of one of them is here. A folder's own ledger is complete by itself.
 */
async function completeUpTo({ read, now, sentUpTo }: ViewHost, commune: string | undefined): Promise<number | null> {
  const newestByDesk = new Map<string, { readonly generation: number; readonly lastAt: number | null }>();
  for (const ledger of await read.listLedgers()) {
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
