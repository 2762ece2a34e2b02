import type { UserRecord } from '../../../db/district/tables/users.ts';
import { Password } from '../../../shared/district/user.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { recordAction } from '../actions.ts';
import type { District } from '../district.ts';
import { hashPassword, isPassword } from '../passwords.ts';
import { provePassword, recordFailure, whyLocked, withFailure } from './prove-password.ts';
import { recoveryHash } from './recovery-codes.ts';
import { fits, openTicket, type ProvedBy, type SignIn, sealTicket } from './sign-in-ticket.ts';
import { offerAtSignIn } from './sign-in-totp.ts';
import { totpStep } from './totp.ts';
import { mustSetUpTotp } from './totp-policy.ts';

/** The first step. Refuses: district.login-wrong, district.login-locked, store.*. */
export async function signIn(district: District, name: string, password: string): Promise<Result<SignIn>> {
  const proved = await provePassword(district, (tx) => tx.findUserByName(name), password);
  if (!proved.ok) return proved;
  if (proved.value.totp !== null) return ok({ step: 'code', ticket: sealTicket(district, proved.value, 'password') });
  return enter(district, proved.value, 'password');
}

/**
 * The second step: a code of the authenticator, each step of time once, or a recovery code, each once. Refuses:
 * user.step-expired, user.code-wrong, district.login-locked, store.*.
 */
export async function signInByCode(district: District, sealed: string, code: string): Promise<Result<SignIn>> {
  const { store, clock } = district;
  const ticket = openTicket(district, sealed);
  if (ticket?.by !== 'password') return refuse('user.step-expired');
  const taken = await store.write<{ readonly user: UserRecord; readonly by: ProvedBy } | null>(null, async (tx) => {
    const user = await tx.findUser(ticket.user);
    if (user === null || !fits(district, ticket, user)) return refuse('user.step-expired');
    const open = whyLocked(user, clock.now());
    if (!open.ok) return open;
    const used = takeCode(district, user, code);
    await tx.putUser(used?.user ?? withFailure(user, clock.now()));
    if (used === null) await recordFailure(district, tx, withFailure(user, clock.now()), 'code');
    return ok(used);
  });
  if (!taken.ok) return taken;
  return taken.value === null ? refuse('user.code-wrong') : enter(district, taken.value.user, taken.value.by);
}

/** Where the password was chosen by somebody else: an own one first. Refuses: user.step-expired, user.password-*. */
export async function signInWithNewPassword(
  district: District,
  sealed: string,
  next: string,
  again: string,
): Promise<Result<SignIn>> {
  const ticket = openTicket(district, sealed);
  const known = ticket === null ? null : await district.store.read.findUser(ticket.user);
  if (ticket === null || known === null || !fits(district, ticket, known)) return refuse('user.step-expired');
  if (known.totp !== null && ticket.by === 'password') return refuse('user.step-expired');
  if (!Password.safeParse(next).success) return refuse('user.password-short');
  if (next !== again) return refuse('user.password-repeated-wrong');
  if (await isPassword(known.password, next)) return refuse('user.password-same');
  const password = await hashPassword(district.deps.crypto, next);
  const set = await district.store.write<UserRecord>(null, async (tx) => {
    const user = await tx.findUser(ticket.user);
    if (user === null || !fits(district, ticket, user)) return refuse('user.step-expired');
    const own = { ...user, password, mustChange: false, failures: 0, lockedUntil: null };
    await tx.putUser(own);
    await recordAction(
      district,
      tx,
      { id: user.id, role: 'officer' },
      { type: 'district.passwordSet.v1', body: { user: user.id, mustChange: false }, personal: null },
    );
    return ok(own);
  });
  return set.ok ? enter(district, set.value, ticket.by) : set;
}

async function enter(district: District, user: UserRecord, by: ProvedBy): Promise<Result<SignIn>> {
  if (user.mustChange) return ok({ step: 'newPassword', ticket: sealTicket(district, user, by) });
  if (await mustSetUpTotp(district, user)) return ok(offerAtSignIn(district, user));
  if (user.failures === 0) return ok({ step: 'in', user: user.id, by });
  return district.store.write<SignIn>(null, async (tx) => {
    const known = await tx.findUser(user.id);
    if (known !== null) await tx.putUser({ ...known, failures: 0, lockedUntil: null });
    return ok({ step: 'in', user: user.id, by });
  });
}

/** The user after the code was used up, or null where it is none of theirs. */
function takeCode(
  { keyring, clock, deps }: District,
  user: UserRecord,
  code: string,
): { readonly user: UserRecord; readonly by: ProvedBy } | null {
  const secret = user.totp === null ? null : keyring.open(user.totp);
  const step = secret === null ? null : totpStep(secret, code, clock.now());
  const right = { ...user, failures: 0, lockedUntil: null };
  if (step !== null && step > (user.totpStep ?? -1)) return { user: { ...right, totpStep: step }, by: 'code' };
  const hash = recoveryHash(deps.crypto, code);
  if (!user.recovery.includes(hash)) return null;
  return { user: { ...right, recovery: user.recovery.filter((known) => known !== hash) }, by: 'recovery' };
}
