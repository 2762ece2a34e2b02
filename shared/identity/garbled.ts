/**
 * Signs that a scanner's keyboard emulation met an input method (Telex, VNI) or a wrong code page on its way. Only what
 * no Vietnamese or minority name or address has counts: a false alarm costs a clerk the typing of a name.
 */
const vietnamese = 'a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ';
/** Ede, Jrai, Bahnar and others write these besides. */
const minority = 'ĕĭŏŭčƀñĉ';
const foreignToText = new RegExp(`[^${vietnamese}${minority}\\p{M}\\s\\d'’‘ʼ.,;:/()&+"-]`, 'iu');
/** Telex keys left standing in a word without marks: a doubled or w-marked vowel, then a tone key; or d typed twice. */
const telexWord = /^(?=[a-z]*(?:aa|ee|oo|aw|ow|uw))[a-z]{2,}[sfrxj]$|^dd[a-z]+$|^[a-z]*[aeiouy][a-z]{0,2}[fj]$|uwow?/i;
/** VNI keys left standing: digits inside or after the letters of a word (in addresses numbers stand apart or first). */
const vniWord = /^(?!(?:[a-z]{1,2}|to|khu|thon|xom|ap)\d+$)[a-z]*[aeiouyd][a-z]*[1-9][a-z1-9]*$/i;
/** A small letter within capitals or a capital within small ones: part of the word went another way. */
const brokenCase = /\p{Lu}\p{Lu}\p{Ll}|\p{Ll}\p{Lu}/u;

const ascii = /^[\0-\x7f]*$/;

/** Whether a word-by-word look finds damage in a name or an address (already NFC). */
export function looksGarbled(text: string): boolean {
  if (foreignToText.test(text)) return true;
  return text
    .split(/[\s,.;:/()'’-]+/)
    .some((word) => brokenCase.test(word) || (ascii.test(word) && (telexWord.test(word) || vniWord.test(word))));
}

/** Whether an address lost all its marks: so many words without a single one do not occur in a Vietnamese address. */
export function lostItsMarks(address: string): boolean {
  return ascii.test(address) && address.split(/[\s,]+/).filter((word) => /^[a-z]+$/i.test(word)).length >= 6;
}
