import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may in: a one-time token opens a session, a cookie proves it afterwards. */
export interface Sessions {
  /** A fresh token for one more window; used up by `open`, gone after 10 minutes. */
  newToken(): string;
  /** The cookie's value for a valid token, else null. A token works once. */
  open(token: string): string | null;
  isOpen(cookieHeader: string | undefined): boolean;
  readonly cookieName: string;
}

const tokenLifeMs = 600_000;

export interface SessionsDeps {
  readonly now: () => number;
  /** Cookies know no ports: two desks on one machine need two names. */
  readonly port: number;
}

export function createSessions({ now, port }: SessionsDeps): Sessions {
  const cookieName = `motcua-${port}`;
  /** Hash of each unused token and when it was made: what lies in memory opens nothing. */
  const tokens = new Map<string, number>();
  const secret = randomBytes(32).toString('base64url');
  return {
    cookieName,
    newToken() {
      const token = randomBytes(32).toString('base64url');
      tokens.set(digest(token), now());
      return token;
    },
    open(token) {
      const madeAt = tokens.get(digest(token));
      tokens.delete(digest(token));
      return madeAt !== undefined && now() - madeAt < tokenLifeMs ? secret : null;
    },
    isOpen(cookieHeader) {
      return cookieValues(cookieHeader, cookieName).some((value) => isSame(value, secret));
    },
  };
}

function cookieValues(header: string | undefined, name: string): readonly string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}

function isSame(given: string, wanted: string): boolean {
  return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', wanted, 'buffer'));
}

function digest(token: string): string {
  return hash('sha256', token);
}
