import type { LedgerRecord } from '../../db/store.ts';
import { resealBatch } from '../../shared/batch/batch.ts';
import { makeBundle } from '../../shared/batch/bundle.ts';
import { getDictionary, segmentDictionary } from '../../shared/batch/dictionary/find-dictionary.ts';
import { type Holds, holdsOf } from '../../shared/batch/heads.ts';
import { writeRange } from '../../shared/batch/range.ts';
import type { LedgerId } from '../../shared/dossier/ids.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { LedgerKeys } from '../keyring/keyring.ts';
import { findCommuneLedger } from './commune-ledger.ts';
import type { CommuneLedger, District } from './district.ts';
import { findOwnKeys } from './own-keys.ts';
import { type DownEnvelope, firstLacking, passOn } from './pass-on.ts';
import { findCurrentLedger, heldOfDesk } from './standing.ts';
import { carriedOf } from './succession.ts';
import { everyDeskReads } from './versions-read.ts';

/** At most this many events go down at once over a line; what is left comes with the next contact. */
const eventsPerPackage = 16_384;
/** A file is carried by hand: it holds a replaced desk's whole copy. */
const eventsPerFile = 1_000_000;

/** Whom a package is for. */
export interface Asking {
  readonly commune: string;
  readonly desk: number;
  /** The ledger that spoke: nobody is sent the one that they write in. */
  readonly signer: LedgerId | null;
}

export interface Down {
  /** Sealed files, the commune's own ledger first. */
  readonly files: readonly Uint8Array[];
  /** The desk lacks more than fitted. */
  readonly more: boolean;
}

const nothing: Down = { files: [], more: false };

/**
 * The down-package of one desk for a road by file: what it lacks by what it last said that it holds; the newest event
 * of the commune's ledger at least, so that the file is never empty. Refuses: district.commune-unknown,
 * district.desk-unknown.
 */
export async function downPackage(
  district: District,
  { commune, desk }: { readonly commune: string; readonly desk: number },
): Promise<Result<Uint8Array>> {
  const ledger = await findCommuneLedger(district, district.store.read, commune);
  if (ledger === null) return refuse('district.commune-unknown', { commune });
  const current = await findCurrentLedger(district.store.read, ledger.commune, desk);
  if (current === null) return refuse('district.desk-unknown', { commune, desk });
  const holds = (await district.store.read.findHolds(ledger.commune, current.id))?.holds ?? {};
  const asking = { commune: ledger.commune, desk, signer: current.id };
  const down = await packageOf(district, ledger, asking, holds, eventsPerFile);
  if (down.files.length > 0) return ok(makeBundle(down.files));
  const head = (await district.store.read.ledgerHead(ledger.ledger))?.seq ?? 0;
  const newest = { id: ledger.ledger, keys: ledger.keys, from: head, to: head };
  return ok(makeBundle([await sealDown(district, ledger, desk, newest)]));
}

/** What a desk that just spoke lacks; nothing when it holds everything. */
export async function downFor(district: District, asking: Asking, holds: Holds): Promise<Down> {
  const ledger = await findCommuneLedger(district, district.store.read, asking.commune);
  if (ledger === null || (await findCurrentLedger(district.store.read, asking.commune, asking.desk)) === null)
    return nothing;
  return packageOf(district, ledger, asking, holds, eventsPerPackage);
}

/** What a desk lacks of the commune's own ledger alone: all that the answers to many batches have room for. */
export async function ownDownFor(district: District, { commune, desk }: Asking, holds: Holds): Promise<Down> {
  const ledger = await findCommuneLedger(district, district.store.read, commune);
  if (ledger === null || (await findCurrentLedger(district.store.read, commune, desk)) === null) return nothing;
  return ownRanges(district, ledger, desk, holds);
}

/**
 * Whether the office's other desks wrote what a desk lacks and can be passed on: the answer to a batch over a line has
 * no room for it, and says that there is more.
 */
export async function lacksOfSiblings(district: District, asking: Asking, holds: Holds): Promise<boolean> {
  for (const record of await othersFor(district, asking)) {
    const from = await firstLacking(district, record, holds);
    if (from > record.lastSeq) continue;
    if ((await district.store.read.findKeptRange(record.commune, record.id, from)) !== null) return true;
  }
  return false;
}

/** The commune's ledger says whose the others are: nothing of those goes down before all of it. */
async function packageOf(
  district: District,
  ledger: CommuneLedger,
  asking: Asking,
  holds: Holds,
  most: number,
): Promise<Down> {
  const own = await ownRanges(district, ledger, asking.desk, holds);
  if (own.more) return own;
  const files = [...own.files];
  const envelope = await envelopeOf(district, ledger, asking.desk);
  let room = most;
  for (const record of await othersFor(district, asking)) {
    const from = await firstLacking(district, record, holds);
    const passed = await passOn(district, envelope, record, from, room);
    files.push(...passed.files);
    room -= passed.events;
    if (passed.more) return { files, more: true };
  }
  return { files, more: false };
}

/** Ledgers of the office that the asking desk may lack: those of its own number first, for whoever waits at it. */
async function othersFor({ store }: District, { commune, desk, signer }: Asking): Promise<readonly LedgerRecord[]> {
  return (await store.read.listLedgers())
    .filter(({ kind, commune: home }) => kind === 'desk' && home === commune)
    .filter(({ id, lastSeq }) => lastSeq > 0 && id !== signer)
    .sort((a, b) => Number(b.desk === desk) - Number(a.desk === desk) || a.openedAt - b.openedAt);
}

/** Of the commune's own ledgers, each after the one that it follows. */
async function ownRanges(district: District, ledger: CommuneLedger, desk: number, holds: Holds): Promise<Down> {
  const { read } = district.store;
  const own = (await read.listLedgers())
    .filter(({ kind, commune }) => kind === 'district' && commune === ledger.commune)
    .sort((a, b) => a.generation - b.generation || a.openedAt - b.openedAt);
  const files: Uint8Array[] = [];
  for (const record of own) {
    const from = await firstLackingOwn(district, record, holds);
    if (from > record.lastSeq) continue;
    const to = Math.min(record.lastSeq, from + eventsPerPackage - 1);
    const keys = await findOwnKeys(district, read, record.commune, record.id);
    if (keys === null) {
      // Of a ledger whose key was lost with the days after a backup there is what desks brought back.
      const envelope = await envelopeOf(district, ledger, desk);
      files.push(...(await passOn(district, envelope, record, from, eventsPerPackage)).files);
    } else files.push(await sealDown(district, ledger, desk, { id: record.id, keys, from, to }));
    if (to < record.lastSeq) return { files, more: true };
  }
  return { files, more: false };
}

/**
 * What a desk holds beside what is held here stays with it until it has brought that up; then the district's branch
 * comes in its place.
 */
async function firstLackingOwn(
  { store: { read } }: District,
  { id, commune, lastSeq }: LedgerRecord,
  holds: Holds,
): Promise<number> {
  const held = holds[id];
  if (held === undefined) return 1;
  if (held.seq <= lastSeq && (await read.hashAt(id, held.seq)) === held.hash) return held.seq + 1;
  return (await carriedOf(read, commune)).has(held.hash) ? 1 : lastSeq + 1;
}

interface OwnRange {
  readonly id: LedgerId;
  readonly keys: LedgerKeys;
  readonly from: number;
  readonly to: number;
}

async function sealDown(
  district: District,
  ledger: CommuneLedger,
  desk: number,
  { id, keys, from, to }: OwnRange,
): Promise<Uint8Array> {
  const { read } = district.store;
  const { crypto } = district.deps;
  const dictionary = (await everyDeskReads(read, ledger.commune, 2)) ? getDictionary(segmentDictionary) : null;
  const { inner } = writeRange(crypto, keys.seed, await read.eventRange(id, from, to), dictionary);
  const holds = holdsOf(await heldOfDesk(read, ledger.commune, desk));
  return (await resealBatch(crypto, { ...(await envelopeOf(district, ledger, desk)), inner, holds })).bytes;
}

async function envelopeOf(district: District, ledger: CommuneLedger, desk: number): Promise<DownEnvelope> {
  return {
    format: 'down',
    seed: ledger.signing.seed,
    commune: ledger.commune,
    desk,
    training: district.facts.training,
    recipients: await deskRecipients(district, ledger.commune),
    sealedAt: district.clock.now(),
  };
}

/** Every desk of the office can open it, but for those that were shut out: the same file serves whoever reads it. */
async function deskRecipients(district: District, commune: string): Promise<readonly string[]> {
  const recipients = (await district.store.read.listLedgers())
    .filter((record) => record.kind === 'desk' && record.commune === commune && record.revokedUpTo === null)
    .map(({ recipient }) => recipient);
  return [...new Set(recipients)];
}
