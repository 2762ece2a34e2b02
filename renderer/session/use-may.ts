import { useCallback } from 'react';
import type { CallName } from '../../shared/contract/contract.ts';
import { rolesLacking } from '../../shared/district/call-roles.ts';
import { useSession } from './SessionProvider.tsx';

/** Whether whoever sits here may ask a call: hidden is what would be refused. Without a sign-in nothing is. */
export function useMay(): (call: CallName) => boolean {
  const { user } = useSession().hello;
  return useCallback((call) => user === null || rolesLacking(call, user.roles) === null, [user]);
}
