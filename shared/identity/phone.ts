import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import type { IdentityCode } from './warning.ts';

export interface Phone {
  /** As stored: digits from `0…`; a foreign number keeps its `+`. */
  readonly phone: string;
  readonly kind: 'mobile' | 'landline' | 'oldMobile' | 'other';
  readonly warnings: readonly IdentityCode[];
}

const mobile = /^0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-9])\d{7}$/;
const landline = /^02\d{8,9}$/;
const oldMobile = /^01\d{9}$/;

/** `+84`, `0084` and a bare `84` before 9 or 10 digits become `0`; a zero kept after the country code is dropped. */
function withoutCountry(text: string): string {
  const match = /^(?:\+|00)84\(?0?\)?(\d+)$/.exec(text) ?? /^84(\d{9,10})$/.exec(text);
  return match?.[1] === undefined ? text : `0${match[1]}`;
}

/**
 * A phone number, with spaces, dots, hyphens and brackets ignored. Only what cannot be a number at all is refused
 * (identity.phone-invalid: letters, under 8 or over 15 digits); old and unusual numbers are kept with a warning.
 */
export function readPhone(typed: string): Result<Phone> {
  const text = typed.length > 60 ? '' : typed.trim().replace(/[\s.\-()]/g, '');
  const phone = withoutCountry(text);
  if (!/^\+?\d{8,15}$/.test(phone)) return refuse('identity.phone-invalid');
  if (mobile.test(phone)) return ok({ phone, kind: 'mobile', warnings: [] });
  if (landline.test(phone)) return ok({ phone, kind: 'landline', warnings: [] });
  if (oldMobile.test(phone)) return ok({ phone, kind: 'oldMobile', warnings: ['identity.phone-old-prefix'] });
  return ok({ phone, kind: 'other', warnings: ['identity.phone-unusual'] });
}
