import type { UserRecord } from '../../../db/district/tables/users.ts';
import type { DistrictTx } from '../../../db/district/types.ts';
import type { ParsedInput } from '../../../shared/contract/contract.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { Actor } from '../../ledger/actors.ts';
import { recordAction } from '../actions.ts';
import type { District } from '../district.ts';
import { hashPassword, newPassword } from '../passwords.ts';
import { whyNotFields } from './fields.ts';
import { endSessions } from './sessions.ts';

/** A user who chooses an own password at the first sign-in. Refuses: user.field-unknown, user.name-taken, store.*. */
export async function addUser(
  district: District,
  actor: Actor,
  { name, fullName, roles, fields }: ParsedInput<'user.add'>,
): Promise<Result<{ readonly id: string; readonly password: string }>> {
  const { deps, clock, store } = district;
  const foreign = await whyNotFields(district.rules, fields);
  if (foreign !== null) return { ok: false, refusal: foreign };
  const password = newPassword();
  const user: UserRecord = {
    ...newUser(deps.crypto),
    name,
    fullName,
    roles: unique(roles),
    fields: unique(fields),
    password: await hashPassword(deps.crypto, password),
    mustChange: true,
    addedAt: clock.now(),
  };
  const added = await store.write<null>(null, async (tx) => {
    if ((await tx.findUserByName(name)) !== null) return refuse('user.name-taken', { name });
    await tx.putUser(user);
    await recordAction(district, tx, actor, { type: 'district.userAdded.v1', ...standingOf(user) });
    return ok(null);
  });
  return added.ok ? ok({ id: user.id, password }) : added;
}

/** What every new user begins with. */
export function newUser(crypto: Pick<District['deps']['crypto'], 'randomBytes'>) {
  return {
    id: `u-${Buffer.from(crypto.randomBytes(8)).toString('hex')}`,
    state: 'active',
    failures: 0,
    lockedUntil: null,
    totp: null,
    totpOffered: null,
    totpStep: null,
    recovery: [],
  } as const satisfies Partial<UserRecord>;
}

/** Refuses: user.unknown, user.field-unknown, user.last-administrator, store.*. */
export async function changeUser(
  district: District,
  actor: Actor,
  { user: id, fullName, roles, fields }: ParsedInput<'user.change'>,
): Promise<Result<Record<string, never>>> {
  // What somebody has already may have left the catalogue since.
  const had = (await district.store.read.findUser(id))?.fields ?? [];
  const foreign = await whyNotFields(
    district.rules,
    fields.filter((field) => !had.includes(field)),
  );
  if (foreign !== null) return { ok: false, refusal: foreign };
  return change(district, id, async (tx, user) => {
    const changed = { ...user, fullName, roles: unique(roles), fields: unique(fields) };
    await recordAction(district, tx, actor, { type: 'district.userChanged.v1', ...standingOf(changed) });
    return changed;
  });
}

/** Whoever is disabled is out at once. Refuses: user.unknown, user.last-administrator, store.*. */
export function setUserState(
  district: District,
  actor: Actor,
  { user: id, state }: ParsedInput<'user.setState'>,
): Promise<Result<Record<string, never>>> {
  return change(district, id, async (tx, user) => {
    if (user.state === state) return user;
    const type = state === 'active' ? 'district.userEnabled.v1' : 'district.userDisabled.v1';
    await recordAction(district, tx, actor, { type, body: { user: id }, personal: null });
    if (state === 'disabled') await endSessions(district, tx, actor, { user: id, why: 'disabled' });
    return { ...user, state, failures: 0, lockedUntil: null };
  });
}

/** A fresh password for one sign-in, told once; it opens a locked name too. Refuses: user.unknown, store.*. */
export async function resetPassword(
  district: District,
  actor: Actor,
  id: string,
): Promise<Result<{ readonly password: string }>> {
  const password = newPassword();
  const hashed = await hashPassword(district.deps.crypto, password);
  const reset = await change(district, id, async (tx, user) => {
    await recordAction(district, tx, actor, {
      type: 'district.passwordSet.v1',
      body: { user: id, mustChange: true },
      personal: null,
    });
    await endSessions(district, tx, actor, { user: id, why: 'password' });
    return { ...user, password: hashed, mustChange: true, failures: 0, lockedUntil: null };
  });
  return reset.ok ? ok({ password }) : reset;
}

/** A lost telephone: the password alone is enough again. Refuses: user.unknown, store.*. */
export function removeTotp(district: District, actor: Actor, id: string): Promise<Result<Record<string, never>>> {
  return change(district, id, async (tx, user) => {
    if (user.totp === null) return user;
    await recordAction(district, tx, actor, { type: 'district.totpRemoved.v1', body: { user: id }, personal: null });
    return { ...user, totp: null, totpOffered: null, totpStep: null, recovery: [] };
  });
}

/** Refuses: user.unknown, store.*. */
export function endAllSessions(
  district: District,
  actor: Actor,
  id: string,
): Promise<Result<{ readonly ended: number }>> {
  return district.store.write<{ readonly ended: number }>(null, async (tx) => {
    if ((await tx.findUser(id)) === null) return refuse('user.unknown', { user: id });
    return ok({ ended: await endSessions(district, tx, actor, { user: id, why: 'ended' }) });
  });
}

async function change(
  { store }: District,
  id: string,
  work: (tx: DistrictTx, user: UserRecord) => Promise<UserRecord>,
): Promise<Result<Record<string, never>>> {
  return store.write<Record<string, never>>(null, async (tx) => {
    const user = await tx.findUser(id);
    if (user === null) return refuse('user.unknown', { user: id });
    const changed = await work(tx, user);
    await tx.putUser(changed);
    return (await tx.listUsers()).some(isAdministrator) ? ok({}) : refuse('user.last-administrator');
  });
}

function isAdministrator({ state, roles }: UserRecord): boolean {
  return state === 'active' && roles.includes('administrator');
}

/** A user as the ledger tells it. */
export function standingOf({ id, name, fullName, roles, fields }: UserRecord) {
  return { body: { user: id, roles: [...roles], fields: [...fields] }, personal: { name, fullName } };
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
