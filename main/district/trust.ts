import type { DistrictReads } from '../../db/district/types.ts';
import type { LedgerRecord } from '../../db/store.ts';
import type { LedgerRange } from '../../shared/batch/batch.ts';
import { canonicalJson } from '../../shared/batch/canonical-json.ts';
import type { JsonObject, LedgerEvent } from '../../shared/dossier/event.ts';
import { type BodyOf, eventTypes } from '../../shared/dossier/event-types.ts';
import type { LedgerId } from '../../shared/dossier/ids.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Admission } from './commune-ledger.ts';
import type { District } from './district.ts';

type Opening = BodyOf<'ledger.opened.v1'>;

/** The key that a desk's ledger is admitted with, in its own commune; null for everybody else. */
export async function admittedKey(district: District, ledger: LedgerId, commune: string): Promise<string | null> {
  const record = await district.store.read.findLedger(ledger);
  return record?.kind === 'desk' && record.commune === commune ? record.key : null;
}

/**
 * The key that a batch may be read with. A ledger that was never heard of may be the successor of an admitted one: its
 * key is taken for reading alone, and `judgeOpening` looks at its opening before anything of it is applied.
 */
export async function readingKey(
  district: District,
  ledger: LedgerId,
  claimedKey: string,
  commune: string,
): Promise<string | null> {
  const { read } = district.store;
  const record = await read.findLedger(ledger);
  if (record === null) return (await read.findCommune(commune)) === null ? null : claimedKey;
  // A desk brings back what it holds of the district's own.
  if (record.kind === 'district' && record.commune === commune) return record.key;
  return admittedKey(district, ledger, commune);
}

/**
 * Whether the first event of a ledger is the opening that it should be. For an admitted ledger: the very desk and block
 * that it was admitted for. For an unknown one: a successor whose predecessor is admitted and signed it; the admission
 * to write is given back. `read` is the transaction that it will be applied in. Refuses: batch.unknown-signer,
 * batch.malformed, batch.training-mismatch, district.desk-mismatch, district.ledger-revoked, district.two-successors.
 */
export async function judgeOpening(
  district: District,
  read: DistrictReads,
  commune: string,
  range: LedgerRange,
  first: LedgerEvent | undefined,
): Promise<Result<Admission | null>> {
  const record = await read.findLedger(range.ledger);
  const opening = openingOf(first);
  if (record === null && (range.from !== 1 || opening === null)) return refuse('batch.unknown-signer');
  if (opening === null) return refuse('batch.malformed');
  if (record === null && opening.kind === 'district')
    return (await followsOwn(district, read, commune, opening, first?.body ?? {}))
      ? ok(null)
      : refuse('batch.unknown-signer');
  if (opening.kind !== 'desk' || opening.desk === null || opening.commune !== commune) return refuse('batch.malformed');
  if (opening.training !== district.facts.training) return refuse('batch.training-mismatch');
  if (record === null) {
    return judgeSuccessor(district, read, { commune, ledger: range.ledger, opening, body: first?.body ?? {} });
  }
  if (opening.desk !== record.desk || opening.generation !== record.generation) {
    return refuse('district.desk-mismatch', { desk: opening.desk });
  }
  return opening.key === record.key ? ok(null) : refuse('batch.malformed');
}

function openingOf(event: LedgerEvent | undefined): Opening | null {
  if (event?.header.type !== 'ledger.opened.v1' || event.header.seq !== 1) return null;
  const body = eventTypes['ledger.opened.v1'].body.safeParse(event.body);
  return body.success ? body.data : null;
}

/** Whether an opening is that of a ledger with which the district once went on from one of the commune's own. */
async function followsOwn(
  district: District,
  read: DistrictReads,
  commune: string,
  { commune: home, predecessor }: Opening,
  body: JsonObject,
): Promise<boolean> {
  const before = predecessor === null ? null : await read.findLedger(predecessor.ledger);
  return (
    home === commune && before?.kind === 'district' && before.commune === commune && isSignedBy(district, before, body)
  );
}

interface Successor {
  readonly commune: string;
  readonly ledger: LedgerId;
  readonly opening: Opening;
  readonly body: JsonObject;
}

async function judgeSuccessor(
  district: District,
  read: DistrictReads,
  { commune, ledger, opening, body }: Successor,
): Promise<Result<Admission>> {
  const { desk, generation, key, recipient, predecessor } = opening;
  const before = predecessor === null ? null : await read.findLedger(predecessor.ledger);
  if (desk === null || before === null || before.kind !== 'desk' || before.commune !== commune) {
    return refuse('batch.unknown-signer');
  }
  if (before.desk !== desk) return refuse('district.desk-mismatch', { desk });
  if (!isSignedBy(district, before, body)) return refuse('batch.unknown-signer');
  if (before.revokedUpTo !== null) return refuse('district.ledger-revoked', { ledger: before.id });
  const rival = (await read.listLedgers()).find((other) => isRival(other, before, generation));
  if (rival !== undefined) return refuse('district.two-successors', { ledger: before.id });
  return ok({ ledger, key, recipient, desk, generation, replaces: before.id });
}

/** Another ledger that goes on from the same one, or a block of the desk at or above the new one's. */
function isRival(other: LedgerRecord, before: LedgerRecord, generation: number): boolean {
  if (other.kind !== 'desk' || other.commune !== before.commune || other.desk !== before.desk) return false;
  return other.predecessor === before.id || other.generation >= generation;
}

/** The body as it was written, also with what a later version adds to it. */
function isSignedBy(district: District, before: LedgerRecord, body: JsonObject): boolean {
  const { predecessorSignature, ...signed } = body;
  if (typeof predecessorSignature !== 'string') return false;
  const { crypto } = district.deps;
  return crypto.ed25519Verify(
    Buffer.from(before.key, 'base64url'),
    crypto.sha256(Buffer.from(canonicalJson(signed))),
    Buffer.from(predecessorSignature, 'base64url'),
  );
}

/** Types that only the district writes: in a desk's ledger they would let a desk admit keys of its own making. */
const districtTypes: readonly string[] = ['ledger.admitted.v1', 'ledger.revoked.v1'];

/**
 * Whether a desk's ledger holds what no desk writes: a second opening, words that are the district's, or a NUL where a
 * name stands in the header, which not every store can hold.
 */
export function isOutOfPlace({ header: { type, seq, actor } }: LedgerEvent): boolean {
  if (districtTypes.includes(type) || type.includes('\0') || actor.includes('\0')) return true;
  return type === 'ledger.opened.v1' && seq !== 1;
}
