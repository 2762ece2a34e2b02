import { readFiles } from '../../shared/batch/bundle.ts';
import type { CryptoPort } from '../../shared/batch/crypto-port.ts';
import { findOpenHeader, type OpenHeader } from '../../shared/batch/open-header.ts';

/** A file as it came in, by whatever road. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One sealed file of it, with what its open header claims; nothing of that is proved yet. */
export interface IncomingPart extends IncomingFile {
  readonly sha256: string;
  readonly header: OpenHeader | null;
  readonly of: string | null;
  readonly fromSeq: number | null;
  readonly toSeq: number | null;
}

/** The sealed files in what came in; what is neither one nor a bundle stays one part, to be refused as what it is. */
export function incomingParts(crypto: CryptoPort, { name, bytes }: IncomingFile): readonly IncomingPart[] {
  const files = readFiles(bytes);
  return (files.ok && files.value.length > 0 ? files.value : [bytes]).map((part) => partOf(crypto, name, part));
}

function partOf(crypto: CryptoPort, name: string, bytes: Uint8Array): IncomingPart {
  const header = claimedHeader(bytes);
  const { of, from, to } = header?.more ?? {};
  return {
    name,
    bytes,
    sha256: crypto.sha256Hex(bytes),
    header,
    of: typeof of === 'string' ? of.slice(0, 100) : null,
    fromSeq: seqOrNull(from),
    toSeq: seqOrNull(to),
  };
}

function seqOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
}

const prefixBytes = 9;
const maxHeaderBytes = 1024 * 1024;

/** The open header even of a file that is cut short or altered behind it: enough to know whom to answer. */
function claimedHeader(bytes: Uint8Array): OpenHeader | null {
  if (bytes.length < prefixBytes || Buffer.from(bytes.subarray(0, 4)).toString('latin1') !== 'MCDF') return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(5);
  if (length > maxHeaderBytes || bytes.length < prefixBytes + length) return null;
  return findOpenHeader(Buffer.from(bytes.subarray(prefixBytes, prefixBytes + length)).toString('utf8'));
}

/** By ledger, then by where they begin, so that batches on one stick close each other's gaps; the unreadable last. */
export function compareParts(a: IncomingPart, b: IncomingPart): number {
  const ofA = a.of ?? '~';
  const ofB = b.of ?? '~';
  if (ofA !== ofB) return ofA < ofB ? -1 : 1;
  return (a.fromSeq ?? 0) - (b.fromSeq ?? 0) || (a.toSeq ?? 0) - (b.toSeq ?? 0);
}
