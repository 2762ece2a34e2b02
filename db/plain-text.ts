/**
 * A text as a column of its own can hold it on every store: PostgreSQL takes no NUL, which nobody can type and only a
 * foreign hand writes. In JSON it stands escaped and stays.
 */
export function plainText(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
}
