/** `14/03/1990`, `03/1990` or `1990` of 'YYYY-MM-DD', 'YYYY-MM' or 'YYYY': how a birth stands in a field. */
export function writeBirth(birth: string): string {
  return birth.split('-').reverse().join('/');
}
