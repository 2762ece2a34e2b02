import type { ErrorCode } from '../../shared/errors/table.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { askedLedgers, sealAsked } from './asked.ts';
import type { Line } from './line.ts';
import { sealGreeting } from './outgoing.ts';
import { type Sent, sendUnsent } from './send.ts';
import { sendScans } from './send-scans.ts';
import { unsentEvents } from './standing.ts';
import { type Taken, takeAnswer } from './take-answer.ts';

export interface Round {
  /** Events that the district newly holds. */
  readonly sent: number;
  /** Events that came down. */
  readonly received: number;
  readonly unsent: number;
  /** The district told that this desk's ledger is not the one it holds. */
  readonly forked: boolean;
  /** Why the district did not take the last batch; null when it took all that was sent. */
  readonly refused: ErrorCode | null;
  /** Scans that the district newly has. */
  readonly scansSent: number;
  /** Scans wait that may go at once: the next round should not be long in coming. */
  readonly more: boolean;
}

const noScans = { sent: 0, more: false };

/** So few events go without a greeting before them: what the district holds by now is told by their answer. */
const fewEvents = 400;

/**
 * One round over the line until nothing is unsent. Where the last word was answered a small batch is the greeting: its
 * answer tells the same. Stops at the first thing that fails; what was answered stays answered.
 * Refuses: sync.unreachable, sync.answer-not-ours, sync.too-large.
 */
export async function syncRound(desk: Desk, line: Line, signal: AbortSignal): Promise<Result<Round>> {
  const before = unsentEvents(desk);
  const short = isInStep(desk, before) ? await sendUnsent(desk, line, signal) : null;
  if (short !== null && !short.ok) return short;
  const said = short?.value ?? null;
  // A fork or a gap is told with nothing else: what the desk must know of it comes with the answer to a greeting.
  const isAll = said !== null && !said.forked && !said.unclear && askedLedgers(desk.store.read).length === 0;
  const went = isAll ? await hearMore(desk, line, signal, said) : await greetAndSend(desk, line, signal);
  if (!went.ok) return went;
  const { forked, refused } = went.value;
  const received = went.value.received + (said === null || isAll ? 0 : said.received);
  const unsent = unsentEvents(desk);
  const scans = forked || refused !== null || unsent > 0 ? ok(noScans) : await sendScans(desk, line, signal);
  // The dossiers are there, which is what the round is about; the line broke under a scan.
  const { sent: scansSent, more } = scans.ok ? scans.value : noScans;
  return ok({ sent: Math.max(0, before - unsent), received, unsent, forked, refused, scansSent, more });
}

/**
 * Nothing that was sealed since is without its answer: the district holds what it is believed to hold. Of a ledger that
 * is new to it the desk greets: there may be a tail of the one before to take.
 */
function isInStep(desk: Desk, unsent: number): boolean {
  const { answeredNo } = desk.store.read.holdBelief();
  return unsent > 0 && unsent <= fewEvents && answeredNo > 0 && isSure(desk);
}

/** The same for a desk that has never said a word: the district holds nothing of what it wrote. */
function isSure({ ledger, store: { read } }: Desk): boolean {
  const { answeredNo, holds } = read.holdBelief();
  return answeredNo === read.lastSealedNo() && (answeredNo === 0 || holds[ledger] !== undefined);
}

type Went = Pick<Round, 'received' | 'forked' | 'refused'>;

/**
 * A desk that always has something unsent never greets first: where the answer says that siblings' news waits, it greets
 * after it. What it sent is there, also where the line breaks now.
 */
async function hearMore(desk: Desk, line: Line, signal: AbortSignal, said: Sent): Promise<Result<Went>> {
  if (!said.more || said.refused !== null || signal.aborted) return ok(said);
  const heard = await greetAll(desk, line, signal);
  if (!heard.ok) return ok(said);
  const { received, forked, refused } = heard.value;
  return ok({ received: said.received + received, forked, refused });
}

/**
 * A greeting (what is held on either side, and what waits to come down), then batches until nothing is unsent. Where no
 * word is without its answer the first batches go along with the greeting, which is one round trip less.
 */
async function greetAndSend(desk: Desk, line: Line, signal: AbortSignal): Promise<Result<Went>> {
  let unsentBefore = unsentEvents(desk);
  const goAlong = unsentBefore > 0 && isSure(desk);
  // The greeting is sealed first: what the batches are answered is the later word.
  const greeting = greetAll(desk, line, signal);
  const [first, gone] = await Promise.all([greeting, goAlong ? sendUnsent(desk, line, signal) : null]);
  if (!first.ok) return first;
  const greeted = askedLedgers(desk.store.read).length === 0 ? first : await giveBack(desk, line, signal, first.value);
  if (!greeted.ok) return greeted;
  let { received, forked, refused } = greeted.value;
  let more = false;
  let went = gone;
  // A ledger that the district had not heard of is known once its opening went up: what only the district holds comes.
  const wasUnknown = refused === 'batch.unknown-signer';
  while (!signal.aborted && !forked && (went !== null || unsentEvents(desk) > 0)) {
    if (went === null) unsentBefore = unsentEvents(desk);
    const sent = went ?? (await sendUnsent(desk, line, signal));
    went = null;
    if (!sent.ok) return sent;
    received += sent.value.received;
    ({ forked, refused, more } = sent.value);
    // What the newest answer told of all of it needs no telling again.
    if (sent.value.unclear && !forked && unsentEvents(desk) > 0) {
      const again = await greet(desk, line, signal);
      if (!again.ok) return again;
      received += again.value.received;
      ({ forked } = again.value);
      more = again.value.more;
    }
    // Nothing more is held (refused, a gap that stays): no progress, and the next round begins with a greeting again.
    if (unsentEvents(desk) >= unsentBefore) break;
  }
  if ((wasUnknown || more) && refused === null && !forked && !signal.aborted) {
    const again = await greetAll(desk, line, signal);
    if (!again.ok) return again;
    received += again.value.received;
    ({ forked, refused } = again.value);
  }
  return ok({ received, forked, refused });
}

/** Brings the district what it lost of its own words; then greets again for what it says now. */
async function giveBack(desk: Desk, line: Line, signal: AbortSignal, before: Taken): Promise<Result<Taken>> {
  for (const { bytes, sha256 } of await sealAsked(desk)) {
    const answered = await line.post('batches', bytes, signal);
    const taken = answered.ok ? await takeAnswer(desk, answered.value, sha256) : answered;
    if (!taken.ok) return taken;
  }
  const after = await greetAll(desk, line, signal);
  return after.ok ? ok({ ...after.value, received: before.received + after.value.received }) : after;
}

/** Greets until nothing more waits to come down: a replaced desk takes all that is held of it in one round. */
async function greetAll(desk: Desk, line: Line, signal: AbortSignal): Promise<Result<Taken>> {
  let greeted = await greet(desk, line, signal);
  let received = 0;
  while (greeted.ok && greeted.value.more && greeted.value.received > 0 && !greeted.value.forked) {
    received += greeted.value.received;
    greeted = await greet(desk, line, signal);
  }
  return greeted.ok ? ok({ ...greeted.value, received: received + greeted.value.received }) : greeted;
}

async function greet(desk: Desk, line: Line, signal: AbortSignal): Promise<Result<Taken>> {
  const greeting = sealGreeting(desk);
  const answered = await line.post('greetings', greeting.bytes, signal);
  return answered.ok ? takeAnswer(desk, answered.value, greeting.sha256) : answered;
}
