import { z } from 'zod';
import type { LedgerRecord, ReadDb, WriteTx } from '../../db/store.ts';
import type { LedgerHead } from '../../shared/batch/acknowledgement.ts';
import type { HoldBelief } from '../../shared/batch/plan.ts';
import type { LedgerId } from '../../shared/dossier/ids.ts';
import type { Desk } from '../desk/desk.ts';
import { ownLedgerIds } from '../desk/successor.ts';
import { contestedSeqs } from './contested.ts';

export interface OwnStanding {
  readonly record: LedgerRecord;
  /** What the district is believed to hold of it; 0 when nothing. */
  readonly heldSeq: number;
  /** The district holds another branch of it, or more than is here. */
  readonly forked: boolean;
}

/** This desk's ledgers, oldest first, each with what the district holds of it by its freshest valid word. */
export function ownLedgers(desk: Desk): readonly OwnStanding[] {
  const { read } = desk.store;
  const own = new Set(ownLedgerIds(read));
  const belief = read.holdBelief();
  const agreed = agreedSeqs(read);
  return read
    .listLedgers()
    .filter(({ id }) => own.has(id))
    .sort((a, b) => a.generation - b.generation || a.openedAt - b.openedAt)
    .map((record) => ({ record, ...heldOf(read, record, belief, agreed, record.id === desk.ledger) }));
}

/**
 * What is held by another hash is not ours: only what both sides once agreed on counts. Of a ledger that was left after
 * a restore the district may well hold more: its lost tail, and nothing is to be sent.
 */
function heldOf(
  read: Pick<ReadDb, 'hashAt'>,
  { id, lastSeq }: LedgerRecord,
  belief: HoldBelief,
  agreed: Readonly<Record<string, number>>,
  isCurrent: boolean,
): { readonly heldSeq: number; readonly forked: boolean } {
  const held = belief.holds[id];
  if (held === undefined) return { heldSeq: 0, forked: false };
  if (held.seq > lastSeq && !isCurrent) return { heldSeq: lastSeq, forked: false };
  if (held.seq <= lastSeq && read.hashAt(id, held.seq) === held.hash) return { heldSeq: held.seq, forked: false };
  return { heldSeq: Math.min(agreed[id] ?? 0, lastSeq), forked: true };
}

const agreedSetting = 'agreedSeqs';

/** By own ledger the last number at which the district was heard to hold the very same event. */
export function agreedSeqs(read: Pick<ReadDb, 'findSetting'>): Readonly<Record<string, number>> {
  return z.record(z.string(), z.number()).parse(JSON.parse(read.findSetting(agreedSetting) ?? '{}'));
}

export function rememberAgreed(tx: WriteTx, seqs: Readonly<Record<string, number>>): void {
  tx.setSetting(agreedSetting, JSON.stringify({ ...agreedSeqs(tx), ...seqs }));
}

const readsSetting = 'districtReads';

/** Newest version of sealed files that the district was heard to read. */
export function districtReads(read: Pick<ReadDb, 'findSetting'>): number {
  return Number(read.findSetting(readsSetting) ?? '1');
}

export function rememberReads(tx: WriteTx, version: number): void {
  if (districtReads(tx) !== version) tx.setSetting(readsSetting, String(version));
}

/** What this desk holds of the district's and of sibling desks' ledgers, and of own ones that it left for good. */
export function heldOfOthers(desk: Desk): readonly LedgerHead[] {
  const own = new Set(ownLedgerIds(desk.store.read));
  return heads(desk, (id) => !own.has(id));
}

/** What this desk holds of every ledger but one. */
export function heldBeside(desk: Desk, ledger: LedgerId): readonly LedgerHead[] {
  return heads(desk, (id) => id !== ledger);
}

/** Of what the district holds another branch of, only what both agree on. */
function heads(desk: Desk, isWanted: (ledger: LedgerId) => boolean): readonly LedgerHead[] {
  const { read } = desk.store;
  const contested = contestedSeqs(read);
  return read
    .listLedgers()
    .filter(({ id, lastSeq }) => lastSeq > 0 && isWanted(id))
    .flatMap(({ id, lastSeq, lastHash }): LedgerHead[] => {
      const seq = contested[id] ?? lastSeq;
      const hash = seq === lastSeq ? lastHash : read.hashAt(id, seq);
      return hash === null ? [] : [{ ledger: id, seq, hash }];
    });
}

/** Events of own ledgers that the district is not known to hold. */
export function unsentEvents(desk: Desk): number {
  return ownLedgers(desk).reduce((sum, { record, heldSeq }) => sum + Math.max(0, record.lastSeq - heldSeq), 0);
}
