import type { JsonObject } from '../dossier/event.ts';

/** A value that has no canonical JSON: a defect where we write, a malformed input where we read. */
export class CanonicalJsonError extends Error {
  override readonly name = 'CanonicalJsonError';
}

/** Nesting that canonical JSON is made of at most; far above any event, far below any stack. */
const maxDepth = 200;

/**
 * Canonical JSON of RFC 8785: keys sorted by UTF-16 code units, no white space, numbers and strings as ECMAScript
 * writes them. A property that is `undefined` is left out, as JSON does. Throws CanonicalJsonError on what RFC 8785 or
 * I-JSON (RFC 7493) has no form for: `undefined` at the top or in an array, functions, symbols, bigints, NaN, Infinity,
 * a lone surrogate in a string or key, more than 200 levels. -0 is written as 0.
 */
export function canonicalJson(value: unknown): string {
  return isOrdered(value, 0) ? wellFormed(JSON.stringify(value)) : write(value, 0);
}

/**
 * As `canonicalJson`, of a JSON value that is known to have a canonical form and its keys in their order. Throws
 * CanonicalJsonError on a lone surrogate.
 */
export function orderedJson(value: JsonObject): string {
  return wellFormed(JSON.stringify(value));
}

/** Whether native stringify already gives the canonical form; the usual case, and several times faster than `write`. */
function isOrdered(value: unknown, depth: number): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new CanonicalJsonError('a number that is not finite');
    return true;
  }
  if (typeof value !== 'object') throw new CanonicalJsonError(`${typeof value} has no JSON`);
  if (depth >= maxDepth) throw new CanonicalJsonError('nested too deeply');
  if (Array.isArray(value)) {
    for (const item of value) if (!isOrdered(item, depth + 1)) return false;
    return true;
  }
  let before: string | null = null;
  // An inherited property, which plain JSON never has, would only lead to the slower way.
  for (const key in value) {
    if (before !== null && key <= before) return false;
    before = key;
    const item: unknown = Reflect.get(value, key);
    if (item !== undefined && !isOrdered(item, depth + 1)) return false;
  }
  return true;
}

/** Native stringify writes a lone surrogate as an escape \ud8xx to \udfxx and never escapes anything else so. */
function wellFormed(json: string): string {
  if (!json.includes('\\ud')) return json;
  // An escaped backslash before "ud" is ordinary text: only an odd run of backslashes makes an escape.
  for (const match of json.matchAll(/(\\+)ud[89a-f]/g)) {
    if ((match[1] ?? '').length % 2 === 1) throw new CanonicalJsonError('a lone surrogate');
  }
  return json;
}

function write(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null) {
    isOrdered(value, depth);
    return wellFormed(JSON.stringify(value));
  }
  if (depth >= maxDepth) throw new CanonicalJsonError('nested too deeply');
  if (Array.isArray(value)) return `[${value.map((item) => write(item, depth + 1)).join(',')}]`;
  const parts = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${wellFormed(JSON.stringify(key))}:${write(item, depth + 1)}`);
  return `{${parts.join(',')}}`;
}
