import { isCivilDate } from '../../shared/calendar/civil.ts';

/** A whole date as people here type it (`1/12/2026`, `01.12.2026`, `01122026`) as 'YYYY-MM-DD'; null when it is none. */
export function readTypedDate(typed: string): string | null {
  const match =
    /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/.exec(typed.trim()) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(typed.trim());
  if (!match) return null;
  const [, day = '', month = '', year = ''] = match;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(date) ? date : null;
}

/** A birth as it may be known: whole, month and year, or year alone; null when it is none of them. */
export function readTypedBirth(typed: string): string | null {
  const text = typed.trim();
  if (/^\d{4}$/.test(text)) return text;
  const month = /^(\d{1,2})[/.\-\s](\d{4})$/.exec(text);
  if (month) {
    const value = Number(month[1]);
    return value >= 1 && value <= 12 ? `${month[2]}-${String(value).padStart(2, '0')}` : null;
  }
  return readTypedDate(text);
}

/** `14/03/1990`, `03/1990` or `1990` of 'YYYY-MM-DD', 'YYYY-MM' or 'YYYY'. */
export function writeBirth(birth: string): string {
  return birth.split('-').reverse().join('/');
}
