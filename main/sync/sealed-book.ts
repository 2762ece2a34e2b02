import { LedgerId } from '../../shared/dossier/ids.ts';
import { ok } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';

/** A sealed range on its way up. */
export interface Outgoing {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly events: number;
  readonly ledger: LedgerId;
  readonly from: number;
  readonly to: number;
  /** Sealed in an earlier round and brought up in part. */
  readonly begun: boolean;
}

/** Only an answer to what stands in this desk's own count of sealed files says what the district holds. */
export function rememberSealed(
  desk: Desk,
  sealed: {
    kind: 'batch' | 'greeting';
    sha256: string;
    nonce: string;
    ledger: string;
    from: number | null;
    to: number | null;
    at: number;
  },
): void {
  desk.store.write((tx) => {
    tx.rememberSealed({ ...sealed, ledger: LedgerId.parse(sealed.ledger) });
    return ok(null);
  });
}
