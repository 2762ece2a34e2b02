import type { DistrictTx } from '../../db/district/types.ts';
import { type OpenedBatch, openBatch } from '../../shared/batch/batch.ts';
import { type HeldLedger, planImport, takeFrom } from '../../shared/batch/plan.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Applied } from './applied.ts';
import { findCommuneLedger, writeAdmission } from './commune-ledger.ts';
import type { District } from './district.ts';
import { takeBack } from './take-back.ts';
import { isOutOfPlace, judgeOpening, readingKey } from './trust.ts';

/**
 * Opens a batch that came in and asks whether it belongs here at all. Refuses: batch.* as `openBatch`,
 * batch.wrong-commune, district.desk-mismatch. Changes nothing.
 */
export async function openIncoming(district: District, bytes: Uint8Array): Promise<Result<OpenedBatch>> {
  const { deps, facts, keys, store } = district;
  let stranger: string | null = null;
  const opened = await openBatch(deps.crypto, bytes, {
    identity: keys.identity,
    training: facts.training,
    commune: null,
    async trustedKey(ledger, claimedKey, commune) {
      const record = await store.read.findLedger(ledger);
      if ((await store.read.findCommune(commune)) === null || (record !== null && record.commune !== commune))
        stranger = commune;
      return readingKey(district, ledger, claimedKey, commune);
    },
    now: district.clock.now(),
    keepTexts: true,
  });
  if (!opened.ok) {
    const wrong = opened.refusal.code === 'batch.unknown-signer' && stranger !== null;
    return wrong ? refuse('batch.wrong-commune', { commune: stranger ?? '' }) : opened;
  }
  const { header, range } = opened.value;
  if (header.format !== 'batch') return refuse('batch.wrong-format');
  const signer = await store.read.findLedger(header.ledger);
  if (signer === null && header.ledger !== range.ledger) return refuse('batch.unknown-signer');
  if (signer !== null && signer.desk !== header.desk) {
    return refuse('district.desk-mismatch', { desk: header.desk ?? '–' });
  }
  return opened;
}

/**
 * Applies an opened range inside a transaction: twice changes nothing, an overlap applies the rest. What was new is kept
 * as its writer signed it, to be passed on. A refusal, also half way, leaves nothing: the caller's transaction rolls
 * back. Refuses: batch.fork, batch.* of the slices, and what `judgeOpening` refuses; district.ledger-revoked for what a ledger that was shut out says beyond the number up to
 * which it counts, unless a person admits it up to `admittedUpTo`.
 */
export async function applyRange(
  district: District,
  tx: DistrictTx,
  opened: OpenedBatch,
  admittedUpTo?: number,
): Promise<Result<Applied>> {
  const { header, range, inner, slices } = opened;
  const known = await tx.findLedger(range.ledger);
  if (known?.kind === 'district') return takeBack(district, tx, opened, known);
  // Of a ledger that was never heard of only the opening says whether it may be heard.
  if (known === null && range.from !== 1) return refuse('batch.unknown-signer');
  const plan = planImport(await heldAround(tx, range, known?.lastSeq ?? 0), range);
  if (plan.kind === 'duplicate') return ok({ state: 'duplicate' });
  const until = known?.revokedUpTo ?? null;
  if (admittedUpTo === undefined && until !== null && range.to > until) {
    return refuse('district.ledger-revoked', { ledger: range.ledger });
  }
  if (plan.kind === 'gap') return ok({ state: 'gap', resumeFrom: plan.resumeFrom });
  if (plan.kind === 'fork') return refuse('batch.fork');
  const dossiers = new Set<string>();
  // One of the district's own, of whose key nothing is left here.
  let isOwn = false;
  for (const slice of slices()) {
    if (!slice.ok) return slice;
    const [first] = slice.value;
    if (plan.fromSeq === 1 && first?.header.seq === 1) {
      const judged = await judgeOpening(district, tx, header.commune, range, first);
      isOwn = first.body.kind === 'district';
      if (!judged.ok) return judged;
      const ledger = await findCommuneLedger(district, tx, header.commune);
      if (judged.value !== null && ledger !== null) await writeAdmission(district, tx, ledger, judged.value);
    }
    if (!isOwn && slice.value.some(isOutOfPlace)) return refuse('batch.malformed');
    const fresh = takeFrom(plan, slice.value);
    if (fresh.kind === 'fork') return refuse('batch.fork');
    const events = fresh.events.filter(({ header: { seq } }) => seq <= (admittedUpTo ?? seq));
    await tx.appendEvents(range.ledger, events);
    for (const event of events) if (event.header.dossier !== null) dossiers.add(event.header.dossier);
  }
  await tx.keepRange({ commune: header.commune, ledger: range.ledger, from: range.from, to: range.to, inner });
  return ok({ state: 'accepted', dossiers: dossiers.size });
}

/** What is held of a ledger, with the hashes that a plan for this range may ask for. */
async function heldAround(
  tx: DistrictTx,
  { ledger, from, to }: OpenedBatch['range'],
  seq: number,
): Promise<HeldLedger> {
  const hashes = new Map<number, string | null>();
  for (const at of [from - 1, to, seq]) {
    if (at >= 1 && at <= seq) hashes.set(at, await tx.hashAt(ledger, at));
  }
  return { seq, hashAt: (at) => hashes.get(at) ?? null };
}
