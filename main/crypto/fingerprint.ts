import { X509Certificate } from 'node:crypto';

/**
 * SHA-256 of a certificate (PEM) in pairs of hex digits, as people compare it over the telephone; null where the text
 * is no certificate.
 */
export function findFingerprint(pem: string): string | null {
  try {
    return new X509Certificate(pem).fingerprint256;
  } catch {
    return null;
  }
}
