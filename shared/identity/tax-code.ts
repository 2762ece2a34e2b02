import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import { readPersonalId } from './personal-id.ts';
import type { IdentityCode } from './warning.ts';

export interface TaxCode {
  /** As stored: `0100233488`, `0100233488-001`, or the 12 digits of a person. */
  readonly taxCode: string;
  readonly kind: 'organization' | 'branch' | 'person';
  readonly warnings: readonly IdentityCode[];
}

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;

/** The tenth digit that the first nine ask for, 0 to 10; 10 has no digit and the sources differ on what to do. */
function checkDigit(code: string): number {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(code.charAt(at)), 0);
  return 10 - (sum % 11);
}

/**
 * A tax code: 10 digits with check digit, 10-3 for a dependent unit, or since 2025-07-01 the personal number of a
 * person or household business (TT 86/2024/TT-BTC). Refuses: identity.tax-code-invalid.
 */
export function readTaxCode(typed: string): Result<TaxCode> {
  const match = /^(\d{10})(?:-?(\d{3}))?$/.exec(typed.length > 60 ? '' : typed.replace(/[\s.]/g, ''));
  if (!match) {
    const person = readPersonalId(typed);
    if (!person.ok) return refuse('identity.tax-code-invalid');
    const unknown = person.value.provinceName === null;
    const warnings: readonly IdentityCode[] = unknown ? ['identity.tax-code-check-digit'] : [];
    return ok({ taxCode: person.value.personalId, kind: 'person', warnings });
  }
  const [, code = '', unit] = match;
  const expected = checkDigit(code);
  const given = Number(code.charAt(9));
  const disputed = expected === 10 && given === 0;
  if (expected !== given && !disputed) return refuse('identity.tax-code-invalid');
  return ok({
    taxCode: unit ? `${code}-${unit}` : code,
    kind: unit ? 'branch' : 'organization',
    warnings: disputed ? ['identity.tax-code-check-digit'] : [],
  });
}
