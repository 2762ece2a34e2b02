import type { LedgerId } from '../shared/dossier/ids.ts';

/** A range of another's ledger as its writer signed it (`OpenedBatch.inner`): what `resealBatch` sends on. */
export interface KeptRange {
  readonly commune: string;
  readonly ledger: LedgerId;
  readonly from: number;
  readonly to: number;
  readonly inner: Uint8Array;
}
