import { z } from 'zod';
import type { UserRecord } from '../../../db/district/tables/users.ts';
import { Password } from '../../../shared/district/user.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { recordAction } from '../actions.ts';
import type { District } from '../district.ts';
import { hashPassword, isPassword } from '../passwords.ts';
import { provePassword, recordFailure, whyLocked, withFailure } from './prove-password.ts';
import { recoveryHash } from './recovery-codes.ts';
import { totpStep } from './totp.ts';

/** How somebody showed who they are, as the ledger tells it. */
export type ProvedBy = 'password' | 'code' | 'recovery';

/** Somebody is in, or what is asked next; the ticket says what was shown so far and goes through the browser. */
export type SignIn =
  | { readonly step: 'in'; readonly user: string; readonly by: ProvedBy }
  | { readonly step: 'code' | 'newPassword'; readonly ticket: string };

const Ticket = z.strictObject({
  user: z.string(),
  /** Of the password that was shown: another one makes the ticket worthless. */
  password: z.string(),
  by: z.enum(['password', 'code', 'recovery']),
  until: z.number(),
});
type Ticket = z.infer<typeof Ticket>;

const ticketMs = 5 * 60_000;

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
  return district.store.write<SignIn>(null, async (tx) => {
    const user = await tx.findUser(ticket.user);
    if (user === null || !fits(district, ticket, user)) return refuse('user.step-expired');
    await tx.putUser({ ...user, password, mustChange: false, failures: 0, lockedUntil: null });
    await recordAction(
      district,
      tx,
      { id: user.id, role: 'officer' },
      { type: 'district.passwordSet.v1', body: { user: user.id, mustChange: false }, personal: null },
    );
    return ok({ step: 'in', user: user.id, by: ticket.by });
  });
}

async function enter(district: District, user: UserRecord, by: ProvedBy): Promise<Result<SignIn>> {
  if (user.mustChange) return ok({ step: 'newPassword', ticket: sealTicket(district, user, by) });
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

function sealTicket({ keyring, deps, clock }: District, user: UserRecord, by: ProvedBy): string {
  const password = deps.crypto.sha256Hex(user.password);
  const ticket: Ticket = { user: user.id, password, by, until: clock.now() + ticketMs };
  return Buffer.from(keyring.seal(Buffer.from(JSON.stringify(ticket)))).toString('base64url');
}

function openTicket({ keyring, clock }: District, sealed: string): Ticket | null {
  const bytes = keyring.open(Buffer.from(sealed, 'base64url'));
  const ticket = Ticket.safeParse(bytes === null ? null : parsedOrNull(Buffer.from(bytes).toString('utf8')));
  return ticket.success && ticket.data.until > clock.now() ? ticket.data : null;
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function fits({ deps }: District, ticket: Ticket, user: UserRecord): boolean {
  return user.state === 'active' && deps.crypto.sha256Hex(user.password) === ticket.password;
}
