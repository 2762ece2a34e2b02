import type { DossierPlace } from '../../../db/types.ts';
import { addDays, instant } from '../../../shared/calendar/civil.ts';
import type { CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import { groupOfAction } from '../../../shared/district/action-groups.ts';
import { isDistrictEventType, OfDossier } from '../../../shared/district/district-events.ts';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import { iso } from '../../ledger/answers.ts';
import { districtLedger } from '../actions.ts';
import { keyHolder } from '../actor.ts';
import type { District } from '../district.ts';

type Asked = ParsedInput<'action.list'>;
type Listed = CallOutput<'action.list'>;

const rowsShown = 100;
/** Read at once, and looked through at most for one answer: the next one goes on where it ended. */
const eventsRead = 500;
const eventsLooked = 20_000;

/** What people did, newest first, from the district's own ledger; `next` is where the following page begins. */
export async function actionList(district: District, input: Asked): Promise<Listed> {
  const { rows, next } = await eventsOf(district, input);
  const names = await namesOf(district);
  const codes = await codesOf(district, rows);
  return { rows: rows.map((event) => rowOf(event, names, codes)), next };
}

/** The events of one page. */
async function eventsOf(
  district: District,
  input: Asked,
): Promise<{ readonly rows: readonly LedgerEvent[]; readonly next: number | null }> {
  const { read } = district.store;
  const ledger = districtLedger(district);
  const limit = input.limit ?? rowsShown;
  const rows: LedgerEvent[] = [];
  const newest = (await read.ledgerHead(ledger))?.seq ?? 0;
  const start = Math.min(newest, input.before === undefined ? newest : input.before - 1);
  for (let to = start; to > 0; to -= eventsRead) {
    if (start - to >= eventsLooked) return { rows, next: to + 1 };
    const events = await read.eventRange(ledger, Math.max(1, to - eventsRead + 1), to);
    for (const event of events.toReversed()) {
      if (!fits(event, input)) continue;
      rows.push(event);
      if (rows.length === limit) return { rows, next: event.header.seq > 1 ? event.header.seq : null };
    }
  }
  return { rows, next: null };
}

function fits({ header }: LedgerEvent, { who, what, from, to }: Asked): boolean {
  if (!isDistrictEventType(header.type)) return false;
  if (who !== undefined && header.actor !== who) return false;
  if (what !== undefined && groupOfAction[header.type] !== what) return false;
  if (from !== undefined && header.at < instant(from, 0)) return false;
  return to === undefined || header.at < instant(addDays(to, 1), 0);
}

function rowOf(
  { header, body, personal }: LedgerEvent,
  names: ReadonlyMap<string, string>,
  codes: ReadonlyMap<unknown, string>,
): Listed['rows'][number] {
  const user = typeof body.user === 'string' ? body.user : null;
  return {
    seq: header.seq,
    at: iso(header.at),
    type: header.type,
    actor: header.actor,
    actorName: names.get(header.actor) ?? '',
    userName: user === null ? null : (names.get(user) ?? user),
    dossierCode: codes.get(body.dossier) ?? null,
    facts: { ...body, ...personal?.data },
  };
}

/** Full names as they are now: an id never changes its owner. */
async function namesOf({ store }: District): Promise<ReadonlyMap<string, string>> {
  const users = await store.read.listUsers();
  return new Map([[keyHolder.id, keyHolder.name], ...users.map(({ id, fullName }) => [id, fullName] as const)]);
}

/** Codes by the ids of the dossiers that these events are about. */
async function codesOf({ store }: District, events: readonly LedgerEvent[]): Promise<ReadonlyMap<unknown, string>> {
  const places = new Map<string, DossierPlace>();
  for (const { body } of events) {
    const named = OfDossier.safeParse(body);
    if (named.success) places.set(named.data.dossier, { commune: named.data.commune, id: named.data.dossier });
  }
  const codes = new Map<unknown, string>();
  for (const { id, state } of await store.read.findDossiers([...places.values()]))
    if (state.code !== null) codes.set(id, state.code);
  return codes;
}
