import type { CryptoPort } from '../../../shared/batch/crypto-port.ts';
import type { Hash } from '../../../shared/dossier/ids.ts';
import { randomGroups } from '../passwords.ts';

const codesGiven = 10;

/** Codes for the day the telephone is lost, each good once: shown now, kept as hashes. About 59 bits each. */
export function newRecoveryCodes(crypto: Pick<CryptoPort, 'sha256Hex'>): {
  readonly codes: string[];
  readonly hashes: readonly Hash[];
} {
  const codes = Array.from({ length: codesGiven }, () => randomGroups(3));
  return { codes, hashes: codes.map((code) => recoveryHash(crypto, code)) };
}

/** However it is typed: capitals, spaces, without its dashes. */
export function recoveryHash(crypto: Pick<CryptoPort, 'sha256Hex'>, typed: string): Hash {
  return crypto.sha256Hex(typed.toLowerCase().replace(/[^a-z0-9]/g, ''));
}
