import { hash, timingSafeEqual } from 'node:crypto';
import { ok } from '../../shared/result.ts';
import type { Caller } from '../api/handlers.ts';
import { districtLedger, recordAction } from '../district/actions.ts';
import type { District } from '../district/district.ts';
import { idleMs, sessionMs } from '../district/users/sessions.ts';
import type { ProvedBy } from '../district/users/sign-in-ticket.ts';
import { mustSetUpTotp } from '../district/users/totp-policy.ts';

/** Who is in the workspace: a cookie that only this server can have made, good for a working day. */
export interface Sessions {
  /** Opens a session and gives the whole Set-Cookie header; null when it cannot be written down. */
  open(user: string, by: ProvedBy | 'link', address: string): Promise<string | null>;
  /** Who acts in the session of a cookie; null where there is none, or none that is still good. */
  callerOf(cookieHeader: string | undefined): Promise<Caller | null>;
}

/** Being seen is written down no more often than this. */
const seenPaceMs = 60_000;
const longestAddress = 100;
const nameLetters = 16;

interface Served {
  /** Over https the cookie travels over nothing else. */
  readonly secure: boolean;
}

/** Kept in the district's own table, as hashes: what lies on disk opens nothing. */
export function createSessions(district: District, { secure }: Served): Sessions {
  const { deps, clock, store } = district;
  // Cookies know no ports: the name tells districts of one machine apart, and is one for all processes of a district.
  const cookieName = `motcua-district-${districtLedger(district).slice(0, nameLetters)}`;
  const random = (bytes: number, form: 'hex' | 'base64url') =>
    Buffer.from(deps.crypto.randomBytes(bytes)).toString(form);

  async function callerOfSecret(secret: string): Promise<Caller | null> {
    const now = clock.now();
    const session = await store.read.findSession(hash('sha256', secret));
    if (session === null || session.endsAt <= now || session.seenAt <= now - idleMs) return null;
    const user = await store.read.findUser(session.user);
    // Who must set codes up does so at sign-in, before anything else.
    if (user?.state !== 'active' || (await mustSetUpTotp(district, user))) return null;
    if (session.seenAt <= now - seenPaceMs)
      await store.write<null>(null, async (tx) => {
        await tx.touchSession(session.id, now);
        return ok(null);
      });
    return { id: user.id, name: user.fullName, roles: user.roles, fields: user.fields, session: session.id };
  }

  return {
    async open(user, by, address) {
      const secret = random(32, 'base64url');
      const id = `s-${random(8, 'hex')}`;
      const now = clock.now();
      const written = await store.write<null>(null, async (tx) => {
        await tx.removeEndedSessions(now, now - idleMs);
        const times = { openedAt: now, seenAt: now, endsAt: now + sessionMs };
        const tokenHash = hash('sha256', secret);
        await tx.addSession({ id, user, address: address.slice(0, longestAddress), tokenHash, ...times });
        const signedIn = { type: 'district.signedIn.v1', body: { session: id, by }, personal: null } as const;
        await recordAction(district, tx, { id: user, role: 'officer' }, signedIn);
        return ok(null);
      });
      if (!written.ok) return null;
      district.changed(['users']);
      return `${cookieName}=${secret}; HttpOnly; SameSite=Strict; Path=/${secure ? '; Secure' : ''}`;
    },
    async callerOf(header) {
      for (const value of cookieValues(header, cookieName)) {
        const caller = await callerOfSecret(value);
        if (caller !== null) return caller;
      }
      return null;
    },
  };
}

/** Compares in constant time whatever the lengths. */
export function isSameSecret(given: string, wanted: string): boolean {
  return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', wanted, 'buffer'));
}

function cookieValues(header: string | undefined, name: string): readonly string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}
