import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { DistrictRole } from '../../../shared/district/roles.ts';
import type { Tone } from '../../ui/StatusTag.tsx';

export type UserRow = CallOutput<'user.list'>[number];

export const roleKeys = {
  import: 'users.role.import',
  officer: 'users.role.officer',
  supervisor: 'users.role.supervisor',
  administrator: 'users.role.administrator',
} as const satisfies Record<DistrictRole, string>;

const stateKeys = {
  disabled: 'users.state.disabled',
  locked: 'users.state.locked',
  mustChange: 'users.state.mustChange',
  active: 'users.state.active',
} as const;

type StateName = keyof typeof stateKeys;

const tones: Readonly<Record<StateName, Tone>> = {
  disabled: 'plain',
  locked: 'late',
  mustChange: 'soon',
  active: 'ok',
};

/** How a user stands, in one word: the first that is true. */
export function userState({ state, lockedUntil, mustChange }: UserRow) {
  const name: StateName =
    state === 'disabled' ? 'disabled' : lockedUntil !== null ? 'locked' : mustChange ? 'mustChange' : 'active';
  return { name, tone: tones[name], key: stateKeys[name] };
}
