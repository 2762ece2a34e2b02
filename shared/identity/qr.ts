import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import { tidyLine } from '../text/tidy.ts';
import { fold } from './fold.ts';
import { looksGarbled, lostItsMarks, nameLooksGarbled } from './garbled.ts';
import type { PartialDate } from './partial-date.ts';
import { isPartialDate } from './partial-date.ts';
import type { Sex } from './personal-id.ts';
import { readPersonalId } from './personal-id.ts';
import type { Warning } from './warning.ts';

/** What a citizen card's QR code says. A text that was damaged on its way is null: better typed than wrong on paper. */
export interface CardQr {
  readonly personalId: string;
  readonly legacyIdNumber?: string;
  readonly fullName: string | null;
  readonly birth: PartialDate;
  readonly sex: Sex;
  readonly address: string | null;
  /** 'YYYY-MM-DD' */
  readonly issuedOn?: string;
  readonly warnings: readonly Warning[];
}

/** The longest real payload is near 300 characters; what is longer is no card and is not looked at. */
const longestPayload = 2000;

/** `ddMMyyyy` with 00 for an unknown day or month, or a bare year. */
function cardDate(field: string): PartialDate | undefined {
  const match = /^(?:(\d{2})(\d{2}))?(\d{4})$/.exec(field);
  if (!match) return undefined;
  const [, day = '00', month = '00', year = ''] = match;
  const date = month === '00' ? year : day === '00' ? `${year}-${month}` : `${year}-${month}-${day}`;
  return isPartialDate(date) ? date : undefined;
}

function wholeDate(field: string): PartialDate | undefined {
  const date = cardDate(field);
  return date?.length === 10 ? date : undefined;
}

/** `nữ` said with its mark is certain; without it, the marks of the other texts are gone as well. */
function cardSex(field: string): { sex: Sex; intact: boolean } | undefined {
  const folded = fold(field);
  if (folded === 'nam') return { sex: 'male', intact: true };
  return folded === 'nu' ? { sex: 'female', intact: field.toLowerCase() === 'nữ' } : undefined;
}

/**
 * Reads the QR payload of a chip card of 2021 or a card of 2024: `|` between number, old number (often empty), name,
 * birth, sex, address, date of issue, and on newer cards more, which is ignored. Fields are found by their shape
 * around number and birth, so that a card of 6 fields reads too. Takes NFC or NFD, a trailing CR, and what an input
 * method left of the letters: then damaged texts are null with the warning identity.qr-garbled.
 * Refuses: identity.qr-unreadable. Never throws, whatever was scanned; the payload must not be logged.
 */
export function parseCardQr(payload: string): Result<CardQr> {
  if (payload.length > longestPayload) return refuse('identity.qr-unreadable');
  const fields = payload.split('|').map(tidyLine);
  const idAt = fields.findIndex((field) => /^\d{12}$/.test(field));
  const facts = readPersonalId(fields[idAt] ?? '');
  if (fields.length < 5 || !facts.ok) return refuse('identity.qr-unreadable');
  const birthAt = fields.findIndex((field, at) => at > idAt && cardDate(field) !== undefined);
  const birth = cardDate(fields[birthAt] ?? '');
  if (birth === undefined) return refuse('identity.qr-unreadable');

  const before = fields.slice(idAt + 1, birthAt);
  const after = fields.slice(birthAt + 1);
  const legacyIdNumber = before.find((field) => /^(?:\d{9}|\d{12})$/.test(field));
  const name = before.findLast((field) => field !== '' && field !== legacyIdNumber);
  const saidSex = cardSex(after[0] ?? '');
  // Only a sex field may stand first here; when damage left it unreadable, the number still says the sex.
  const place = after[1] && wholeDate(after[1]) === undefined ? after[1] : '';
  const marksKept = saidSex?.intact === true && !lostItsMarks(place);
  const fullName = marksKept && name && !nameLooksGarbled(name) ? name : null;
  const address = marksKept && place && !looksGarbled(place) ? place : null;
  const issuedOn = after
    .slice(1)
    .map(wholeDate)
    .find((date) => date !== undefined);
  const damagedField = fullName === null ? 'fullName' : place !== '' && address === null ? 'address' : undefined;
  return ok({
    personalId: facts.value.personalId,
    ...(legacyIdNumber ? { legacyIdNumber } : {}),
    fullName,
    birth,
    sex: saidSex?.sex ?? facts.value.sex,
    address,
    ...(issuedOn ? { issuedOn } : {}),
    warnings: damagedField ? [{ code: 'identity.qr-garbled', field: damagedField }] : [],
  });
}
