import { fold } from '../identity/fold.ts';
import type { Catalogue } from './catalogue.ts';
import type { Procedure } from './procedure.ts';

interface IndexedProcedure {
  readonly procedure: Procedure;
  readonly position: number;
  readonly nameWords: readonly string[];
  readonly fieldWords: readonly string[];
}

/** A catalogue prepared for finding procedures while somebody types. Make it once for each version. */
export interface ProcedureIndex {
  readonly entries: readonly IndexedProcedure[];
}

interface Match {
  /** How far from what was meant: 0 whole words, more for beginnings, initials, the field. */
  readonly cost: number;
  /** First word of the name that matched, and the one after the last. */
  readonly at: number;
  readonly next: number;
}

const longestToken = 40;
const mostTokens = 12;
const codeLike = /^\d[\d.]*$/;

function wordsOf(text: string): readonly string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

export function createProcedureIndex(catalogue: Catalogue): ProcedureIndex {
  const entries = catalogue.procedures.map((procedure, position) => ({
    procedure,
    position,
    nameWords: wordsOf(procedure.name),
    fieldWords: wordsOf(procedure.field),
  }));
  return { entries };
}

/** How many words, from `from` on, the token is made of when each gives a beginning of itself (`khsinh`, `xntthn`). */
function wordsInToken(words: readonly string[], from: number, token: string): number | undefined {
  // reached: ends within the token after the words so far; few, because each word adds at most its own length.
  let reached = new Set([0]);
  for (let at = from; at < words.length && reached.size > 0; at++) {
    const word = words[at] ?? '';
    const next = new Set<number>();
    for (const start of reached) {
      for (let length = 1; length <= word.length && token[start + length - 1] === word[length - 1]; length++) {
        next.add(start + length);
      }
    }
    if (next.has(token.length)) return at - from + 1;
    reached = next;
  }
  return undefined;
}

function matchWords(words: readonly string[], token: string): Match | undefined {
  let best: Match | undefined;
  for (let at = 0; at < words.length; at++) {
    const used = wordsInToken(words, at, token);
    if (used === undefined) continue;
    const whole = words[at] === token;
    const cost = whole ? 0 : used === 1 ? 1 : 2;
    if (!best || cost < best.cost) best = { cost, at, next: at + used };
  }
  return best;
}

/** Codes are found by their beginning (`1.0048`), with or without the dot, or by their last digits (`4873`). */
function matchCode(code: string, token: string): Match | undefined {
  if (!codeLike.test(token)) return undefined;
  const digits = token.replaceAll('.', '');
  const codeDigits = code.replace('.', '');
  if (code === token || codeDigits === digits) return { cost: 0, at: 0, next: 0 };
  if (code.startsWith(token) || (digits.length >= 3 && codeDigits.startsWith(digits)))
    return { cost: 1, at: 0, next: 0 };
  return digits.length >= 3 && !token.includes('.') && codeDigits.slice(1).includes(digits)
    ? { cost: 2, at: 0, next: 0 }
    : undefined;
}

function matchToken(entry: IndexedProcedure, token: string): Match | undefined {
  const found = matchCode(entry.procedure.code, token) ?? matchWords(entry.nameWords, token);
  if (found) return found;
  const inField = matchWords(entry.fieldWords, token);
  return inField && { ...inField, cost: 4 + inField.cost };
}

function tokensOf(typed: string): readonly string[] {
  return typed
    .slice(0, 400)
    .split(/\s+/)
    .flatMap((part) => (codeLike.test(part) ? [part] : wordsOf(part)))
    .filter((token) => token !== '')
    .slice(0, mostTokens)
    .map((token) => token.slice(0, longestToken));
}

/** Words standing in the name as typed, one after the other, weigh more than the same words apart. */
function brokenRuns(matches: readonly Match[]): number {
  return matches.filter(({ at }, turn) => turn > 0 && at !== matches[turn - 1]?.next).length;
}

interface Ranked {
  readonly procedure: Procedure;
  readonly rank: readonly number[];
}

function rankOf(entry: IndexedProcedure, tokens: readonly string[]): Ranked | undefined {
  const matches: Match[] = [];
  for (const token of tokens) {
    const match = matchToken(entry, token);
    if (!match) return undefined;
    matches.push(match);
  }
  const cost = matches.reduce((total, match) => total + match.cost, 0) + brokenRuns(matches);
  const first = matches.reduce((least, { at }) => Math.min(least, at), entry.nameWords.length);
  // The shorter name says less besides what was typed; without words typed the catalogue's own order stands.
  const rank = tokens.every((token) => codeLike.test(token))
    ? [cost, entry.position]
    : [cost, entry.nameWords.length, first, entry.position];
  return { procedure: entry.procedure, rank };
}

function compareRanks(a: Ranked, b: Ranked): number {
  for (const [turn, value] of a.rank.entries()) {
    const difference = value - (b.rank[turn] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * The procedures that what was typed may mean, best first: words without accents and in any order (`khai sinh`), their
 * beginnings (`kh si`), initials of neighbouring words (`xntthn`, `ks`), a field, a code (`1.0048`, `4873`). All typed
 * words must match. Nothing typed gives the catalogue in its order. Deterministic.
 */
export function findProcedures(index: ProcedureIndex, typed: string, limit = 20): readonly Procedure[] {
  const tokens = tokensOf(typed);
  return index.entries
    .flatMap((entry) => rankOf(entry, tokens) ?? [])
    .toSorted(compareRanks)
    .slice(0, limit)
    .map(({ procedure }) => procedure);
}
