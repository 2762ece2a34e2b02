/** Letters that Unicode does not take apart: đ of Vietnamese, ƀ ɓ of Bahnar and Jrai, ø ł of passports, dotless ı. */
const letters: ReadonlyMap<string, string> = new Map([
  ['đ', 'd'],
  ['ð', 'd'],
  ['ƀ', 'b'],
  ['ɓ', 'b'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['ı', 'i'],
]);
/** ' ’ ‘ ʼ ʻ ` ´ ′ ′-like signs that keyboards and scanners put into H'Hen. */
const apostrophes: ReadonlySet<string> = new Set("'’‘‛ʼʻʹʽ`´′＇");
const hyphens: ReadonlySet<string> = new Set('-‐‑‒–—−﹣－');
const invisible = /[\p{M}\p{Cf}]/gu;
const blank = /[\s\p{Cc}]/u;
const cacheSize = 0x2000;
/** Folding is letter by letter, so each letter's answer is kept: 350,000 rows share some 200 letters. */
const cache: (string | undefined)[] = [];

function foldLetter(letter: string): string {
  // Half of a surrogate pair: no letter, and two halves left side by side would become another one.
  if (!letter.isWellFormed()) return '';
  const signs = letter.normalize('NFD');
  if (apostrophes.has(letter) || apostrophes.has(signs)) return "'";
  if (hyphens.has(letter)) return '-';
  if (blank.test(letter)) return ' ';
  const bare = signs.replace(invisible, '').toLowerCase().normalize('NFD').replace(invisible, '');
  return letters.get(bare) ?? bare;
}

function foldCode(code: number): string {
  const known = cache[code];
  if (known !== undefined) return known;
  const folded = foldLetter(String.fromCodePoint(code));
  if (code < cacheSize) cache[code] = folded;
  return folded;
}

/**
 * The key by which Vietnamese text is compared and found: lower case, without marks, đ as d, apostrophes as ' and
 * dashes as -, single spaces, none at the ends. NFC and NFD input give the same key; folding twice changes nothing.
 */
export function fold(text: string): string {
  let folded = '';
  let space = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at++;
    const piece = foldCode(code);
    if (piece === ' ') {
      if (!space) folded += ' ';
      space = true;
    } else if (piece !== '') {
      folded += piece;
      space = false;
    }
  }
  return space ? folded.trimEnd() : folded;
}
