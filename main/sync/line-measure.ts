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

/** One answered request: bytes of its body and how long its answer took. */
export interface LineSample {
  readonly bytes: number;
  readonly elapsedMs: number;
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
const mostLanes = 4;

/** Old and new half and half: one stalled request does not turn everything over, and two do. */
export function measured(measure: LineMeasure, { bytes, elapsedMs }: LineSample): LineMeasure {
  if (elapsedMs <= 0 || elapsedMs > longestMs) return measure;
  if (bytes < rateBytes) return { ...measure, roundTripMs: mean(measure.roundTripMs, elapsedMs) };
  const carryingMs = Math.max(1, elapsedMs - Math.min(measure.roundTripMs ?? 0, elapsedMs / 2));
  return { ...measure, rate: mean(measure.rate, (bytes * 1000) / carryingMs) };
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

/** Even the smallest piece was refused. */
export function isHopeless({ refusedBytes }: LineMeasure): boolean {
  return refusedBytes !== null && refusedBytes <= smallestPiece;
}

/** Bytes of one batch: what is lost with it when the range is refused, and told as progress when it is not. */
export function batchBytes({ rate }: LineMeasure): number {
  return rate === null ? Number.POSITIVE_INFINITY : Math.max(smallestPiece, (rate * batchMs) / 1000);
}

/**
 * How many batches go at once: while one waits for its answer, others use the line. One where the answer comes in no
 * time, more the longer the round trip is against the time that a batch of `bytes` takes.
 */
export function lanes({ rate, roundTripMs }: LineMeasure, bytes: number): number {
  if (rate === null || roundTripMs === null) return 1;
  const carryingMs = Math.max(1, (bytes * 1000) / rate);
  // A tenth of idle line is not worth a second lane.
  if (roundTripMs < carryingMs / 10) return 1;
  return Math.min(mostLanes, 1 + Math.ceil(roundTripMs / carryingMs));
}
