import { z } from 'zod';
import { actionGroups } from '../district/action-groups.ts';
import { DistrictRole } from '../district/roles.ts';
import { Password, TotpPolicy, TypedCode, TypedPassword, UserFacts, UserName } from '../district/user.ts';
import { command, query } from './call.ts';
import { CivilDate, Instant } from './values.ts';

const district = ['district'] as const;
const user = z.string().min(1).max(64);
const OfUser = z.strictObject({ user });
const Nothing = z.object({});
const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

export const SessionView = z.object({
  id: z.string(),
  address: z.string(),
  openedAt: Instant,
  seenAt: Instant,
  endsAt: Instant,
  /** The one that asks. */
  current: z.boolean(),
});

export const UserView = z.object({
  id: z.string(),
  name: z.string(),
  fullName: z.string(),
  roles: z.array(DistrictRole),
  fields: z.array(z.string()),
  state: z.enum(['active', 'disabled']),
  /** Signs in with a code too. */
  totp: z.boolean(),
  /** The password was chosen by somebody else and not changed yet. */
  mustChange: z.boolean(),
  lockedUntil: Instant.nullable(),
  sessions: z.number().int(),
});

/** Users of the tier above. What is told once (a password) is not remembered by the command's id. */
const Sight = z.strictObject({ ownFieldsOnly: z.boolean() });

export const userCalls = {
  /** The fields of the catalogue in force: what an officer may answer for. */
  'field.list': query(district, z.strictObject({}), z.array(z.string())),
  /** Whether officers see the dossiers of their own fields alone; whoever leads sees all. */
  'user.sight': query(district, z.strictObject({}), Sight),
  'user.setSight': command(district, Sight, Sight),
  'user.list': query(district, z.strictObject({}), z.array(UserView)),
  'user.add': command(
    district,
    UserFacts.extend({ name: UserName }),
    z.object({ id: z.string(), password: z.string() }),
  ),
  'user.change': command(district, UserFacts.extend({ user }), Nothing),
  'user.setState': command(district, OfUser.extend({ state: z.enum(['active', 'disabled']) }), Nothing),
  'user.resetPassword': command(district, OfUser, z.object({ password: z.string() })),
  'user.removeTotp': command(district, OfUser, Nothing),
  /** Who must sign in with a code; in a training district nobody is asked, whatever is set. */
  'user.policy': query(district, z.strictObject({}), z.object({ totp: TotpPolicy, training: z.boolean() })),
  'user.setPolicy': command(district, z.strictObject({ totp: TotpPolicy }), z.object({ totp: TotpPolicy })),
  'user.endSessions': command(district, OfUser, z.object({ ended: z.number().int() })),
};

/** Whoever signed in, about themselves. */
export const accountCalls = {
  'account.get': query(
    district,
    z.strictObject({}),
    UserView.extend({ sessions: z.array(SessionView), recoveryLeft: z.number().int() }),
  ),
  'account.setPassword': command(district, z.strictObject({ current: TypedPassword, next: Password }), Nothing),
  /** A fresh secret to show as a QR code; it counts after `account.confirmTotp`. */
  'account.offerTotp': command(
    district,
    z.strictObject({ current: TypedPassword }),
    z.object({ uri: z.string(), secret: z.string() }),
  ),
  'account.confirmTotp': command(district, z.strictObject({ code: TypedCode }), RecoveryCodes),
  'account.renewRecovery': command(district, z.strictObject({ current: TypedPassword }), RecoveryCodes),
  'account.signOut': command(district, z.strictObject({}), Nothing),
  'account.endSession': command(district, z.strictObject({ session: z.string().min(1).max(64) }), Nothing),
};

export const actionCalls = {
  /** What people did at the district, newest first; `before`: the number that an earlier answer gave as `next`. */
  'action.list': query(
    district,
    z.strictObject({
      who: z.string().max(64).optional(),
      what: z.enum(actionGroups).optional(),
      from: CivilDate.optional(),
      to: CivilDate.optional(),
      before: z.number().int().min(1).max(1_000_000_000).optional(),
      limit: z.number().int().min(1).max(500).optional(),
    }),
    z.object({
      rows: z.array(
        z.object({
          seq: z.number().int(),
          at: Instant,
          type: z.string(),
          actor: z.string(),
          actorName: z.string(),
          /** The user whom it was done to, where it was one. */
          userName: z.string().nullable(),
          /** Of the dossier that it was done to, where it was one and has a code. */
          dossierCode: z.string().nullable(),
          /** What the event says, body and personal part together. */
          facts: z.record(z.string(), z.unknown()),
        }),
      ),
      next: z.number().int().nullable(),
    }),
  ),
};
