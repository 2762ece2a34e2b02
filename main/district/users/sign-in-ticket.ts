import { z } from 'zod';
import type { UserRecord } from '../../../db/district/tables/users.ts';
import type { District } from '../district.ts';

/** How somebody showed who they are, as the ledger tells it. */
export type ProvedBy = 'password' | 'code' | 'recovery';

/** Somebody is in, or what is asked next; the ticket says what was shown so far and goes through the browser. */
export type SignIn =
  | { readonly step: 'in'; readonly user: string; readonly by: ProvedBy }
  | { readonly step: 'code' | 'newPassword'; readonly ticket: string }
  /** A secret for the authenticator, of which the first code is asked. */
  | { readonly step: 'setUpTotp'; readonly ticket: string; readonly uri: string; readonly secret: string }
  /** Told this once. */
  | { readonly step: 'recoveryCodes'; readonly ticket: string; readonly codes: readonly string[] };

const Ticket = z.strictObject({
  user: z.string(),
  /** Of the password that was shown: another one makes the ticket worthless. */
  password: z.string(),
  by: z.enum(['password', 'code', 'recovery']),
  /** A new secret whose first code is waited for, base64. */
  offered: z.base64().nullable(),
  until: z.number(),
});
export type Ticket = z.infer<typeof Ticket>;

const ticketMs = 5 * 60_000;
/** An authenticator may have to be installed first. */
const setUpMs = 20 * 60_000;

export function sealTicket(
  { keyring, deps, clock }: District,
  user: UserRecord,
  by: ProvedBy,
  offered: Uint8Array | null = null,
): string {
  const ticket: Ticket = {
    ...{ user: user.id, by, password: deps.crypto.sha256Hex(user.password) },
    offered: offered === null ? null : Buffer.from(offered).toString('base64'),
    until: clock.now() + (offered === null ? ticketMs : setUpMs),
  };
  return Buffer.from(keyring.seal(Buffer.from(JSON.stringify(ticket)))).toString('base64url');
}

export function openTicket({ keyring, clock }: District, sealed: string): Ticket | null {
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

/** The user may still go on with what the ticket says. */
export function fits({ deps }: District, ticket: Ticket, user: UserRecord): boolean {
  return user.state === 'active' && deps.crypto.sha256Hex(user.password) === ticket.password;
}
