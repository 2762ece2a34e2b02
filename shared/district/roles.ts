import { z } from 'zod';

/**
 * What somebody may do at the tier above; one person may have several. `import` takes batches in, `officer` works on
 * dossiers of their fields, `supervisor` decides and answers for desks, `administrator` keeps users and rules.
 */
export const DistrictRole = z.enum(['import', 'officer', 'supervisor', 'administrator']);
export type DistrictRole = z.infer<typeof DistrictRole>;

/** As a refusal names them. */
const roleNames: Readonly<Record<DistrictRole, string>> = {
  import: 'Cán bộ nhập gói',
  officer: 'Cán bộ thụ lý',
  supervisor: 'Lãnh đạo',
  administrator: 'Quản trị',
};

/** Roles in words, for a sentence: "Lãnh đạo, Quản trị". */
export function roleWords(roles: readonly DistrictRole[]): string {
  return roles.map((role) => roleNames[role]).join(', ');
}
