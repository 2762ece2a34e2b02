import { canonicalJson } from '../canonical-json.ts';
import type { EncodeContext } from './encode-context.ts';
import { tags } from './limits.ts';

/** A sample of a long column says whether a dictionary is worth the try. */
function looksRepeated(values: readonly unknown[]): boolean {
  if (values.length < 256) return true;
  const step = Math.floor(values.length / 128);
  const sample = Array.from({ length: 128 }, (_, i) => canonicalJson(values[i * step]));
  return new Set(sample).size < 100;
}

/** Distinct values as canonical JSON, most frequent first, and an index for each row. False when too many differ. */
export function encodeDictionary(context: EncodeContext, values: readonly unknown[]): boolean {
  if (!looksRepeated(values)) return false;
  const counts = new Map<string, number>();
  const texts = typeof values[0] === 'string' ? (values as readonly string[]) : values.map(canonicalJson);
  for (const text of texts) {
    counts.set(text, (counts.get(text) ?? 0) + 1);
    if (counts.size > 4 && counts.size * 3 > values.length) return false;
  }
  const entries = [...counts].sort((a, b) => b[1] - a[1]).map(([text]) => text);
  const places = new Map(entries.map((text, i) => [text, i]));
  const { tame } = context;
  if (entries.length === 1) {
    tame.byte(tags.constant);
    tame.text(texts === values ? entries.map(canonicalJson) : entries);
    return true;
  }
  tame.byte(tags.dictionary);
  tame.uint(entries.length);
  tame.text(texts === values ? entries.map(canonicalJson) : entries);
  tame.uints(texts.map((text) => places.get(text) ?? 0));
  return true;
}
