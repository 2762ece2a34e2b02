import type { DistrictStore } from '../../db/district/types.ts';
import type { Topic } from '../../shared/contract/envelope.ts';
import type { LedgerId } from '../../shared/dossier/ids.ts';
import type { AttachmentShelf } from '../attachments/shelf.ts';
import type { Keyring, LedgerKeys } from '../keyring/keyring.ts';
import type { Clock, Deps } from '../ports.ts';
import type { ObjectStore } from '../sync/object-store.ts';
import type { Lanes } from '../turns.ts';
import type { DistrictFacts } from './district-facts.ts';
import type { DistrictRules } from './rules.ts';

/** One open district folder: what every use case of the tier above needs. Whoever opens it closes it. */
export interface District {
  readonly deps: Deps;
  readonly clock: Clock;
  readonly store: DistrictStore;
  readonly keyring: Keyring;
  readonly facts: DistrictFacts;
  /** Opens what is encrypted to the district. */
  readonly keys: LedgerKeys;
  readonly rules: DistrictRules;
  /** Contents of scans that have arrived. */
  readonly shelf: AttachmentShelf;
  /** Null where files lie in the folder. */
  readonly objects: ObjectStore | null;
  /** What came in is applied in turn: of one commune one after another, so that memory holds few batches. */
  readonly lanes: Lanes;
  /** Scans apart, few at once: where they are kept may be slow, and no dossier waits for it. */
  readonly scanLanes: Lanes;
  /** Called after each commit with what changed. */
  readonly changed: (topics: readonly Topic[]) => void;
  /** Aborted when the district closes: what works beside the calls stops. */
  readonly ending: AbortSignal;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The ledger that the district writes for a commune now. After a restore it follows another (decision 0016). */
export interface CommuneLedger {
  readonly commune: string;
  readonly ledger: LedgerId;
  readonly keys: LedgerKeys;
  /** Of the commune's first ledger: what signs all that concerns the commune, the one key that its desks trust (0006). */
  readonly signing: LedgerKeys;
}

/** Name of the district's own keys in its keyring; a commune ledger's keys lie under the ledger's id. */
export const districtKeyName = 'district';
