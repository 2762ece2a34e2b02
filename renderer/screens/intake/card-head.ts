import type { Scan } from './scan.ts';

const numberLength = 12;

/**
 * A burst begins with the card's 12-digit number. Where it began too late or too early for that, its head is mended:
 * what is missing is taken from the field, what is too much is given back to it.
 */
export function withCardHead(scan: Scan): Scan {
  return withTornHead(withoutTyped(scan));
}

/**
 * A busy machine may have torn a burst after its first few digits, which then stand in the field as if typed. When the
 * payload lacks just these digits of the card's number, they are the scanner's: they join it and leave the field.
 */
function withTornHead(scan: Scan): Scan {
  const { payload, restore } = scan;
  const rest = /^(\d{0,11})\|/.exec(payload)?.[1];
  if (rest === undefined || restore === null) return scan;
  const missing = numberLength - rest.length;
  const head = restore.value.slice(0, restore.start);
  const digits = head.slice(-missing);
  if (digits.length !== missing || !/^\d+$/.test(digits)) return scan;
  const start = restore.start - missing;
  const value = head.slice(0, start) + restore.value.slice(restore.start);
  return {
    payload: digits + payload,
    restore: { ...restore, value, start, end: Math.max(start, restore.end - missing) },
  };
}

/** The last key of a fast finger may have run into the burst: what stands before the card's number stays in the field. */
function withoutTyped(scan: Scan): Scan {
  const { payload, restore } = scan;
  const typed = /^([^|]+?)\d{12}\|/.exec(payload)?.[1];
  if (typed === undefined) return scan;
  const cut = payload.slice(typed.length);
  if (restore === null) return { payload: cut, restore };
  const value = restore.value.slice(0, restore.start) + typed + restore.value.slice(restore.end);
  const caret = restore.start + typed.length;
  return { payload: cut, restore: { ...restore, value, start: caret, end: caret } };
}
