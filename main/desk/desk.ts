import type { Store } from '../../db/store.ts';
import type { LedgerId } from '../../shared/dossier/ids.ts';
import type { ScanOutbox } from '../attachments/outbox.ts';
import type { AttachmentShelf } from '../attachments/shelf.ts';
import type { Keyring, LedgerKeys } from '../keyring/keyring.ts';
import type { Rules } from '../ledger/rules.ts';
import type { Clock, Deps } from '../ports.ts';
import type { Office } from './office.ts';

/** One open desk folder: what every use case of the counter needs. */
export interface Desk {
  readonly deps: Deps;
  /** The desk's clock: the machine's plus what a person confirmed. */
  readonly clock: Clock;
  readonly store: Store;
  readonly keyring: Keyring;
  readonly office: Office;
  readonly ledger: LedgerId;
  readonly generation: number;
  readonly keys: LedgerKeys;
  readonly rules: Rules;
  /** Contents of scans that lie here. */
  readonly shelf: AttachmentShelf;
  /** Scans that go up in pieces. */
  readonly outbox: ScanOutbox;
  /** Called after each commit with what changed. */
  readonly changed: (topics: readonly ('dossiers' | 'sync' | 'desk' | 'catalogue')[]) => void;
}
