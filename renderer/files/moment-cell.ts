import type { Formatter } from '../format/formatter.ts';

/** `01/12/2026 09:24` in a file, which is read on other days; nothing where there is no moment. */
export function momentCell(instant: string | null, format: Formatter): string {
  return instant === null ? '' : `${format.date(instant)} ${format.time(instant)}`;
}
