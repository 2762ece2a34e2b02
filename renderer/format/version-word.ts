import type { TFunction } from 'i18next';
import { isCivilDate } from '../../shared/calendar/civil.ts';

/**
 * `2026-11-20-1f2e3d4c` as `bản ngày 20/11/2026 (1f2e)`, for two of one day are two; `seed-…` as the one that the
 * program brought along. Another name stands as it is.
 */
export function versionWord(
  version: string,
  { t, format }: { readonly t: TFunction; readonly format: { readonly date: (day: string) => string } },
): string {
  if (version.startsWith('seed-')) return t('rules.versions.ofProgram');
  const day = version.slice(0, 10);
  const tail = version.slice(11, 15);
  return isCivilDate(day) && tail !== '' ? t('rules.versions.ofDay', { day: format.date(day), tail }) : version;
}
