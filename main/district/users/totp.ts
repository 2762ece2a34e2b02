import { Secret, TOTP } from 'otpauth';
import type { CryptoPort } from '../../../shared/batch/crypto-port.ts';

const periodMs = 30_000;
const secretBytes = 20;
/** What every authenticator knows (RFC 6238): six digits, half a minute, HMAC with SHA-1. */
const kind = { algorithm: 'SHA1', digits: 6, period: periodMs / 1000 } as const;
/** A telephone's clock may be half a minute off either way. */
const window = 1;

export function newTotpSecret(crypto: Pick<CryptoPort, 'randomBytes'>): Uint8Array {
  return crypto.randomBytes(secretBytes);
}

/** As the QR code says it, and as it is typed where no camera is. */
export function totpWords(
  secret: Uint8Array,
  { issuer, label }: { readonly issuer: string; readonly label: string },
): { readonly uri: string; readonly secret: string } {
  const totp = totpOf(secret, issuer, label);
  return { uri: totp.toString(), secret: totp.secret.base32 };
}

/** The time step that a code belongs to, of those around `now` (ms UTC); null where it is none of theirs. */
export function totpStep(secret: Uint8Array, code: string, now: number): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = totpOf(secret, '', '').validate({ token, timestamp: now, window });
  return delta === null ? null : Math.floor(now / periodMs) + delta;
}

function totpOf(secret: Uint8Array, issuer: string, label: string): TOTP {
  return new TOTP({ ...kind, issuer, label, secret: new Secret({ buffer: Uint8Array.from(secret).buffer }) });
}
