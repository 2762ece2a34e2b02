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
