import { fold } from './fold.ts';

/** Signs stand inside names of the Central Highlands (H'Hen, Y-Bhăm), which people type joined, split or as written. */
const sign = /['-]/;
const wordBreak = /[^\p{L}\p{N}'-]+/u;
const hasLetter = /\p{L}/u;
/** A name prefix (H, Y, K) grown together with its name: hhen, ybham, kbreu; no Vietnamese word begins so, but kh does. */
const grownPrefix = /^(?:[hy][^aeiouy\W\d_]|k[^aeiouyh\W\d_])[a-z]+$/;
/** A number written in groups as on the card or a phone: 008 190 004 218, 0912.345.678. */
const groupedNumber = /(?<![\d-])\d{3,4}(?:[ .]\d{3,4}){2,3}(?![\d-])/g;

/** Most names, folded, and numbers as they are typed: nothing in them to be looked at more closely. */
const plainWords = /^(?:[a-z]+(?: [a-z]+)*|\d+)$/;

function wordsOf(text: string): readonly string[] {
  const folded = fold(text);
  if (plainWords.test(folded)) return folded.split(' ');
  const joinedNumbers = folded.replace(groupedNumber, (number) => {
    const digits = number.replace(/[ .]/g, '');
    return digits.length >= 9 && digits.length <= 12 ? digits : number;
  });
  return joinedNumbers.split(wordBreak);
}

function piecesOf(word: string): readonly string[] {
  if (word !== '' && !sign.test(word)) return [word];
  return word.split(sign).filter((piece) => piece !== '');
}

/** Letters beyond the usual ones are two units long. */
function isOneLetter(word: string): boolean {
  return word.length <= 2 && [...word].length === 1 && hasLetter.test(word);
}

/** Hyphens between numbers part them (codes of dossiers); between letters they may join. */
function mayJoin(pieces: readonly string[]): boolean {
  return pieces.length > 1 && pieces.every((piece) => hasLetter.test(piece));
}

/**
 * The words under which a text is put into the index, folded, each once: every word, and for H'Hen, Y-Bhăm or Y Bhăm
 * the split and the joined form, so that `queryTokens` of any way of writing finds it.
 */
export function searchTokens(text: string): string[] {
  const tokens = new Set<string>();
  let prefix = '';
  for (const word of wordsOf(text)) {
    const pieces = piecesOf(word);
    for (const piece of pieces) tokens.add(piece);
    if (mayJoin(pieces)) tokens.add(pieces.join(''));
    const [only, ...others] = pieces;
    if (only === undefined) continue;
    if (others.length === 0 && grownPrefix.test(only)) {
      tokens.add(only.charAt(0));
      tokens.add(only.slice(1));
    }
    if (prefix) tokens.add(prefix + pieces.join(''));
    prefix = pieces.length === 1 && isOneLetter(only) ? only : '';
  }
  return [...tokens];
}

/**
 * The words that a row must all have (the last one, still being typed, as a beginning) to be found by what was typed.
 * A name written with its sign is looked for joined; compound words (Rịa-Vũng) and codes are looked for in their parts.
 */
export function queryTokens(text: string): string[] {
  const tokens = new Set<string>();
  for (const word of wordsOf(text)) {
    const pieces = piecesOf(word);
    const first = pieces[0] ?? '';
    const joined = mayJoin(pieces) && (word.includes("'") || [...first].length === 1);
    for (const token of joined ? [pieces.join('')] : pieces) tokens.add(token);
  }
  return [...tokens];
}
