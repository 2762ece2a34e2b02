import type { Scan } from './scan.ts';

const numberLength = 12;

/**
 * A busy machine may have torn a burst after its first few digits, which then stand in the field as if typed. When the
 * payload lacks just these digits of the card's 12-digit number, they are the scanner's: they join it and leave the field.
 */
export function withTornHead(scan: Scan): Scan {
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
