/** Control, format (bidi, zero-width), line and paragraph signs: never part of what somebody meant to type. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/**
 * One line of text as it is stored: NFC, well-formed (no lone surrogates, which canonical JSON cannot carry),
 * no control or invisible signs, single spaces, none at the ends. Letters and their case stay as typed.
 */
export function tidyLine(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(unseen, ' ').replace(/\s+/gu, ' ').trim();
}
