import type { UserRecord } from '../../../db/district/tables/users.ts';
import type { DistrictTx } from '../../../db/district/types.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { recordAction } from '../actions.ts';
import type { District } from '../district.ts';
import { isPassword } from '../passwords.ts';

const failuresAllowed = 5;
const lockMs = 15 * 60_000;
const minuteMs = 60_000;
/** Who failed to sign in has not shown who they are. */
const nobody = { id: 'system', role: 'system' } as const;

export type FindUser = (tx: Pick<DistrictTx, 'findUser' | 'findUserByName'>) => Promise<UserRecord | null>;

/**
 * Whether a password is the user's. Five wrong ones in a row, codes among them, shut the name for a quarter of an hour,
 * also through a restart. Counted before the slow check, so that many guesses at once are counted too; a right one
 * takes back what was counted for it and no more. Refuses: district.login-wrong, district.login-locked, store.*.
 */
export async function provePassword(district: District, find: FindUser, typed: string): Promise<Result<UserRecord>> {
  const { store, clock } = district;
  const counted = await store.write<{ readonly before: UserRecord; readonly after: UserRecord }>(null, async (tx) => {
    const before = await find(tx);
    if (before?.state !== 'active') return refuse('district.login-wrong');
    const open = whyLocked(before, clock.now());
    if (!open.ok) return open;
    const after = withFailure(before, clock.now());
    await tx.putUser(after);
    return ok({ before, after });
  });
  if (!counted.ok) return counted;
  const { before, after } = counted.value;
  const isRight = await isPassword(before.password, typed);
  const settled = await store.write<UserRecord | null>(null, async (tx) => {
    const user = await tx.findUser(before.id);
    if (!isRight || user === null || user.password !== before.password) {
      await recordFailure(district, tx, after, 'password');
      return ok(null);
    }
    // Its own count alone: wrong codes that came meanwhile stay counted.
    const failures = Math.max(0, user.failures - 1);
    const right = { ...user, failures, lockedUntil: failures < failuresAllowed ? null : user.lockedUntil };
    await tx.putUser(right);
    return ok(right);
  });
  if (!settled.ok) return settled;
  return settled.value === null ? refuse('district.login-wrong') : ok(settled.value);
}

/** Refuses: district.login-locked. */
export function whyLocked({ lockedUntil }: UserRecord, now: number): Result<null> {
  const leftMs = (lockedUntil ?? 0) - now;
  return leftMs > 0 ? refuse('district.login-locked', { minutes: Math.ceil(leftMs / minuteMs) }) : ok(null);
}

/** One more wrong guess; a lock that is over begins the count anew. */
export function withFailure(user: UserRecord, now: number): UserRecord {
  const failures = user.lockedUntil === null ? user.failures + 1 : 1;
  return { ...user, failures, lockedUntil: failures >= failuresAllowed ? now + lockMs : null };
}

/** `user` as it stands after the wrong guess. */
export async function recordFailure(
  district: District,
  tx: DistrictTx,
  { id, lockedUntil }: UserRecord,
  step: 'password' | 'code',
): Promise<void> {
  const failed = { type: 'district.signInFailed.v1', body: { user: id, step }, personal: null } as const;
  await recordAction(district, tx, nobody, failed);
  if (lockedUntil === null) return;
  const locked = { type: 'district.signInLocked.v1', body: { user: id, until: lockedUntil }, personal: null } as const;
  await recordAction(district, tx, nobody, locked);
}
