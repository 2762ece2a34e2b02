import { hash, timingSafeEqual } from 'node:crypto';
import { ok } from '../../shared/result.ts';
import type { District } from '../district/district.ts';

/** Who is in the workspace: a cookie that only this server can have made, good for a working day. */
export interface Sessions {
  /** Opens a session and gives the whole Set-Cookie header; null when it cannot be written down. */
  open(user: string): Promise<string | null>;
  isOpen(cookieHeader: string | undefined): Promise<boolean>;
}

const lifeMs = 10 * 3_600_000;

interface Served {
  /** Cookies know no ports. */
  readonly port: () => number;
  /** Over https the cookie travels over nothing else. */
  readonly secure: boolean;
}

/** Kept in the district's own table, as hashes: what lies on disk opens nothing. */
export function createSessions({ deps, clock, store }: District, { port, secure }: Served): Sessions {
  const cookieName = () => `motcua-district-${port()}`;
  return {
    async open(user) {
      const secret = Buffer.from(deps.crypto.randomBytes(32)).toString('base64url');
      const written = await store.write<null>(null, async (tx) => {
        await tx.removeEndedSessions(clock.now());
        await tx.addSession(hash('sha256', secret), user, clock.now() + lifeMs);
        return ok(null);
      });
      return written.ok
        ? `${cookieName()}=${secret}; HttpOnly; SameSite=Strict; Path=/${secure ? '; Secure' : ''}`
        : null;
    },
    async isOpen(header) {
      for (const value of cookieValues(header, cookieName())) {
        if (await store.read.hasSession(hash('sha256', value), clock.now())) return true;
      }
      return false;
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
