import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import type { IdentityCode } from './warning.ts';

export interface LegacyId {
  readonly legacyIdNumber: string;
  readonly kind: 'card9' | 'card12' | 'passport' | 'foreign';
  readonly warnings: readonly IdentityCode[];
}

/**
 * A number of a paper other than the citizen card: 9-digit CMND (no longer valid since 2025, kept to find people by),
 * 12-digit CMND of 2012 to 2015, Vietnamese passport (1 or 2 letters, 7 digits); other letters and digits up to 20
 * count as a foreign paper, with a warning. Refuses: identity.legacy-id-invalid.
 */
export function readLegacyId(typed: string): Result<LegacyId> {
  const legacyIdNumber = typed.length > 60 ? '' : typed.replace(/[\s.]/g, '').toUpperCase();
  if (/^\d{9}$/.test(legacyIdNumber)) return ok({ legacyIdNumber, kind: 'card9', warnings: [] });
  if (/^\d{12}$/.test(legacyIdNumber)) return ok({ legacyIdNumber, kind: 'card12', warnings: [] });
  if (/^[A-Z]{1,2}\d{7}$/.test(legacyIdNumber)) return ok({ legacyIdNumber, kind: 'passport', warnings: [] });
  if (/^(?=.*\d)[A-Z0-9][A-Z0-9/-]{4,19}$/.test(legacyIdNumber)) {
    return ok({ legacyIdNumber, kind: 'foreign', warnings: ['identity.legacy-id-foreign'] });
  }
  return refuse('identity.legacy-id-invalid');
}
