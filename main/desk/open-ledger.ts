import type { WriteTx } from '../../db/store.ts';
import { ledgerIdOf } from '../../shared/batch/chain.ts';
import type { BodyOf } from '../../shared/dossier/event-types.ts';
import type { LedgerId } from '../../shared/dossier/ids.ts';
import type { LedgerKeys } from '../keyring/keyring.ts';
import { appendEvent } from '../ledger/event-writer.ts';
import type { Deps } from '../ports.ts';

const system = { id: 'system', role: 'system' } as const;

export interface NewLedgerKeys extends LedgerKeys {
  readonly ledger: LedgerId;
  /** Raw public key, base64url. */
  readonly key: string;
  readonly recipient: string;
}

/** Fresh keys of a new ledger: Ed25519 to sign, age to be written to. The ledger's id is its key's. */
export async function newLedgerKeys({ crypto }: Pick<Deps, 'crypto'>): Promise<NewLedgerKeys> {
  const seed = crypto.randomBytes(32);
  const publicKey = crypto.ed25519PublicKey(seed);
  const { identity, recipient } = await crypto.ageIdentity();
  return {
    seed,
    identity,
    recipient,
    ledger: ledgerIdOf(crypto, publicKey),
    key: Buffer.from(publicKey).toString('base64url'),
  };
}

export interface Opening {
  readonly keys: NewLedgerKeys;
  readonly at: number;
  readonly facts: Omit<BodyOf<'ledger.opened.v1'>, 'key' | 'recipient' | 'kind' | 'predecessorSignature'>;
  readonly staff: readonly { readonly id: string; readonly role: 'clerk' | 'leader'; readonly name: string }[];
  readonly catalogue: { readonly version: string; readonly sha256: string };
  readonly calendar: { readonly version: string; readonly sha256: string };
  /** Null: the form texts that the program brings along. */
  readonly forms: { readonly version: string; readonly sha256: string } | null;
  /** Signs the opening with the predecessor's key where that is still there. */
  readonly sign: ((body: Omit<BodyOf<'ledger.opened.v1'>, 'predecessorSignature'>) => string) | null;
}

/** Opens a desk's ledger: who it is, who works there, by which rules. Written before the first dossier. */
export function openDeskLedger(tx: WriteTx, deps: Pick<Deps, 'crypto'>, opening: Opening): void {
  const context = { crypto: deps.crypto, ledger: opening.keys.ledger, at: opening.at };
  const opened = { key: opening.keys.key, recipient: opening.keys.recipient, kind: 'desk' as const, ...opening.facts };
  appendEvent(tx, context, {
    type: 'ledger.opened.v1',
    actor: system,
    dossier: null,
    body: { ...opened, predecessorSignature: opening.sign?.(opened) ?? null },
    personal: null,
  });
  for (const { id, role, name } of opening.staff) {
    appendEvent(tx, context, {
      type: 'staff.appointed.v1',
      actor: system,
      dossier: null,
      body: { id, role },
      personal: { name },
    });
  }
  appendEvent(tx, context, {
    type: 'catalogue.adopted.v1',
    actor: system,
    dossier: null,
    body: opening.catalogue,
    personal: null,
  });
  appendEvent(tx, context, {
    type: 'calendar.adopted.v1',
    actor: system,
    dossier: null,
    body: opening.calendar,
    personal: null,
  });
  if (opening.forms === null) return;
  const { forms } = opening;
  appendEvent(tx, context, { type: 'forms.adopted.v1', actor: system, dossier: null, body: forms, personal: null });
}
