import { markOf } from '../../db/dossier-search.ts';
import type { DossierRecord, ListMark } from '../../db/store.ts';
import { makeBundle } from '../../shared/batch/bundle.ts';
import { civilDate } from '../../shared/calendar/civil.ts';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { formPage } from '../../shared/forms/form-page.ts';
import { handOverListCss, handOverListHtml } from '../../shared/forms/hand-over-list.ts';
import { officeHeads } from '../../shared/forms/office-heads.ts';
import { trainingMark } from '../../shared/forms/receipt.ts';
import { receiptQrSvg } from '../../shared/forms/receipt-qr.ts';
import { receiptCss } from '../../shared/forms/receipt-style.ts';
import { formatPaperList, mostDossiers, type PaperList } from '../../shared/paper/list-qr.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { CallContext, Handlers } from '../api/handlers.ts';
import type { Desk } from '../desk/desk.ts';
import { createPrintFonts } from '../forms/print-fonts.ts';
import { findActor } from '../ledger/actors.ts';
import { iso } from '../ledger/answers.ts';
import { writeToDrive } from '../roads/drive-file.ts';
import { openExchangeFolder } from '../roads/exchange-folder.ts';
import { batchFileName } from '../sync/file-names.ts';
import { sealAll } from '../sync/outgoing.ts';
import { wireFile } from './sealed-file.ts';

interface HandedDossier {
  readonly record: DossierRecord;
  readonly code: string;
  readonly handedAt: number;
}

/** Paper dossiers on their way to the tier above: the list that travels with them, and the batch beside it. */
export function paperListHandlers(current: () => Desk, inTurn: <T>(work: () => Promise<T>) => Promise<T>) {
  return {
    'paperList.desk': () => ok(deskLists(current())),
    'paperList.make': ({ codes }, context) => inTurn(() => makeList(current(), codes ?? null, context)),
    'paperList.html': ({ list }, { as }) => listPage(current(), list, as),
  } as const satisfies Handlers;
}

function deskLists(desk: Desk): CallOutput<'paperList.desk'> {
  return {
    open: openDossiers(desk).map(({ record, code, handedAt }) => ({
      code,
      fullName: record.state.applicant?.organization ?? record.state.applicant?.fullName ?? '',
      procedureName: procedureName(desk, record),
      handedAt: iso(handedAt),
    })),
    made: desk.store.read
      .ownPaperLists()
      .map(({ list, madeAt, codes }) => ({ list, madeAt: iso(madeAt), dossiers: codes.length })),
  };
}

const pageSize = 500;

/** Handed over by this desk, still with the tier above, and on no list since; the longest waiting first. */
function openDossiers(desk: Desk): readonly HandedDossier[] {
  const { read } = desk.store;
  const own = new Set<string>(read.ownLedgers());
  const listedAt = new Map<string, number>();
  for (const { codes, madeAt } of read.ownPaperLists())
    for (const code of codes) listedAt.set(code, Math.max(madeAt, listedAt.get(code) ?? 0));
  const open: HandedDossier[] = [];
  const query = { status: 'processing', limit: pageSize, counted: false } as const;
  for (let after: ListMark | undefined; ; ) {
    const { rows } = read.listDossiers({ ...query, ...(after === undefined ? {} : { after }) });
    for (const record of rows) {
      const { code, holder } = record.state;
      if (code === null || holder.kind !== 'district') continue;
      const handed = read.eventsOf(record.id).findLast(({ header }) => header.type === 'dossier.handedOver.v1');
      if (handed === undefined || !own.has(handed.header.ledger)) continue;
      if ((listedAt.get(code) ?? -1) < handed.header.at) open.push({ record, code, handedAt: handed.header.at });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize)
      return open.sort((a, b) => a.handedAt - b.handedAt || (a.code < b.code ? -1 : 1));
    after = markOf(query, last);
  }
}

/**
 * Seals all that is unsent, signs the list over it, writes both as one file and remembers the list. Refuses:
 * paper.nothing-to-list, paper.dossier-not-handed, road.*, store.*.
 */
async function makeList(
  desk: Desk,
  asked: readonly string[] | null,
  context: CallContext,
): Promise<Result<CallOutput<'paperList.make'>>> {
  const earlier = desk.store.read.findCommand(context.id);
  // The first answer again, without its file: the list can be printed again, and the stick written again.
  if (earlier?.call === 'paperList.make') return ok({ ...JSON.parse(earlier.answer), file: null });
  const open = openDossiers(desk).map(({ code }) => code);
  const codes = asked === null ? open.slice(0, mostDossiers) : [...new Set(asked)];
  const foreign = codes.find((code) => !open.includes(code));
  if (foreign !== undefined) return refuse('paper.dossier-not-handed', { code: foreign });
  if (codes.length === 0) return refuse('paper.nothing-to-list');
  const madeAt = Math.floor(desk.clock.now() / 1000) * 1000;
  const sealed = await sealAll(desk);
  const batch = sealed.at(-1)?.sha256 ?? null;
  const list: PaperList = { list: nextNumber(desk, madeAt), madeAt, ledger: desk.ledger, batch, codes };
  const text = formatPaperList(desk.deps.crypto, desk.keys.seed, list);
  if (text === null) return refuse('paper.dossier-not-handed', { code: codes[0] ?? '' });
  const bytes = makeBundle([...sealed.map((part) => part.bytes), Buffer.from(text, 'latin1')]);
  const name = batchFileName(desk.office, madeAt, desk.deps.crypto.sha256Hex(bytes));
  const folder = desk.store.read.findSetting('exchangeFolder') || null;
  const written = folder === null ? ok(null) : await writeInto(folder, name, bytes);
  if (!written.ok) return written;
  const answer = { list: list.list, dossiers: codes.length, written: folder === null ? null : name };
  const kept = desk.store.write((tx) => {
    const { commune, desk: number } = desk.office;
    const row = { ...list, commune: commune.code, desk: number, announcedAt: null, scannedAt: null, extra: null };
    tx.addPaperList(row);
    const inputHash = desk.deps.crypto.sha256Hex(JSON.stringify(asked));
    tx.rememberCommand({
      id: context.id,
      call: 'paperList.make',
      inputHash,
      answer: JSON.stringify(answer),
      at: madeAt,
    });
    return ok(null);
  });
  if (!kept.ok) return kept;
  desk.changed(['sync']);
  return ok({ ...answer, file: folder === null ? wireFile({ name, bytes }) : null });
}

async function writeInto(folder: string, name: string, bytes: Uint8Array): Promise<Result<null>> {
  const halves = await openExchangeFolder(folder);
  return halves.ok ? writeToDrive(halves.value.up, name, bytes) : halves;
}

/** Of two installations with one desk number the generations keep the lists apart, as they do the dossier codes. */
function nextNumber(desk: Desk, madeAt: number): string {
  const day = civilDate(madeAt).slice(2).replaceAll('-', '');
  const prefix = `${desk.office.commune.code}-Q${desk.office.desk}-${day}-`;
  const made = desk.store.read.ownPaperLists().filter(({ list }) => list.startsWith(prefix)).length;
  return `${prefix}${(desk.store.read.findLedger(desk.ledger)?.generation ?? 0) * 100 + made + 1}`;
}

function procedureName(desk: Desk, { state }: DossierRecord): string {
  const procedure = desk.rules.procedure(state.procedureCode, state.catalogueVersion);
  return procedure.ok ? procedure.value.name : state.procedureCode;
}

/** Refuses: paper.list-unknown. */
function listPage(desk: Desk, number: string, as: string | undefined): Result<CallOutput<'paperList.html'>> {
  const { read } = desk.store;
  const record = read.ownPaperLists().find(({ list }) => list === number);
  if (record === undefined) return refuse('paper.list-unknown', { list: number });
  const keys = desk.keyring.find(record.ledger);
  const text = keys === null ? null : formatPaperList(desk.deps.crypto, keys.seed, record);
  if (text === null) return refuse('paper.list-unknown', { list: number });
  const maker = findActor(read.staffOf(desk.ledger), as, 'clerk');
  const { commune, district, training, desk: place } = desk.office;
  const forms = desk.rules.forms(desk.rules.pinForms(desk.office.formSet));
  const body = handOverListHtml({
    office: officeHeads(forms.office, commune.name, commune.province),
    commune: commune.name,
    desk: place,
    tierName: district.name,
    training,
    list: record.list,
    madeAt: record.madeAt,
    madeBy: maker.ok ? maker.value.name : null,
    rows: record.codes.map((code) => rowOf(desk, code)),
    hasBatch: record.batch !== null,
    qrSvg: receiptQrSvg(text, record.list),
  });
  return ok({
    title: record.list,
    html: formPage({
      title: record.list,
      body,
      css: `${receiptCss}${handOverListCss}`,
      fontsCss: createPrintFonts(desk.deps.fontsDir)(),
      paper: 'A4',
      watermark: training ? trainingMark : null,
    }),
  });
}

function rowOf(desk: Desk, code: string) {
  const [id] = desk.store.read.dossiersOfCode(code);
  const record = id === undefined ? null : desk.store.read.findDossier(id);
  if (record === null) return { code, fullName: '', procedureName: '', papers: 0 };
  const { applicant, components } = record.state;
  return {
    code,
    fullName: applicant?.organization ?? applicant?.fullName ?? '',
    procedureName: procedureName(desk, record),
    papers: components.reduce((sum, { original, copies }) => sum + original + copies, 0),
  };
}
