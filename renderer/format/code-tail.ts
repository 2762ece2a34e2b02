/**
 * `…261201-2007` of a dossier's code: at least nine signs, beginning with a whole part, for a search finds words by their
 * beginning. A code without parts is shown whole.
 */
export function codeTail(code: string): string {
  const cut = code.slice(0, -9).search(/[^\p{L}\p{N}][\p{L}\p{N}]*$/u);
  return cut <= 0 ? code : `…${code.slice(cut + 1)}`;
}
