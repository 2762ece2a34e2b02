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
}

/** Bytes that the line carried while `own` went up: of the others the part that fell into that time. */
export function carriedDuring(own: Passage & { readonly endedAt: number }, others: Iterable<Passage>): number {
  const elapsed = own.endedAt - own.startedAt;
  let bytes = own.bytes;
  for (const other of others) {
    const shared = Math.min(own.endedAt, other.endedAt ?? own.endedAt) - Math.max(own.startedAt, other.startedAt);
    // What is not answered yet is taken for as slow as this one.
    const lasts = other.endedAt === null ? Math.max(elapsed, shared) : other.endedAt - other.startedAt;
    if (other !== own && shared > 0) bytes += (other.bytes * shared) / lasts;
  }
  return bytes;
}

/** Smaller bodies tell the round trip, larger ones the rate. */
const rateBytes = 8 * 1024;
/** A clock that was set meanwhile gives nonsense: no request lasts so long. */
const longestMs = 600_000;
const pieceMs = 2000;
const batchMs = 20_000;
const smallestPiece = 4 * 1024;
const firstPiece = 64 * 1024;
const largestPiece = 4 * 1024 * 1024;
const fewestLanes = 2;
/** An answer that is so long in coming comes over a line that may well be thin, too. */
const farMs = 200;
const mostLanes = 4;

/** Old and new half and half: one stalled request does not turn everything over, and two do. */
export function measured(measure: LineMeasure, { bytes, carried, elapsedMs }: LineSample): LineMeasure {
  if (elapsedMs <= 0 || elapsedMs > longestMs) return measure;
  if (bytes < rateBytes) return { ...measure, roundTripMs: mean(measure.roundTripMs, elapsedMs) };
  const carryingMs = Math.max(1, elapsedMs - Math.min(measure.roundTripMs ?? 0, elapsedMs / 2));
  return { ...measure, rate: mean(measure.rate, (carried * 1000) / carryingMs) };
}

function mean(before: number | null, now: number): number {
  return before === null ? now : (before + now) / 2;
}

/** Something on the line takes no bodies of this size. */
export function refusedSize(measure: LineMeasure, bytes: number): LineMeasure {
  return { ...measure, refusedBytes: Math.min(measure.refusedBytes ?? bytes, bytes) };
}

/** Bytes of one request: two seconds of the line, and well below what was refused. */
export function pieceBytes({ rate, refusedBytes }: LineMeasure): number {
  const wanted = rate === null ? firstPiece : Math.min(largestPiece, Math.round((rate * pieceMs) / 1000));
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
 * How many batches go at once: while one waits for its answer, others use the line. One more than would fill it, so that
 * it is full also while one of them ends and the next begins.
 */
export function lanes(measure: LineMeasure, bytes: number): number {
  const { rate, roundTripMs } = measure;
  if (roundTripMs === null) return fewestLanes;
  if (rate === null) return roundTripMs < farMs ? fewestLanes : fewestLanes + 1;
  // Each piece waits for its own answer.
  const carryingMs = Math.max(1, (Math.min(bytes, pieceBytes(measure)) * 1000) / rate);
  // A tenth of idle line is not worth another lane.
  if (roundTripMs < carryingMs / 10) return fewestLanes;
  return Math.min(mostLanes, fewestLanes + Math.ceil(roundTripMs / carryingMs));
}
