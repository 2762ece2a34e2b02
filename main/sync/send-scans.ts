import type { Hash } from '../../shared/dossier/ids.ts';
import type { ErrorCode } from '../../shared/errors/table.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { SealedScan } from '../attachments/outbox.ts';
import type { Desk } from '../desk/desk.ts';
import type { Line } from './line.ts';
import { pieceBytes } from './line-measure.ts';
import { sealOffer } from './outgoing.ts';
import { type OutgoingScan, sealScan, waitingScans } from './outgoing-scans.ts';
import { allowanceNow, countTraffic } from './scan-budget.ts';
import { unsentEvents } from './standing.ts';
import { takeAnswer } from './take-answer.ts';

export interface ScansSent {
  /** Scans that the district newly has. */
  readonly sent: number;
  /** Stopped for something that goes before; there is more to send at once. */
  readonly more: boolean;
}

/** After so long the line is given back for a greeting: decisions and other desks' work want to come down as well. */
const turnMs = 60_000;

/**
 * Sends scans, one at a time, while no event of a dossier waits: between two pieces it looks, and gives the line up at
 * once, and when the budget of the day or the hour ends. What was begun goes on at its byte next time. Stops at the first thing that fails. Refuses: sync.*.
 */
export async function sendScans(desk: Desk, line: Line, signal: AbortSignal): Promise<Result<ScansSent>> {
  const { clock, office } = desk;
  const endsAt = clock.now() + turnMs;
  const skipped = new Set<Hash>();
  const mayGoOn = () => clock.now() < endsAt && unsentEvents(desk) === 0;
  const mayGo = ({ urgent }: OutgoingScan) => urgent || allowanceNow(desk, 'network').heldBack === null;
  let sent = 0;
  while (!signal.aborted) {
    const next = waitingScans(desk).find((scan) => !skipped.has(scan.sha256) && mayGo(scan));
    if (next === undefined) return ok({ sent, more: false });
    if (!mayGoOn()) return ok({ sent, more: true });
    const went = await sendOne(desk, line, next.sha256, { signal, mayGoOn: () => mayGoOn() && mayGo(next) });
    if (went === 'stopped') return ok({ sent, more: !signal.aborted });
    if (!went.ok) return went;
    skipped.add(next.sha256);
    if (went.value === null) sent += 1;
    else
      desk.deps.log.info({ event: 'scan.not-taken', code: went.value, commune: office.commune.code }, 'a scan waits');
  }
  return ok({ sent, more: false });
}

interface Going {
  readonly signal: AbortSignal;
  readonly mayGoOn: () => boolean;
}

/** Null when the district has it; a code why it stays behind; `stopped` for something that goes before. */
async function sendOne(
  desk: Desk,
  line: Line,
  sha256: Hash,
  going: Going,
): Promise<Result<ErrorCode | null> | 'stopped'> {
  const known = await desk.outbox.find(sha256);
  const sealed = known === null ? await sealScan(desk, sha256, 'network') : ok(known);
  // One scan that cannot be read holds up none of the others.
  if (!sealed.ok) return ok(sealed.refusal.code);
  const brought = await bring(desk, line, { ...sealed.value, sha256, begun: known !== null }, going);
  if (brought === 'stopped') return brought;
  if (!brought.ok) return brought;
  const taken = await takeAnswer(desk, brought.value, sealed.value.fileSha256);
  await desk.outbox.drop(sha256);
  return taken.ok ? ok(taken.value.refused) : taken;
}

type Scan = SealedScan & { readonly sha256: Hash; readonly begun: boolean };

/** Whole where it is one piece, else in pieces that begin where the last try ended. */
async function bring(
  desk: Desk,
  line: Line,
  { bytes, fileSha256, sha256, begun }: Scan,
  { signal, mayGoOn }: Going,
): Promise<Result<Uint8Array> | 'stopped'> {
  if (!begun && bytes.length <= pieceBytes(line.measure())) {
    countTraffic(desk, 'network', bytes.length);
    const posted = await line.post('batches', bytes, signal);
    if (posted.ok || posted.refusal.code !== 'sync.too-large') return posted;
  }
  await desk.outbox.keep(sha256, bytes);
  const offer = sealOffer(desk, { sha256: fileSha256, bytes });
  const stopping = new AbortController();
  const brought = await line.upload(
    { bytes, sha256: fileSha256, offer, begun },
    AbortSignal.any([signal, stopping.signal]),
    {
      went(piece) {
        countTraffic(desk, 'network', piece);
        if (!mayGoOn()) stopping.abort();
      },
    },
  );
  if (!brought.ok && brought.refusal.code === 'sync.no-uploads') return line.post('batches', bytes, signal);
  if (!brought.ok) return stopping.signal.aborted ? 'stopped' : brought;
  const answered = await line.post('batches', offer, signal);
  if (!answered.ok && answered.refusal.code.startsWith('sync.upload-')) await desk.outbox.drop(sha256);
  return answered;
}
