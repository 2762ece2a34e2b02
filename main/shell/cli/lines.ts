/** One line of input: its bytes without the newline, or null where it was longer than allowed. */
export type Line = Buffer | null;

/**
 * Splits a stream into lines. A last line without newline counts; a line above `largestBytes` is skipped whole and
 * given as null, without ever being held in memory.
 */
export async function* readLines(input: AsyncIterable<Buffer | string>, largestBytes: number): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let sizeBytes = 0;
  let started = false;
  const take = (piece: Buffer): void => {
    started = true;
    sizeBytes += piece.length;
    if (sizeBytes <= largestBytes) parts.push(piece);
    else parts = [];
  };
  const finish = (): Line => {
    const line = sizeBytes > largestBytes ? null : Buffer.concat(parts);
    parts = [];
    sizeBytes = 0;
    started = false;
    return line;
  };
  for await (const chunk of input) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    let from = 0;
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
      take(bytes.subarray(from, at));
      yield finish();
      from = at + 1;
    }
    if (from < bytes.length) take(bytes.subarray(from));
  }
  if (started) yield finish();
}
