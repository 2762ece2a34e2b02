import { canonicalJson } from '../../shared/batch/canonical-json.ts';
import type { LedgerEvent } from '../../shared/dossier/event.ts';
import { eventTypes } from '../../shared/dossier/event-types.ts';
import { LedgerId } from '../../shared/dossier/ids.ts';
import type { Desk } from '../desk/desk.ts';

/**
 * The key that a ledger is trusted with at this desk: the district's from the enrolment, and what the district's own
 * ledger admitted (`ledger.admitted.v1`); null for everybody else.
 */
export function trustedKey(desk: Desk, ledger: LedgerId, claimedKey: string): string | null {
  if (claimedKey === desk.office.district.key) return claimedKey;
  return desk.store.read.findLedger(LedgerId.parse(ledger))?.key ?? null;
}

/**
 * Whether an event opens a ledger with which the district went on from one that this desk trusts: after it was put back
 * to an earlier day it writes in a new one, signed by the key of the one before.
 */
export function isDistrictsNext({ office, store, deps: { crypto } }: Desk, { header, body }: LedgerEvent): boolean {
  const opening = eventTypes['ledger.opened.v1'].body.safeParse(body);
  if (header.type !== 'ledger.opened.v1' || header.seq !== 1 || !opening.success) return false;
  const { kind, commune, training, predecessor, predecessorSignature } = opening.data;
  const before = predecessor === null ? null : store.read.findLedger(predecessor.ledger);
  if (kind !== 'district' || commune !== office.commune.code || training !== office.training) return false;
  if (before?.kind !== 'district' || predecessorSignature === null) return false;
  // As it was written, also with what a later version adds to it.
  const { predecessorSignature: _signature, ...signed } = body;
  return crypto.ed25519Verify(
    Buffer.from(before.key, 'base64url'),
    crypto.sha256(Buffer.from(canonicalJson(signed))),
    Buffer.from(predecessorSignature, 'base64url'),
  );
}

/** Types that only the district writes: in a sibling's ledger they would let that desk admit keys of its own making. */
const districtTypes: readonly string[] = ['ledger.admitted.v1', 'ledger.revoked.v1'];

/**
 * Whether an event may stand in the ledger that it came in: what the district alone says stands in its ledger, and a
 * sibling's begins with the opening of the very desk and block that it was admitted for.
 */
export function isInPlace({ office, store }: Desk, { header, body }: LedgerEvent): boolean {
  const record = store.read.findLedger(header.ledger);
  if (record === null || record.kind === 'district') return true;
  if (districtTypes.includes(header.type)) return false;
  if (header.type !== 'ledger.opened.v1') return header.seq !== 1;
  const opening = eventTypes['ledger.opened.v1'].body.safeParse(body);
  if (!opening.success || header.seq !== 1) return false;
  const { kind, key, commune, desk, generation, training } = opening.data;
  return (
    kind === 'desk' &&
    key === record.key &&
    commune === office.commune.code &&
    desk === record.desk &&
    generation === record.generation &&
    training === office.training
  );
}
