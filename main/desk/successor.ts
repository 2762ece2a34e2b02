import { z } from 'zod';
import type { WriteTx } from '../../db/store.ts';
import { canonicalJson } from '../../shared/batch/canonical-json.ts';
import { civilDate } from '../../shared/calendar/civil.ts';
import type { LedgerEvent } from '../../shared/dossier/event.ts';
import type { Hash, LedgerId } from '../../shared/dossier/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import { appendEvent, copyOf } from '../ledger/event-writer.ts';
import type { Desk } from './desk.ts';
import { findGenerationMark, raiseGenerationMark } from './generation-mark.ts';
import { type NewLedgerKeys, newLedgerKeys, openDeskLedger } from './open-ledger.ts';

/** Why a desk goes on in another ledger, and from which number on the old one's events are not at the district. */
export type SuccessorCause = { readonly cause: 'restored' } | { readonly cause: 'forked'; readonly carryFrom: number };

const system = { id: 'system', role: 'system' } as const;
/** Both branches have the opening in common: it is signed with one key. */
const firstAfterOpening = 2;

/** Goes on in a new ledger and number block: fresh keys, then `writeSuccessor`. */
export async function openSuccessor(desk: Desk, why: SuccessorCause, generation: number): Promise<Result<LedgerId>> {
  return writeSuccessor(desk, await newLedgerKeys(desk.deps), why, generation);
}

/** Above every block that anything known here was ever given from. */
export function nextGeneration(desk: Desk): number {
  const { commune, desk: number, rootLedger } = desk.office;
  const mark = findGenerationMark(desk.deps.profileDir, rootLedger) ?? 0;
  return Math.max(desk.store.read.highestGeneration(commune.code, number), mark) + 1;
}

/**
 * Opens the ledger that follows the desk's, signed by the key of the one before. After a restore the old ledger stays
 * the desk's own, and what is unsent of it is still sent; a branch that the district does not hold is carried over and
 * left, as the district's branch is the ledger now. The mark is raised before the ledger is: a crash between the two skips a
 * block and never uses one twice. Synchronous, so that no command comes between the two ledgers.
 */
export function writeSuccessor(
  desk: Desk,
  keys: NewLedgerKeys,
  why: SuccessorCause,
  generation: number,
): Result<LedgerId> {
  const { deps, store, office } = desk;
  desk.keyring.add(keys.ledger, keys);
  raiseGenerationMark(deps.profileDir, office.rootLedger, generation);
  return store.write((tx) => {
    const head = tx.ledgerHead(desk.ledger);
    const rules = tx.rulesRecords();
    openDeskLedger(tx, deps, {
      keys,
      at: desk.clock.now(),
      facts: {
        commune: office.commune.code,
        desk: office.desk,
        generation,
        cause: why.cause,
        predecessor: { ledger: desk.ledger, seq: head?.seq ?? 0, hash: head?.hash ?? null },
        training: office.training,
      },
      staff: tx
        .staffOf(desk.ledger)
        .flatMap(({ id, name, role }) => (role === 'clerk' || role === 'leader' ? [{ id, name, role }] : [])),
      ...rules,
      sign: (body) =>
        Buffer.from(
          deps.crypto.ed25519Sign(desk.keys.seed, deps.crypto.sha256(Buffer.from(canonicalJson(body)))),
        ).toString('base64url'),
    });
    keepClock(desk, tx, keys.ledger);
    if (why.cause === 'forked') {
      carryOver(desk, tx, keys.ledger, why.carryFrom);
      // The district's branch comes in its place with what goes down next.
      tx.leaveBranch(desk.ledger, Math.max(firstAfterOpening, why.carryFrom));
    }
    const left = why.cause === 'forked' ? desk.ledger : null;
    tx.setSetting('ledger', keys.ledger);
    tx.setSetting('ownLedgers', JSON.stringify([...ownLedgerIds(tx).filter((id) => id !== left), keys.ledger]));
    return ok(keys.ledger);
  });
}

/** What a person said about the clock still holds: without it the desk would fall back to the machine's. */
function keepClock(desk: Desk, tx: WriteTx, ledger: LedgerId): void {
  const confirmed = tx.clockConfirmation(desk.ledger);
  if (confirmed === null) return;
  const { wall, offsetMs } = confirmed;
  appendEvent(
    tx,
    { crypto: desk.deps.crypto, ledger, at: desk.clock.now() },
    {
      type: 'clock.confirmed.v1',
      actor: system,
      dossier: null,
      body: { today: civilDate(wall + offsetMs), wall, offsetMs },
      personal: null,
    },
  );
}

/**
 * Writes the dossiers' events of the left branch again, with their origin. A copy comes after what its original came
 * after: heads of other ledgers, and what the two branches have in common.
 */
function carryOver(desk: Desk, tx: WriteTx, ledger: LedgerId, from: number): void {
  const to = tx.ledgerHead(desk.ledger)?.seq ?? 0;
  const context = { crypto: desk.deps.crypto, ledger, now: desk.clock.now() };
  for (const event of [...tx.eventRange(desk.ledger, from, to)]) {
    if (event.header.dossier === null) continue;
    const before = lastBefore(tx.eventsOf(event.header.dossier), event);
    const common = before === null || before.header.seq >= from ? [] : [before.hash];
    const after = [...new Set<Hash>([...event.header.after, ...common])];
    tx.appendEvent(copyOf(tx.ledgerHead(ledger), context, event, after));
  }
}

/** The event before this one on its dossier in its own ledger. */
function lastBefore(events: readonly LedgerEvent[], { header }: LedgerEvent): LedgerEvent | null {
  const earlier = events.filter((event) => event.header.ledger === header.ledger && event.header.seq < header.seq);
  return earlier.reduce<LedgerEvent | null>(
    (last, event) => (last === null || event.header.seq > last.header.seq ? event : last),
    null,
  );
}

/** Ledgers whose unsent tails this desk sends: every one it writes or wrote, but for branches that were carried over. */
export function ownLedgerIds(read: Pick<WriteTx, 'findSetting'>): readonly string[] {
  return z.array(z.string()).parse(JSON.parse(read.findSetting('ownLedgers') ?? '[]'));
}
