import type { CallName } from '../../shared/contract/contract.ts';
import { rolesLacking } from '../../shared/district/call-roles.ts';
import { roleWords } from '../../shared/district/roles.ts';
import type { Refusal } from '../../shared/result.ts';
import type { Caller } from '../api/handlers.ts';

/** Why somebody who signed in may not ask this, naming the roles that may; null when they may. */
export function whyForbidden(call: CallName, { roles }: Caller): Refusal | null {
  const needed = rolesLacking(call, roles);
  return needed === null ? null : { code: 'district.forbidden', params: { roles: roleWords(needed) } };
}
