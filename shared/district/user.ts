import { z } from 'zod';
import { DistrictRole } from './roles.ts';

/** What somebody signs in as: small letters and digits, so that no two look the same. */
export const UserName = z.string().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/);

/** Full name, roles and fields, as an administrator writes them. */
export const UserFacts = z.strictObject({
  fullName: z.string().trim().min(1).max(100),
  roles: z.array(DistrictRole).min(1).max(DistrictRole.options.length),
  fields: z.array(z.string().trim().min(1).max(300)).max(200),
});
export type UserFacts = z.infer<typeof UserFacts>;

/** Long enough that scrypt makes guessing hopeless; no rules on letters, which make passwords worse. */
export const shortestPassword = 10;
export const Password = z.string().min(shortestPassword).max(200);

/** As it is typed at sign-in: whatever it is, it is compared. */
export const TypedPassword = z.string().min(1).max(200);

/** Six digits of an authenticator, or a recovery code. */
export const TypedCode = z.string().trim().min(1).max(40);

/** Who must sign in with a code of an authenticator as well. */
export const TotpPolicy = z.enum(['administrators', 'everybody', 'nobody']);
export type TotpPolicy = z.infer<typeof TotpPolicy>;
