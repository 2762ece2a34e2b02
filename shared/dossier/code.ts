import { civilDate } from '../calendar/civil.ts';

/** `H60.15.3-261124-2007`: agency code, receipt date in Asia/Ho_Chi_Minh, number of the day (domain.md 3). */
export const dossierCodePattern = /^[A-Z0-9]+(\.[A-Z0-9]+)*-\d{6}-\d{4,6}$/;

/** k runs from 1 to 999 in a desk's block of the day. */
export const blockSize = 999;

/** The number of the day: generation·10000 + desk·1000 + k. Blocks of desks and generations never meet. */
export function dayNumber(generation: number, desk: number, k: number): number {
  return generation * 10_000 + desk * 1000 + k;
}

export function dossierCode(agency: string, receivedAt: number, number: number): string {
  const [year = '', month = '', day = ''] = civilDate(receivedAt).split('-');
  return `${agency}-${year.slice(2)}${month}${day}-${String(number).padStart(4, '0')}`;
}

export interface CodeParts {
  readonly agency: string;
  /** `YYYY-MM-DD`; the century is 20. */
  readonly date: string;
  readonly generation: number;
  readonly desk: number;
  readonly k: number;
}

/** Takes a code of our layout apart; null for foreign codes, which are kept as they are. */
export function findCodeParts(code: string): CodeParts | null {
  if (!dossierCodePattern.test(code)) return null;
  const match = /^(.+)-(\d{2})(\d{2})(\d{2})-(\d+)$/.exec(code);
  if (match === null) return null;
  const [, agency = '', year, month, day, digits] = match;
  const number = Number(digits);
  return {
    agency,
    date: `20${year}-${month}-${day}`,
    generation: Math.floor(number / 10_000),
    desk: Math.floor((number % 10_000) / 1000),
    k: number % 1000,
  };
}

export interface NumberBlock {
  readonly generation: number;
  readonly desk: number;
  readonly openingNumber: number;
  /** Generations in which other ledgers of this desk's number go on: a copied folder's, a replaced PC's. */
  readonly taken?: readonly number[];
}

/**
 * Next free place of a desk's block on a day: what is used up goes on in a generation above every known one, for that
 * day only. An opening number that was raised in the course of the day counts from then on.
 */
export function nextNumber(
  block: NumberBlock,
  used: { readonly generation: number; readonly k: number } | null,
): { readonly generation: number; readonly k: number; readonly number: number } {
  const first = Math.max(1, block.openingNumber);
  const place = placeAfter(block, used, first);
  return { ...place, number: dayNumber(place.generation, block.desk, place.k) };
}

function placeAfter(
  { generation, taken = [] }: NumberBlock,
  used: { readonly generation: number; readonly k: number } | null,
  first: number,
): { readonly generation: number; readonly k: number } {
  if (used === null || used.generation < generation) return { generation, k: first };
  if (used.k >= blockSize || taken.includes(used.generation))
    return { generation: Math.max(used.generation, ...taken) + 1, k: first };
  return { generation: used.generation, k: Math.max(first, used.k + 1) };
}
