import type { LedgerRecord, PendingUpload } from '../../db/store.ts';
import { type SealedBatch, sealBatch } from '../../shared/batch/batch.ts';
import { type GreetingFacts, makeGreeting } from '../../shared/batch/greeting.ts';
import { holdsOf } from '../../shared/batch/heads.ts';
import { makeOffer } from '../../shared/batch/offer.ts';
import { sealedVersion } from '../../shared/batch/sealed-file.ts';
import { ok } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { LedgerKeys } from '../keyring/keyring.ts';
import { sealAsked } from './asked.ts';
import { type Outgoing, rememberSealed } from './sealed-book.ts';
import { districtReads, heldBeside, heldOfOthers, type OwnStanding, ownLedgers } from './standing.ts';

/** What goes up, each range once and the oldest first, also while the ranges before it are still under way. */
export interface Outbox {
  /** At most `maxEvents` long; null when all that is not held is under way. */
  next(maxEvents: number): Promise<Outgoing | null>;
  /** Events that are neither held nor under way. */
  left(): number;
  /** This range did not go; it comes again, perhaps in smaller ones. */
  takeBack(batch: Pick<Outgoing, 'ledger' | 'from' | 'to'>): void;
}

/** For one go at all that is unsent. What was begun before a drop or a restart is gone on with. */
export function createOutbox(desk: Desk): Outbox {
  const outTo = new Map<string, number>();
  const begun = takeBegun(desk);
  let back: readonly Pick<Outgoing, 'ledger' | 'from' | 'to'>[] = [];
  return {
    async next(maxEvents) {
      for (const own of ledgersToSend(desk)) {
        const [again] = back.filter(({ ledger }) => ledger === own.record.id).sort((a, b) => a.from - b.from);
        if (again !== undefined) {
          const to = Math.min(again.to, again.from + maxEvents - 1);
          const rest = to < again.to ? [{ ...again, from: to + 1 }] : [];
          back = [...back.filter((range) => range !== again), ...rest];
          return sealRange(desk, own.record, again.from, to);
        }
        const from = Math.max(own.heldSeq, outTo.get(own.record.id) ?? 0) + 1;
        if (from > own.record.lastSeq) continue;
        const known = begun.find(
          (upload) => upload.ledger === own.record.id && upload.from <= from && upload.to >= from,
        );
        const to = known?.to ?? Math.min(own.record.lastSeq, from + maxEvents - 1);
        outTo.set(own.record.id, to);
        if (known === undefined) return sealRange(desk, own.record, from, to);
        begun.splice(begun.indexOf(known), 1);
        return { ...known, events: to - known.from + 1, begun: true };
      }
      return null;
    },
    left() {
      let events = back.reduce((sum, { from, to }) => sum + to - from + 1, 0);
      for (const { record, heldSeq } of ledgersToSend(desk))
        events += Math.max(0, record.lastSeq - Math.max(heldSeq, outTo.get(record.id) ?? 0));
      return events;
    },
    takeBack({ ledger, from, to }) {
      back = [...back, { ledger, from, to }];
    },
  };
}

/** Files that were brought up in part; those that serve nothing any more, or rotted, go. */
function takeBegun(desk: Desk): PendingUpload[] {
  const wanted = ledgersToSend(desk);
  const uploads = desk.store.read.listUploads();
  const useful = uploads.filter(
    ({ ledger, to, sha256, bytes }) =>
      wanted.some(({ record, heldSeq }) => record.id === ledger && to > heldSeq && to <= record.lastSeq) &&
      desk.deps.crypto.sha256Hex(bytes) === sha256,
  );
  const useless = uploads.filter((upload) => !useful.includes(upload));
  if (useless.length > 0)
    desk.store.write((tx) => {
      for (const { sha256 } of useless) tx.removeUpload(sha256);
      return ok(null);
    });
  return useful;
}

/**
 * Every unsent event, one batch for each own ledger that has any, after what the district asks back of its own: what
 * `desk seal` writes.
 */
export async function sealAll(desk: Desk): Promise<readonly Outgoing[]> {
  const sealed: Outgoing[] = [...(await sealAsked(desk))];
  for (const own of ledgersToSend(desk))
    sealed.push(await sealRange(desk, own.record, own.heldSeq + 1, own.record.lastSeq));
  return sealed;
}

/** A left ledger of which the district holds another branch is a person's matter: it must not hold up the current one. */
function ledgersToSend(desk: Desk): readonly OwnStanding[] {
  return ownLedgers(desk).filter(
    ({ record, heldSeq, forked }) => heldSeq < record.lastSeq && !(forked && record.id !== desk.ledger),
  );
}

/** One range of an own ledger, sealed to the district and to every desk of the office. */
export function sealOwnRange(desk: Desk, record: LedgerRecord, from: number, to: number): Promise<SealedBatch> {
  const keys = desk.keyring.find(record.id);
  if (keys === null) throw new Error('the key of an own ledger is missing');
  return sealBatch(desk.deps.crypto, {
    format: 'batch',
    seed: keys.seed,
    commune: desk.office.commune.code,
    desk: desk.office.desk,
    training: desk.office.training,
    events: desk.store.read.eventRange(record.id, from, to),
    recipients: [desk.office.district.recipient, ...officeRecipients(desk)],
    holds: holdsOf(heldBeside(desk, record.id)),
    sealedAt: desk.clock.now(),
    withDictionary: districtReads(desk.store.read) >= 2,
  });
}

async function sealRange(desk: Desk, record: LedgerRecord, from: number, to: number): Promise<Outgoing> {
  const batch = await sealOwnRange(desk, record, from, to);
  rememberSealed(desk, {
    kind: 'batch',
    sha256: batch.sha256,
    nonce: batch.header.nonce,
    ledger: record.id,
    from,
    to,
    at: batch.header.sealedAt,
  });
  const { bytes, sha256 } = batch;
  return { bytes, sha256, events: to - from + 1, ledger: record.id, from, to, begun: false };
}

/** All desks of the office that are not shut out can open what any of them seals: the same file serves every road. */
function officeRecipients(desk: Desk): readonly string[] {
  return desk.store.read
    .listLedgers()
    .filter(
      ({ kind, commune, revokedUpTo }) =>
        kind === 'desk' && commune === desk.office.commune.code && revokedUpTo === null,
    )
    .map(({ recipient }) => recipient)
    .filter(
      (recipient, index, all) => recipient !== desk.office.district.recipient && all.indexOf(recipient) === index,
    );
}

/** A small signed word to the district: where this desk's ledgers stand and what it holds. */
export function sealGreeting(desk: Desk): { readonly bytes: Uint8Array; readonly sha256: string } {
  const facts = greetingFacts(desk);
  const { bytes, greeting } = makeGreeting(desk.deps.crypto, { seed: desk.keys.seed, ...facts });
  rememberSealed(desk, {
    kind: 'greeting',
    sha256: greeting.sha256,
    nonce: greeting.nonce,
    ledger: desk.ledger,
    from: null,
    to: null,
    at: facts.at,
  });
  return { bytes, sha256: greeting.sha256 };
}

/** Who this desk is, what it has, and what it holds of others' ledgers, now. */
export function greetingFacts(desk: Desk): GreetingFacts {
  const heads = ownLedgers(desk)
    .filter(({ record }) => record.lastSeq > 0)
    .map(({ record }) => ({ ledger: record.id, seq: record.lastSeq, hash: record.lastHash }))
    .reverse();
  return {
    reads: sealedVersion,
    commune: desk.office.commune.code,
    desk: desk.office.desk,
    training: desk.office.training,
    heads,
    holds: heldOfOthers(desk),
    at: desk.clock.now(),
  };
}

/**
 * This desk's word for a file that goes up in pieces, signed by a ledger that the district has admitted: after a
 * restore that is the one before, whose key is still here.
 */
export function sealOffer(desk: Desk, { sha256, bytes }: Pick<Outgoing, 'sha256' | 'bytes'>): Uint8Array {
  return makeOffer(desk.deps.crypto, {
    seed: signingKeys(desk).seed,
    commune: desk.office.commune.code,
    desk: desk.office.desk,
    training: desk.office.training,
    file: sha256,
    bytes: bytes.length,
    at: desk.clock.now(),
  });
}

/** Keys of the newest ledger that the district has heard of. */
export function signingKeys(desk: Desk): LedgerKeys {
  const known = ownLedgers(desk).filter(({ heldSeq }) => heldSeq > 0);
  return desk.keyring.find(known.at(-1)?.record.id ?? desk.ledger) ?? desk.keys;
}
