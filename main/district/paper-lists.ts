import type { DistrictTx } from '../../db/district/types.ts';
import type { PaperListRecord } from '../../db/paper-list-tables.ts';
import { findBase64url } from '../../shared/batch/base64url.ts';
import type { CallOutput } from '../../shared/contract/contract.ts';
import type { PaperListRow } from '../../shared/contract/paper-calls.ts';
import type { LedgerEvent } from '../../shared/dossier/event.ts';
import { isPaperListSigned, paperListMark, parsePaperList } from '../../shared/paper/list-qr.ts';
import { type TickedOff, tickOff } from '../../shared/paper/tick-off.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { CallContext, Handlers } from '../api/handlers.ts';
import { iso, isoOrNull } from '../ledger/answers.ts';
import type { Sight } from '../views/host.ts';
import { recordAction } from './actions.ts';
import { actorOf } from './actor.ts';
import type { District } from './district.ts';
import { admittedKey } from './trust.ts';
import { sightOf } from './work/sight.ts';

const rowsShown = 50;

/** Lists of paper dossiers: announced by a batch, scanned with the envelope in hand, ticked off against the data. */
export function paperListHandlers(district: District) {
  return {
    'paperList.list': async (
      { limit = rowsShown, offset = 0 },
      { caller },
    ): Promise<Result<CallOutput<'paperList.list'>>> => {
      const { read } = district.store;
      const sight = await sightOf(district, caller);
      const rows: PaperListRow[] = [];
      for (const record of await read.listPaperLists({ limit, offset }))
        rows.push(await rowOf(district, record, sight));
      return ok({ rows, total: await read.countPaperLists() });
    },
    'paperList.scan': async ({ text }, context) => {
      const scanned = text.startsWith(paperListMark)
        ? await takeList(district, text, 'scannedAt', context)
        : await markScanned(district, text.toUpperCase(), context);
      if (!scanned.ok) return scanned;
      district.changed(['batches']);
      return ok(await rowOf(district, scanned.value, await sightOf(district, context.caller)));
    },
  } as const satisfies Handlers;
}

/**
 * A list as a desk signed it, by whichever way it came. `context`: of the person who scanned it, whose deed that is.
 * Refuses: paper.qr-unreadable, paper.signature-wrong, paper.list-altered, desk.actor-unknown.
 */
export async function takeList(
  district: District,
  text: string,
  way: 'announcedAt' | 'scannedAt',
  context: CallContext | null = null,
): Promise<Result<PaperListRecord>> {
  const parsed = parsePaperList(text);
  if (!parsed.ok) return parsed;
  const { signed, signature, ...facts } = parsed.value;
  const admitted = await admittedKey(district, facts.ledger, facts.commune);
  const key = admitted === null ? null : findBase64url(admitted);
  if (key === null || !isPaperListSigned(district.deps.crypto, key, { signed, signature }))
    return refuse('paper.signature-wrong');
  const now = district.clock.now();
  const kept = await district.store.write<PaperListRecord>(facts.commune, async (tx) => {
    const known = await tx.findPaperList(facts.commune, facts.list);
    if (known === null) {
      const fresh = { ...facts, announcedAt: null, scannedAt: null, extra: null, [way]: now };
      await tx.addPaperList(fresh);
      return recordScan(district, tx, null, fresh, context);
    }
    if (known.ledger !== facts.ledger || known.batch !== facts.batch || known.codes.join() !== facts.codes.join())
      return refuse('paper.list-altered', { list: facts.list });
    const marked = { ...known, [way]: known[way] ?? now };
    await tx.markPaperList(known, marked);
    return recordScan(district, tx, known, marked, context);
  });
  if (!kept.ok) return kept;
  await lookIntoBatches(district, facts.commune);
  return ok((await district.store.read.findPaperList(facts.commune, facts.list)) ?? kept.value);
}

/** The papers of a list that was announced are here: its number was typed. Refuses: paper.list-unknown. */
async function markScanned(district: District, list: string, context: CallContext): Promise<Result<PaperListRecord>> {
  const [commune = ''] = /^.+(?=-Q\d-\d{6}-\d+$)/.exec(list) ?? [];
  return district.store.write<PaperListRecord>(commune, async (tx) => {
    const known = await tx.findPaperList(commune, list);
    if (known === null) return refuse('paper.list-unknown', { list });
    const marked = { ...known, scannedAt: known.scannedAt ?? district.clock.now() };
    await tx.markPaperList(known, marked);
    return recordScan(district, tx, known, marked, context);
  });
}

/** Who held the envelope in hand, once: scanning it again changes nothing. */
async function recordScan(
  district: District,
  tx: DistrictTx,
  before: PaperListRecord | null,
  now: PaperListRecord,
  context: CallContext | null,
): Promise<Result<PaperListRecord>> {
  if (context === null || now.scannedAt === null || before?.scannedAt === now.scannedAt) return ok(now);
  const by = await actorOf(tx, context);
  if (!by.ok) return by;
  const { commune, list } = now;
  const body = { commune, list };
  await recordAction(district, tx, by.value, { type: 'district.paperListScanned.v1', body, personal: null });
  return ok(now);
}

/** What the batches of a commune's lists hand over beside them, once they are here: that never changes again. */
export async function lookIntoBatches(district: District, commune: string): Promise<void> {
  const { read } = district.store;
  for (const list of await read.listOpenPaperLists(commune)) {
    const range = list.batch === null ? null : await read.findTakenBatch(commune, list.batch);
    if (range === null) continue;
    const events = await read.eventRange(range.ledger, range.fromSeq, range.toSeq);
    const handed = new Set<string>();
    for (const event of events) {
      if (!isHandOver(event) || event.header.dossier === null) continue;
      const code = (await read.findDossier(event.header.dossier))?.state.code ?? null;
      if (code !== null && !list.codes.includes(code)) handed.add(code);
    }
    await district.store.write<null>(commune, async (tx) => {
      await tx.setPaperListExtra(list, [...handed].sort());
      return ok(null);
    });
  }
}

async function rowOf(district: District, record: PaperListRecord, sight: Sight | null): Promise<PaperListRow> {
  const { read } = district.store;
  const here = new Set<string>();
  for (const code of record.codes) if (await isHanded(district, code)) here.add(code);
  // What another list names has its own envelope.
  const listed = record.extra?.length ? await read.listedCodes(record.commune) : new Set<string>();
  const extra = record.extra?.filter((code) => !listed.has(code)) ?? null;
  const { commune, list, desk, madeAt, codes, announcedAt, scannedAt } = record;
  return {
    list,
    commune,
    communeName: (await read.findCommune(commune))?.name ?? commune,
    desk,
    madeAt: iso(madeAt),
    dossiers: codes.length,
    ...(await seenBy(district, sight, tickOff(record, { isScanned: scannedAt !== null, here, extra }))),
    announcedAt: isoOrNull(announcedAt),
    scannedAt: isoOrNull(scannedAt),
  };
}

/** How the list stands is for everybody, the codes of other fields are not. */
async function seenBy(district: District, sight: Sight | null, { missing, extra, ...stands }: TickedOff) {
  const seen = async (codes: readonly string[]) => {
    const kept: string[] = [];
    for (const code of codes) if (sight === null || (await isOf(district, code, sight))) kept.push(code);
    return kept;
  };
  const shown = { missing: await seen(missing), extra: await seen(extra) };
  const hidden = missing.length + extra.length - shown.missing.length - shown.extra.length;
  return { ...stands, ...shown, hidden };
}

/** Of a dossier that is not here nobody knows the field. */
async function isOf({ store }: District, code: string, { codes }: Sight): Promise<boolean> {
  for (const id of await store.read.dossiersOfCode(code)) {
    const record = await store.read.findDossier(id);
    if (record !== null && codes.includes(record.state.procedureCode)) return true;
  }
  return false;
}

/** To the tier above, not to a unit of the commune. */
function isHandOver({ header, body }: LedgerEvent): boolean {
  return header.type === 'dossier.handedOver.v1' && body.holder === 'district';
}

async function isHanded({ store }: District, code: string): Promise<boolean> {
  for (const id of await store.read.dossiersOfCode(code)) {
    const placed = (await store.read.findFolded(id))?.placed ?? [];
    if (placed.some(({ event }) => isHandOver(event))) return true;
  }
  return false;
}
