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
