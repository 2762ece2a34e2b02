import type { TFunction } from 'i18next';
import type { DeskRow } from './desk-row.ts';

/** `Xã Lâm Bình · quầy 2`, with the desk's own name where it has one. */
export function deskWords(
  { communeName: commune, desk, deskName: name }: Pick<DeskRow, 'communeName' | 'desk' | 'deskName'>,
  t: TFunction,
): string {
  return name === ''
    ? t('district.desks.row.name', { commune, desk })
    : t('district.desks.row.named', { commune, desk, name });
}

/**
 * Entries that the desk by its own word has written and that are not here; null of a desk that was never heard, which
 * said nothing.
 */
export function unsentBySaying({ saidUpTo, lastSeq, lastHeardAt }: DeskRow): number | null {
  return lastHeardAt === null ? null : Math.max(0, saidUpTo - lastSeq);
}
