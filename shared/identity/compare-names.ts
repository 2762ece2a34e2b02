const collator = new Intl.Collator('vi', { sensitivity: 'variant', ignorePunctuation: false });

/**
 * Order of names in Vietnamese lists: by *tên* (the last word), then *họ* (the first), then the whole; the letters
 * ă â đ ê ô ơ ư stand for themselves, tones come second. Total: two different strings are never equal.
 */
export function compareNames(a: string, b: string): number {
  const wordsA = a.trim().split(/\s+/);
  const wordsB = b.trim().split(/\s+/);
  return (
    collator.compare(wordsA.at(-1) ?? '', wordsB.at(-1) ?? '') ||
    collator.compare(wordsA[0] ?? '', wordsB[0] ?? '') ||
    collator.compare(a, b) ||
    (a < b ? -1 : a > b ? 1 : 0)
  );
}
