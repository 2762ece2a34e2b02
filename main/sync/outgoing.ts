import type { LedgerRecord } from '../../db/store.ts';
import { type SealedBatch, sealBatch } from '../../shared/batch/batch.ts';
import { makeGreeting } from '../../shared/batch/greeting.ts';
import { LedgerId } from '../../shared/dossier/ids.ts';
import type { Desk } from '../desk/desk.ts';
import { heldOfOthers, type OwnStanding, ownLedgers } from './standing.ts';

export interface Outgoing {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly events: number;
  readonly ledger: string;
  readonly to: number;
}

/** The oldest unsent range of the oldest own ledger that has one, at most `maxEvents` long; null when all is held. */
export async function sealNext(desk: Desk, maxEvents: number): Promise<Outgoing | null> {
  for (const own of ledgersToSend(desk)) {
    const to = Math.min(own.record.lastSeq, own.heldSeq + maxEvents);
    return sealRange(desk, own.record, own.heldSeq + 1, to);
  }
  return null;
}

/** Every unsent event, one batch for each own ledger that has any: what `desk seal` writes. */
export async function sealAll(desk: Desk): Promise<readonly Outgoing[]> {
  const sealed: Outgoing[] = [];
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

async function sealRange(desk: Desk, record: LedgerRecord, from: number, to: number): Promise<Outgoing> {
  const keys = desk.keyring.find(record.id);
  if (keys === null) throw new Error('the key of an own ledger is missing');
  const sealedAt = desk.clock.now();
  const batch: SealedBatch = await sealBatch(desk.deps.crypto, {
    format: 'batch',
    seed: keys.seed,
    commune: desk.office.commune.code,
    desk: desk.office.desk,
    training: desk.office.training,
    events: desk.store.read.eventRange(record.id, from, to),
    recipients: [desk.office.district.recipient, ...officeRecipients(desk)],
    holds: Object.fromEntries(heldOfOthers(desk).map(({ ledger, seq, hash }) => [ledger, { seq, hash }])),
    sealedAt,
  });
  rememberSealed(desk, {
    kind: 'batch',
    sha256: batch.sha256,
    nonce: batch.header.nonce,
    ledger: record.id,
    from,
    to,
    at: sealedAt,
  });
  return { bytes: batch.bytes, sha256: batch.sha256, events: to - from + 1, ledger: record.id, to };
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
  const at = desk.clock.now();
  const heads = ownLedgers(desk)
    .filter(({ record }) => record.lastSeq > 0)
    .map(({ record }) => ({ ledger: record.id, seq: record.lastSeq, hash: record.lastHash }))
    .reverse();
  const { bytes, greeting } = makeGreeting(desk.deps.crypto, {
    seed: desk.keys.seed,
    commune: desk.office.commune.code,
    desk: desk.office.desk,
    training: desk.office.training,
    heads,
    holds: heldOfOthers(desk),
    at,
  });
  rememberSealed(desk, {
    kind: 'greeting',
    sha256: greeting.sha256,
    nonce: greeting.nonce,
    ledger: desk.ledger,
    from: null,
    to: null,
    at,
  });
  return { bytes, sha256: greeting.sha256 };
}

function rememberSealed(
  desk: Desk,
  sealed: {
    kind: 'batch' | 'greeting';
    sha256: string;
    nonce: string;
    ledger: string;
    from: number | null;
    to: number | null;
    at: number;
  },
): void {
  desk.store.write((tx) => {
    tx.rememberSealed({ ...sealed, ledger: LedgerId.parse(sealed.ledger) });
    return { ok: true, value: null };
  });
}
