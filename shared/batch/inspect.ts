import type { ErrorCode } from '../errors/table.ts';
import { readFiles } from './bundle.ts';
import type { CryptoPort } from './crypto-port.ts';
import { type OpenHeader, readLayout, readSealed } from './sealed-file.ts';

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
  const files = readFiles(bytes);
  if (!files.ok) return [{ bytes: bytes.length, header: null, signatureValid: false, code: files.refusal.code }];
  return files.value.map((file) => {
    const layout = readLayout(file);
    const sealed = readSealed(crypto, file);
    return {
      bytes: file.length,
      header: layout.ok ? layout.value.header : null,
      signatureValid: sealed.ok,
      code: sealed.ok ? null : sealed.refusal.code,
    };
  });
}
