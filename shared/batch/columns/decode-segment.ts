import type { EventHeader, JsonObject, LedgerEvent } from '../../dossier/event.ts';
import type { DossierId, LedgerId } from '../../dossier/ids.ts';
import { ok, type Result, refuse } from '../../result.ts';
import { CanonicalJsonError, canonicalJson, orderedJson } from '../canonical-json.ts';
import { type ChainEnd, headerJson, personalTextHash } from '../chain.ts';
import type { CryptoPort } from '../crypto-port.ts';
import { findDictionary } from '../dictionary/find-dictionary.ts';
import { findZstdContentSize, zstdDictionaryId } from '../zstd-size.ts';
import { createByteReader } from './byte-reader.ts';
import { decodeColumn } from './decode-column.ts';
import type { Cell, DecodeContext } from './decode-context.ts';
import { decodeHeaders, type Headers } from './decode-headers.ts';
import { limits, malformed, SegmentError, segmentVersion } from './limits.ts';
import { top } from './place.ts';

export interface SegmentReader {
  /**
   * Reads the next segment and works out everything that did not travel: numbers, hashes, chain. Total: refuses
   * batch.malformed, batch.too-large, batch.version-newer. Whether the last hash is the signed one is the caller's
   * check.
   */
  read(bytes: Uint8Array): Result<readonly LedgerEvent[]>;
}

/** What goes on from one segment of a batch to the next. */
interface Carried {
  readonly keepTexts: boolean;
  end: ChainEnd;
  readonly ids: DossierId[];
  readonly memories: DecodeContext['memories'];
}

/**
 * Reads the segments of one batch in order; the events' numbers and the chain go on from `after`. `keepTexts`: the JSON
 * that was hashed stays with each event.
 */
export function createSegmentReader(
  crypto: CryptoPort,
  ledger: LedgerId,
  after: ChainEnd,
  keepTexts = false,
): SegmentReader {
  const carried: Carried = { keepTexts, end: after, ids: [], memories: new Map() };
  return {
    read(bytes) {
      try {
        return readSegment(crypto, ledger, bytes, carried);
      } catch (error) {
        if (error instanceof SegmentError) return refuse(error.code);
        if (error instanceof CanonicalJsonError) return refuse('batch.malformed');
        throw error;
      }
    },
  };
}

function readSegment(
  crypto: CryptoPort,
  ledger: LedgerId,
  bytes: Uint8Array,
  carried: Carried,
): Result<readonly LedgerEvent[]> {
  const { tame, wild } = openParts(crypto, bytes);
  const version = tame.uint();
  if (version > segmentVersion) return refuse('batch.version-newer');
  const count = tame.uint();
  if (version < 1 || count < 1 || count > limits.events) throw malformed('version or count');
  const context = {
    tame,
    wild,
    at: [],
    dossier: [],
    memories: carried.memories,
    isOrdered: true,
    rowsLeft: limits.rows,
    charactersLeft: limits.characters,
  };
  const headers = decodeHeaders(context, count, carried.ids);
  const partsContext = { ...context, at: headers.at, dossier: headers.dossier };
  const parts = decodeParts(partsContext, headers.types);
  if (!tame.atEnd() || !wild.atEnd()) throw malformed('bytes left over');
  const events = chain(crypto, ledger, carried, headers, parts, partsContext.isOrdered ? orderedJson : canonicalJson);
  const last = events.at(-1);
  if (last !== undefined) carried.end = { seq: last.header.seq, hash: last.hash };
  return ok(events);
}

function openParts(crypto: CryptoPort, bytes: Uint8Array) {
  if (bytes.length < 4) throw malformed('no length');
  const length = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
  if (length > bytes.length - 4) throw malformed('cut off');
  const squeezed = bytes.subarray(4, 4 + length);
  const wild = bytes.subarray(4 + length);
  const stated = findZstdContentSize(squeezed);
  if (stated === null) throw malformed('no stated size');
  if (stated > limits.partBytes || wild.length > limits.partBytes) throw new SegmentError('batch.too-large', 'stated');
  const dictionary = dictionaryOf(squeezed);
  let inflated: Uint8Array;
  try {
    inflated =
      dictionary === undefined ? crypto.inflate(squeezed, stated) : crypto.inflate(squeezed, stated, dictionary);
  } catch {
    throw malformed('the frame is broken or gives more than it states');
  }
  if (inflated.length !== stated) throw malformed('not the stated size');
  return { tame: createByteReader(inflated), wild: createByteReader(wild) };
}

/** Undefined where the frame needs none. */
function dictionaryOf(frame: Uint8Array): Uint8Array | undefined {
  const id = zstdDictionaryId(frame);
  if (id === 0) return undefined;
  const dictionary = findDictionary(id);
  if (dictionary === null) throw new SegmentError('batch.version-newer', `dictionary ${id}`);
  return dictionary;
}

interface Part {
  body: JsonObject;
  personal: { salt: string; data: JsonObject } | null;
  purged: string | null;
}

/** Body and personal part of each event, type by type in order of first mention. */
function decodeParts(context: DecodeContext, types: readonly string[]): Part[] {
  const rowsByType = new Map<string, number[]>();
  types.forEach((type, row) => {
    const list = rowsByType.get(type);
    if (list === undefined) rowsByType.set(type, [row]);
    else list.push(row);
  });
  const parts: Part[] = [];
  for (const [type, rows] of rowsByType) {
    const bodies = decodeColumn(context, rows, top(`${type} body`)).map(asObject);
    const marks = context.tame.uints(rows.length);
    const present = rows.filter((_, i) => marks[i] === 1);
    const data = decodeColumn(context, present, top(`${type} personal`)).map(asObject);
    const salts = context.wild.hex(present.length, 16);
    const purgedRows = rows.filter((_, i) => marks[i] === 2);
    const hashes = context.wild.hex(purgedRows.length, 32);
    if (marks.some((mark) => mark > 2)) throw malformed('personal mark');
    rows.forEach((row, i) => {
      parts[row] = { body: bodies[i] ?? {}, personal: null, purged: null };
    });
    present.forEach((row, i) => {
      const part = parts[row];
      if (part !== undefined) part.personal = { salt: salts[i] ?? '', data: data[i] ?? {} };
    });
    purgedRows.forEach((row, i) => {
      const part = parts[row];
      if (part !== undefined) part.purged = hashes[i] ?? '';
    });
  }
  return parts;
}

function asObject(cell: Cell): JsonObject {
  if (typeof cell !== 'object' || cell === null || Array.isArray(cell)) throw malformed('not an object');
  return cell as JsonObject;
}

function chain(
  crypto: CryptoPort,
  ledger: LedgerId,
  { end, ids, keepTexts }: Carried,
  headers: Headers,
  parts: readonly Part[],
  jsonOf: (value: JsonObject) => string,
): LedgerEvent[] {
  let { seq, hash } = end;
  return parts.map(({ body, personal, purged }, row) => {
    seq += 1;
    const dossier = headers.dossier[row] ?? -1;
    const texts = { body: jsonOf(body), data: personal === null ? null : jsonOf(personal.data) };
    const header: EventHeader = {
      v: 1,
      ledger,
      seq,
      clock: [headers.clock[row] ?? 0, headers.counters[row] ?? 0],
      at: headers.at[row] ?? 0,
      actor: headers.actors[row] ?? '',
      role: headers.roles[row] ?? 'system',
      after: headers.after[row] ?? [],
      type: headers.types[row] ?? '',
      dossier: dossier < 0 ? null : (ids[dossier] ?? null),
      body: crypto.sha256Hex(texts.body),
      personal: personal === null ? purged : personalTextHash(crypto, texts.data ?? '', personal.salt),
      prev: hash,
    };
    hash = crypto.sha256Hex(headerJson(header));
    return keepTexts ? { header, hash, body, personal, texts } : { header, hash, body, personal };
  });
}
