import type { UserRecord } from '../../../db/district/tables/users.ts';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { DistrictEventType } from '../../../shared/district/district-events.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { Caller } from '../../api/handlers.ts';
import { recordAction } from '../actions.ts';
import type { District } from '../district.ts';
import { hashPassword } from '../passwords.ts';
import { provePassword } from './prove-password.ts';
import { newRecoveryCodes } from './recovery-codes.ts';
import { endSessions } from './sessions.ts';
import { newTotpSecret, totpStep, totpWords } from './totp.ts';

type Nothing = Record<string, never>;
type RecoveryCodes = CallOutput<'account.confirmTotp'>;

/** All other sessions of the user end. Refuses: user.password-wrong, user.password-same, district.login-locked, store.*. */
export async function setPassword(
  district: District,
  caller: Caller,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<Result<Nothing>> {
  const proved = await prove(district, caller, current);
  if (!proved.ok) return proved;
  if (current === next) return refuse('user.password-same', {}, { next: 'user.password-same' });
  const password = await hashPassword(district.deps.crypto, next);
  return district.store.write<Nothing>(null, async (tx) => {
    const user = await tx.findUser(caller.id);
    if (user === null) return refuse('user.unknown', { user: caller.id });
    await tx.putUser({ ...user, password, mustChange: false });
    const actor = actorOfCaller(caller);
    await recordAction(district, tx, actor, {
      type: 'district.passwordSet.v1',
      body: { user: user.id, mustChange: false },
      personal: null,
    });
    await endSessions(district, tx, actor, { user: user.id, why: 'password', except: caller.session });
    return ok({});
  });
}

/** A fresh secret, kept sealed until its first code comes. Refuses: user.password-wrong, district.login-locked, store.*. */
export async function offerTotp(
  district: District,
  caller: Caller,
  current: string,
): Promise<Result<CallOutput<'account.offerTotp'>>> {
  const { deps, keyring, facts, store } = district;
  const proved = await prove(district, caller, current);
  if (!proved.ok) return proved;
  const secret = newTotpSecret(deps.crypto);
  return store.write<CallOutput<'account.offerTotp'>>(null, async (tx) => {
    const user = await tx.findUser(caller.id);
    if (user === null) return refuse('user.unknown', { user: caller.id });
    await tx.putUser({ ...user, totpOffered: keyring.seal(secret) });
    return ok(totpWords(secret, { issuer: facts.name, label: user.name }));
  });
}

/** From now on a code is asked at sign-in. Refuses: user.code-not-offered, user.code-wrong, store.*. */
export function confirmTotp(district: District, caller: Caller, code: string): Promise<Result<RecoveryCodes>> {
  const { keyring, clock } = district;
  return withRecovery(district, caller, 'district.totpEnrolled.v1', (user) => {
    const secret = user.totpOffered === null ? null : keyring.open(user.totpOffered);
    if (secret === null) return refuse('user.code-not-offered');
    const step = totpStep(secret, code, clock.now());
    if (step === null) return refuse('user.code-wrong', {}, { code: 'user.code-wrong' });
    return ok({ ...user, totp: user.totpOffered, totpOffered: null, totpStep: step });
  });
}

/** New recovery codes; the old ones are worth nothing. Refuses: user.password-wrong, user.code-not-offered, store.*. */
export async function renewRecovery(
  district: District,
  caller: Caller,
  current: string,
): Promise<Result<RecoveryCodes>> {
  const proved = await prove(district, caller, current);
  if (!proved.ok) return proved;
  return withRecovery(district, caller, 'district.recoveryCodesMade.v1', (user) =>
    user.totp === null ? refuse('user.code-not-offered') : ok(user),
  );
}

/** One of the caller's own sessions, the present one too. */
export function endOwnSession(district: District, caller: Caller, session: string): Promise<Result<Nothing>> {
  const why = session === caller.session ? 'signedOut' : 'ended';
  return district.store.write<Nothing>(null, async (tx) => {
    await endSessions(district, tx, actorOfCaller(caller), { user: caller.id, why, only: session });
    return ok({});
  });
}

async function prove(district: District, { id }: Caller, current: string): Promise<Result<UserRecord>> {
  const proved = await provePassword(district, (tx) => tx.findUser(id), current);
  if (proved.ok || proved.refusal.code !== 'district.login-wrong') return proved;
  return refuse('user.password-wrong', {}, { current: 'user.password-wrong' });
}

function withRecovery(
  district: District,
  caller: Caller,
  type: Extract<DistrictEventType, 'district.totpEnrolled.v1' | 'district.recoveryCodesMade.v1'>,
  work: (user: UserRecord) => Result<UserRecord>,
): Promise<Result<RecoveryCodes>> {
  return district.store.write<RecoveryCodes>(null, async (tx) => {
    const known = await tx.findUser(caller.id);
    if (known === null) return refuse('user.unknown', { user: caller.id });
    const user = work(known);
    if (!user.ok) return user;
    const { codes, hashes } = newRecoveryCodes(district.deps.crypto);
    await tx.putUser({ ...user.value, recovery: hashes });
    await recordAction(district, tx, actorOfCaller(caller), { type, body: { user: known.id }, personal: null });
    return ok({ recoveryCodes: codes });
  });
}

function actorOfCaller({ id }: Caller) {
  return { id, role: 'officer' } as const;
}
