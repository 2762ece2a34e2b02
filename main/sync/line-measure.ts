/** What a line showed itself to carry; pieces, batches and how many go at once follow from it. */
export interface LineMeasure {
  /** Bytes a second, up; null while nothing large enough went up. */
  readonly rate: number | null;
  /** Milliseconds from a small question to its answer; null while none was answered. */
  readonly roundTripMs: number | null;
  /** A body of this size was refused as too large (413); null while none was. */
  readonly refusedBytes: number | null;
}

export const unmeasured: LineMeasure = { rate: null, roundTripMs: null, refusedBytes: null };

/** One answered request: bytes of its body, how long its answer took, and what went up beside it. */
export interface LineSample {
  readonly bytes: number;
  /** Its own bytes and those of others meanwhile. */
  readonly carried: number;
  readonly elapsedMs: number;
}

/** A body on its way up; without an end while it is not answered. Milliseconds. */
export interface Passage {
  readonly bytes: number;
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** It was torn off: nobody knows how much of it went up. */
  readonly isTorn: boolean;
}

/** Bytes that the line carried while `own` went up: of the others the part that fell into that time. */
export function carriedDuring(own: Passage & { readonly endedAt: number }, others: Iterable<Passage>): number {
  const elapsed = own.endedAt - own.startedAt;
  let bytes = own.bytes;
  for (const other of others) {
    const shared = Math.min(own.endedAt, other.endedAt ?? own.endedAt) - Math.max(own.startedAt, other.startedAt);
    if (other === own || shared <= 0) continue;
    const isKnown = other.endedAt !== null && !other.isTorn;
    // Of what is not answered nobody knows how far it went: at most as far as this one beside it, for bodies share.
    const most = isKnown ? other.bytes : Math.min(other.bytes, own.bytes);
    bytes += (most * shared) / (isKnown ? other.endedAt - other.startedAt : elapsed);
  }
  return bytes;
}

/** Smaller bodies tell the round trip, larger ones the rate. */
const rateBytes = 8 * 1024;
/** A clock that was set meanwhile gives nonsense: no request lasts so long. */
const longestMs = 600_000;
export const pieceMs = 2000;
const longPieceMs = 20_000;
const batchMs = 60_000;
const smallestPiece = 4 * 1024;
const firstPiece = 64 * 1024;
const largestPiece = 4 * 1024 * 1024;
const fewestLanes = 2;
/** An answer that is so long in coming comes over a line that may well be thin, too. */
const farMs = 200;
const mostLanes = 4;
const slowMs = 2000;

/** Old and new half and half: one stalled request does not turn everything over, and two do. */
export function measured(measure: LineMeasure, { bytes, carried, elapsedMs }: LineSample): LineMeasure {
  if (elapsedMs <= 0 || elapsedMs > longestMs) return measure;
  if (bytes < rateBytes) return { ...measure, roundTripMs: withTrip(measure.roundTripMs, elapsedMs) };
  const carryingMs = Math.max(1, elapsedMs - Math.min(measure.roundTripMs ?? 0, elapsedMs / 2));
  return { ...measure, rate: mean(measure.rate, (carried * 1000) / carryingMs) };
}

/** A question that waited behind a body, or for a busy machine, says little of the line: longer ones count slowly. */
function withTrip(before: number | null, now: number): number {
  return before === null || now < before ? now : Math.min(now, before * 1.1);
}

function mean(before: number | null, now: number): number {
  return before === null ? now : (before + now) / 2;
}

/** Something on the line takes no bodies of this size. */
export function refusedSize(measure: LineMeasure, bytes: number): LineMeasure {
  return { ...measure, refusedBytes: Math.min(measure.refusedBytes ?? bytes, bytes) };
}

/** Bytes of one request: two seconds of the line, and well below what was refused. */
export function pieceBytes(measure: LineMeasure): number {
  return bytesIn(measure, pieceMs, firstPiece);
}

/** The same of a file that goes up only until an earlier one sends again. */
export function lentPieceBytes(measure: LineMeasure): number {
  return bytesIn(measure, pieceMs, firstPiece / 4);
}

/** The same where nobody looks in between: twenty seconds, a third of what a request may take. */
export function longPieceBytes(measure: LineMeasure): number {
  return bytesIn(measure, longPieceMs, firstPiece);
}

function bytesIn({ rate, refusedBytes }: LineMeasure, ms: number, unknown: number): number {
  const wanted = rate === null ? unknown : Math.min(largestPiece, Math.round((rate * ms) / 1000));
  const allowed = refusedBytes === null ? wanted : Math.min(wanted, Math.floor(refusedBytes / 4));
  return Math.max(smallestPiece, allowed);
}

/** Up to so many bytes a file goes by itself: half a second of the line, for what is torn off is lost whole. */
export function wholeBytes(measure: LineMeasure): number {
  return Math.max(smallestPiece, Math.floor(pieceBytes(measure) / 4));
}

/** Even the smallest piece was refused. */
export function isHopeless({ refusedBytes }: LineMeasure): boolean {
  return refusedBytes !== null && refusedBytes <= smallestPiece;
}

/** Bytes of one batch: what is lost with it when the range is refused, and told as progress when it is not. */
export function batchBytes({ rate }: LineMeasure): number {
  return rate === null ? Number.POSITIVE_INFINITY : Math.max(smallestPiece, (rate * batchMs) / 1000);
}

/**
 * How many batches send at once, besides those that fill the line while they wait. `bytes`: of one of them. A slow line
 * is full with one; over another the district is to have the next at hand while it imports one, and an answer may be so
 * long in coming that several fit into that time.
 */
export function lanes(measure: LineMeasure, bytes: number): number {
  const { rate, roundTripMs } = measure;
  if (isSlow(measure, bytes)) return 1;
  if (rate === null || roundTripMs === null) return fewestLanes;
  const eachMs = Math.max(1, (Math.min(bytes, longPieceBytes(measure)) * 1000) / rate);
  return Math.max(fewestLanes, Math.min(mostLanes, 1 + Math.ceil(roundTripMs / eachMs)));
}

/**
 * After how long others may send beside a body: when the line should have carried it, its answer not yet come. Where its
 * rate is not known after twice a round trip, so that the line is not empty while the first answer comes; null where
 * nothing is known. Milliseconds.
 */
export function carryingMs({ rate, roundTripMs }: LineMeasure, bytes: number): number | null {
  if (rate !== null) return Math.ceil((bytes * 1000) / rate);
  return roundTripMs === null ? null : Math.ceil(2 * roundTripMs);
}

/**
 * Whether a batch of so many bytes takes the line longer than it takes the district. What lies in two batches is named
 * in both: over such a line larger ones are less to carry, over any other smaller ones keep both ends at work.
 */
export function isSlow({ rate, roundTripMs }: LineMeasure, bytes: number): boolean {
  return rate === null ? (roundTripMs ?? 0) >= farMs : (bytes * 1000) / rate > slowMs;
}
