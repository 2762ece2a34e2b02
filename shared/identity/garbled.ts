/**
 * Signs that a scanner's keyboard emulation met an input method (Telex, VNI) or a wrong code page on its way. Only what
 * hardly any Vietnamese or minority name or address has counts: a false alarm costs a clerk the typing of a name.
 */
const vietnamese = 'a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ';
/** Ede, Jrai, Bahnar and others write these besides. */
const minority = 'ĕĭŏŭčƀñĉ';
const foreignToText = new RegExp(`[^${vietnamese}${minority}\\p{M}\\s\\d'’‘ʼ.,;:/()&+"_#*–—-]`, 'iu');
const ascii = /^[\0-\x7f]*$/;
/** Telex keys left standing: a vowel doubled or marked by w, or d doubled; alone it may be a minority name. */
const telexVowel = /aa|ee|oo|aw|ow|uw|^dd/i;
/** A tone key left at the end of a word, where Vietnamese has none of these letters. */
const telexTone = /[aeiouyw](?:ng|nh|ch|[cmnpt])?[sfrxj]$/i;
/** VNI keys left standing between the letters of a word: D9u7c, Va8n. */
const vniKeys = /[aeiouyd][1-9]{1,2}[a-z]/i;
/** A small letter within capitals or a capital within small ones: part of the word went another way. */
const brokenCase = /\p{Lu}\p{Lu}\p{Ll}|\p{Ll}\p{Lu}/u;

function suspicion(word: string): number {
  const keys = ascii.test(word) ? [telexVowel, telexTone, vniKeys].filter((key) => key.test(word)).length : 0;
  return keys + (brokenCase.test(word) ? 1 : 0);
}

/** Whether an address, or any text of words, was damaged (NFC): one impossible sign, or two suspicious ones. */
export function looksGarbled(text: string): boolean {
  if (foreignToText.test(text)) return true;
  const words = text.split(/[\s,.;:/()'’-]+/);
  return words.reduce((total, word) => total + suspicion(word), 0) >= 2;
}

/** Whether a name was damaged: as `looksGarbled`, and on a card no name has digits or changes case within a word. */
export function nameLooksGarbled(name: string): boolean {
  return /\d/.test(name) || brokenCase.test(name) || looksGarbled(name);
}

/** Whether an address lost all its marks: so many words without a single one do not occur in a Vietnamese address. */
export function lostItsMarks(address: string): boolean {
  return ascii.test(address) && address.split(/[\s,]+/).filter((word) => /^[a-z]+$/i.test(word)).length >= 6;
}
