import type { WriteTx } from '../../db/store.ts';
import type { OpenedBatch } from '../../shared/batch/batch.ts';
import { planImport } from '../../shared/batch/plan.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { contentsIn } from '../ledger/rule-contents.ts';
import { noteAgreement } from './contested.ts';
import { isDistrictsNext, isInPlace } from './trust.ts';

export type RangeOutcome =
  | { readonly state: 'duplicate' }
  | { readonly state: 'accepted'; readonly events: number }
  /** Of the ledger that this desk writes in, what it does not know: its folder is a copy or an old one. */
  | { readonly state: 'own' };

/**
 * Takes a range of the district's or a sibling's ledger in, inside a transaction. Twice changes nothing; an overlap
 * applies the rest; what the district sends of another branch than is held here takes its place (`leaveBranch`).
 * Refuses: sync.sibling-revoked, sync.sibling-gap, sync.sibling-fork, batch.* of the slices.
 */
export function importRange(desk: Desk, tx: WriteTx, opened: OpenedBatch): Result<RangeOutcome> {
  const { range, header } = opened;
  const head = tx.ledgerHead(range.ledger)?.seq ?? 0;
  const plan = planImport({ seq: head, hashAt: (seq) => tx.hashAt(range.ledger, seq) }, range);
  if (plan.kind === 'duplicate') {
    noteAgreement(tx, range.ledger, range.to);
    return ok({ state: 'duplicate' });
  }
  // Its own key wrote what this folder does not know: it goes on in a new ledger before it takes that.
  if (range.ledger === desk.ledger) return ok({ state: 'own' });
  const record = tx.findLedger(range.ledger);
  if (record === null && range.from !== 1) return refuse('batch.unknown-signer');
  const until = record?.revokedUpTo ?? null;
  // Past where a ledger counts a range is left; only the district cuts one off that it admitted in part.
  if (until !== null && range.to > until && (header.format !== 'down' || head >= until))
    return refuse('sync.sibling-revoked');
  if (plan.kind === 'gap') return refuse('sync.sibling-gap', { resumeFrom: plan.resumeFrom });
  if (plan.kind === 'fork' && (header.format !== 'down' || isForkedBefore(tx, opened)))
    return refuse('sync.sibling-fork');
  return apply(desk, tx, opened, until ?? range.to);
}

/** The branches part before the range begins: it alone does not say where. */
function isForkedBefore(tx: WriteTx, { range }: OpenedBatch): boolean {
  return range.from > 1 && tx.hashAt(range.ledger, range.from - 1) !== range.prevHash;
}

function apply(
  desk: Desk,
  tx: WriteTx,
  { range, header, inner, slices }: OpenedBatch,
  until: number,
): Result<RangeOutcome> {
  let held = tx.ledgerHead(range.ledger)?.seq ?? 0;
  let events = 0;
  const isFirst = header.ledger === range.ledger && header.key === desk.office.district.key;
  const isKnown = isFirst || tx.findLedger(range.ledger) !== null;
  for (const slice of slices()) {
    if (!slice.ok) return slice;
    const [opening] = slice.value;
    if (!isKnown && events === 0 && (opening === undefined || !isDistrictsNext(desk, opening)))
      return refuse('batch.unknown-signer');
    if (!slice.value.every((event) => isInPlace(desk, event))) return refuse('batch.malformed');
    const fresh = slice.value.filter(({ header: { seq, ledger }, hash }) => {
      return seq <= until && (seq > held || tx.hashAt(ledger, seq) !== hash);
    });
    const [first] = fresh;
    if (first === undefined) continue;
    if (first.header.seq <= held) {
      if (header.format !== 'down' || first.header.seq === 1) return refuse('sync.sibling-fork');
      tx.leaveBranch(range.ledger, first.header.seq);
      held = first.header.seq - 1;
    }
    if (first.header.prev !== (tx.ledgerHead(range.ledger)?.hash ?? null)) return refuse('sync.sibling-fork');
    for (const content of contentsIn(desk.deps.crypto, fresh)) tx.putContent(content);
    tx.appendEvents(range.ledger, fresh);
    held = fresh.at(-1)?.header.seq ?? held;
    events += fresh.length;
  }
  // The catalogue that a sibling's dossier waited for may have come with it.
  tx.applyWithheld(header.commune);
  noteAgreement(tx, range.ledger, null);
  // What the district says can be given back to it, should it lose the days after a backup.
  if (tx.findLedger(range.ledger)?.kind === 'district')
    tx.keepRange({ commune: header.commune, ledger: range.ledger, from: range.from, to: range.to, inner });
  return ok({ state: 'accepted', events });
}
