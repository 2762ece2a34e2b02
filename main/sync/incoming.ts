import { type LedgerHead, openAcknowledgement } from '../../shared/batch/acknowledgement.ts';
import { openBatch } from '../../shared/batch/batch.ts';
import { readFiles } from '../../shared/batch/bundle.ts';
import type { OpenHeader } from '../../shared/batch/open-header.ts';
import { type OwnLedger, planAcknowledgement } from '../../shared/batch/plan.ts';
import { readSealed } from '../../shared/batch/sealed-file.ts';
import { isPaperListFile } from '../../shared/paper/list-qr.ts';
import { assertNever, ok, type Result, refuse } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { Applied } from './applied.ts';
import { noteAsked } from './asked.ts';
import { noteContest } from './contested.ts';
import { importRange } from './import-range.ts';
import { applyScanAnswer, noteLacking } from './scan-answers.ts';
import { ownLedgers, rememberAgreed, rememberReads } from './standing.ts';
import { trustedKey } from './trust.ts';

export type Road = 'network' | 'file' | 'folder' | 'mail' | 'office';

/**
 * Takes in what came down, whatever the road: an acknowledgement, a range of the district's or a sibling's ledger, or
 * a bundle of them. Each part is applied whole or not at all; a part that cannot be used stops none of the others.
 */
export async function applyIncoming(desk: Desk, bytes: Uint8Array, road: Road): Promise<readonly Result<Applied>[]> {
  const files = readFiles(bytes);
  if (!files.ok) return [files];
  const results: Result<Applied>[] = [];
  // A sibling's list of paper dossiers is between it and the district.
  for (const file of files.value.filter((each) => !isPaperListFile(each)))
    results.push(await applyOne(desk, file, road));
  return results;
}

async function applyOne(desk: Desk, bytes: Uint8Array, road: Road): Promise<Result<Applied>> {
  const sealed = readSealed(desk.deps.crypto, bytes);
  if (!sealed.ok) return sealed;
  const { format } = sealed.value.header;
  switch (format) {
    case 'acknowledgement':
      return applyAcknowledgement(desk, bytes, road);
    case 'batch':
    case 'down':
      return applyRange(desk, bytes, road, sealed.value.header);
    case 'greeting':
    case 'offer':
    case 'attachment':
    case 'attachmentRequest':
    case 'enrolment':
    case 'enrolmentRequest':
      return refuse('sync.not-for-desks');
    default:
      return assertNever(format);
  }
}

/** The unsent count falls only here: on an answer that is the district's, for this office, and fresh. */
function applyAcknowledgement(desk: Desk, bytes: Uint8Array, road: Road): Result<Applied> {
  const { office, deps, store } = desk;
  const opened = openAcknowledgement(deps.crypto, bytes, {
    districtKey: office.district.key,
    commune: office.commune.code,
    training: office.training,
  });
  if (!opened.ok) return opened;
  const answer = opened.value;
  const scan = store.read.findSealedScan(answer.answers.sha256);
  if (scan !== null) return applyScanAnswer(desk, scan, answer);
  const result = store.write<Applied>((tx) => {
    const book = tx.findSealed(answer.answers.sha256);
    const own = ownLedgers(desk).map(({ record }) => ({
      ledger: record.id,
      seq: record.lastSeq,
      hashAt: (seq: number) => tx.hashAt(record.id, seq),
    }));
    const plan = planAcknowledgement(book === null ? [] : [book], tx.holdBelief(), own, answer);
    if (plan.kind === 'foreign') return refuse('sync.acknowledgement-foreign');
    if (plan.kind === 'stale') return refuse('sync.acknowledgement-stale');
    const heldBefore = tx.holdBelief().holds[desk.ledger]?.seq ?? 0;
    const held = plan.belief.holds[desk.ledger]?.seq ?? 0;
    tx.setHoldBelief(plan.belief);
    noteAsked(tx, answer.asks ?? []);
    rememberAgreed(tx, agreedIn(own, answer.ledgers));
    if (held >= (tx.ledgerHead(desk.ledger)?.seq ?? 0)) noteLacking(desk, tx, answer.lacks);
    rememberReads(tx, answer.reads);
    tx.addSyncLog({
      at: desk.clock.now(),
      road,
      direction: 'up',
      state: answer.state,
      code: answer.code,
      events: Math.max(0, held - heldBefore),
      bytes: bytes.length,
      isAcknowledgement: true,
      upTo: held,
    });
    return ok({
      kind: 'acknowledgement',
      state: answer.state,
      events: 0,
      // A ledger that was left after a restore may well go further at the district: only the current one is a fork.
      forked: plan.forks.some(({ ledger }) => ledger === desk.ledger),
      answers: answer.answers.sha256,
      code: answer.code,
    });
  });
  // Not 'dossiers': that wakes the sender, whose answer would wake it again, without end.
  if (result.ok) desk.changed(['sync']);
  return result;
}

/** Where the district holds the very event that is held here; what it holds nothing of is agreed on up to 0. */
function agreedIn(own: readonly OwnLedger[], told: readonly LedgerHead[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    own.flatMap(({ ledger, hashAt }): [string, number][] => {
      const held = told.find((head) => head.ledger === ledger);
      if (held === undefined) return [[ledger, 0]];
      return hashAt(held.seq) === held.hash ? [[ledger, held.seq]] : [];
    }),
  );
}

async function applyRange(
  desk: Desk,
  bytes: Uint8Array,
  road: Road,
  { key: signer, ledger: signing }: OpenHeader,
): Promise<Result<Applied>> {
  const { office, deps, store } = desk;
  const opened = await openBatch(deps.crypto, bytes, {
    identity: desk.keys.identity,
    training: office.training,
    commune: office.commune.code,
    trustedKey: (ledger, claimedKey) => {
      const known = trustedKey(desk, ledger, claimedKey);
      // What the district sends of a ledger that nobody heard of is read, and its opening looked at before it is taken.
      const isCarried = ledger !== signing && signer === office.district.key;
      return known ?? (isCarried ? claimedKey : null);
    },
    now: desk.clock.now(),
    keepTexts: true,
  });
  if (!opened.ok) return opened;
  const { range, header } = opened.value;
  const result = store.write<Applied>((tx) => {
    const taken = importRange(desk, tx, opened.value);
    if (!taken.ok) return taken;
    const { state } = taken.value;
    if (state === 'own') return ok({ ...eventsApplied('fork', 0), forked: true });
    if (state === 'duplicate') return ok(eventsApplied(state, 0));
    const { events } = taken.value;
    const entry = { direction: 'down', state, code: null, events, upTo: range.to } as const;
    tx.addSyncLog({ at: desk.clock.now(), bytes: bytes.length, road, isAcknowledgement: false, ...entry });
    return ok(eventsApplied(state, events));
  });
  if (result.ok && result.value.events > 0) desk.changed(['dossiers', 'sync', 'desk', 'catalogue']);
  if (!result.ok && result.refusal.code === 'sync.sibling-fork' && header.format === 'down')
    store.write((tx) => {
      noteContest(tx, range.ledger);
      return ok(null);
    });
  return result;
}

function eventsApplied(state: string, events: number): Applied {
  return { kind: 'events', state, events, forked: false, answers: null, code: null };
}
