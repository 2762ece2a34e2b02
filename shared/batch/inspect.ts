import type { ErrorCode } from '../errors/table.ts';
import type { CryptoPort } from './crypto-port.ts';
import type { OpenHeader } from './sealed-file.ts';

/** What `motcua inspect` prints of one sealed file; works without any key. */
export interface Inspection {
  readonly bytes: number;
  /** Null when the open header cannot be read. */
  readonly header: OpenHeader | null;
  /** True when the file is whole and signed by the key that it names. */
  readonly signatureValid: boolean;
  /** Why it would be refused at once, else null. */
  readonly code: ErrorCode | null;
}

/** One entry for a sealed file, one for each file of a bundle. Total. */
export function inspect(crypto: CryptoPort, bytes: Uint8Array): readonly Inspection[] {
  throw new Error(`${crypto} ${bytes.length}`);
}
