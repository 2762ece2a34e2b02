import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../../db/store.ts';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { ledgerIdOf, makeEvent } from '../../../shared/batch/chain.ts';
import type { ActorRole, JsonObject, LedgerEvent } from '../../../shared/dossier/event.ts';
import { DossierId, type LedgerId } from '../../../shared/dossier/ids.ts';
import { ok } from '../../../shared/result.ts';

export const crypto = createNodeCrypto();
export const commune = 'H60.15.3';
/** 2026-11-24 08:00 in Vietnam. */
export const morning = Date.UTC(2026, 10, 24, 1);
const recipient = 'age1rp56pfz6kj52pmqz32qcl8px2y9kegp3y56ey52vqevk4sap9acs22sx29';

export interface Deed {
  readonly dossier?: DossierId | null;
  readonly at?: number;
  readonly actor?: string;
  readonly role?: ActorRole;
  readonly after?: readonly LedgerEvent[];
  readonly body?: JsonObject;
  readonly personal?: JsonObject | null;
}

/** A ledger that writes chained events with its own key. Salts are fixed, so that two runs write the same. */
export class Writer {
  readonly events: LedgerEvent[] = [];
  readonly id: LedgerId;
  readonly key: string;
  #clock: [number, number] = [0, 0];

  constructor(seed: number) {
    const publicKey = crypto.ed25519PublicKey(new Uint8Array(32).fill(seed));
    this.id = ledgerIdOf(crypto, publicKey);
    this.key = Buffer.from(publicKey).toString('base64url');
  }

  write(type: string, deed: Deed = {}): LedgerEvent {
    const last = this.events.at(-1);
    const at = deed.at ?? morning + this.events.length * 1000;
    this.#clock = at > this.#clock[0] ? [at, 0] : [this.#clock[0], this.#clock[1] + 1];
    const event = makeEvent(crypto, {
      ledger: this.id,
      seq: this.events.length + 1,
      clock: this.#clock,
      at,
      actor: deed.actor ?? 'clerk-1',
      role: deed.role ?? 'clerk',
      after: (deed.after ?? []).map(({ hash }) => hash),
      type,
      dossier: deed.dossier ?? null,
      prev: last?.hash ?? null,
      body: deed.body ?? {},
      personal: deed.personal ?? null,
      salt: (this.events.length + 1).toString(16).padStart(32, '0'),
    });
    this.events.push(event);
    return event;
  }

  open(facts: JsonObject = {}): LedgerEvent {
    const body = {
      key: this.key,
      recipient,
      kind: 'desk',
      commune,
      desk: 2,
      generation: 0,
      cause: 'enrolled',
      predecessor: null,
      predecessorSignature: null,
      training: false,
      ...facts,
    };
    return this.write('ledger.opened.v1', { actor: 'system', role: 'system', body });
  }

  admit(other: Writer, facts: JsonObject = {}): LedgerEvent {
    const body = { ledger: other.id, key: other.key, recipient, desk: 2, generation: 0, replaces: null, ...facts };
    return this.write('ledger.admitted.v1', { actor: 'system', role: 'system', body });
  }

  receive(dossier: DossierId, facts: JsonObject = {}, deed: Deed & { readonly fullName?: string } = {}): LedgerEvent {
    const { fullName = 'Nguyễn Thị Hương', ...rest } = deed;
    return this.write('dossier.received.v1', {
      dossier,
      body: { ...receivedBody, ...facts },
      personal: { applicant: { fullName, personalId: '038190004218', phone: '0912345678' } },
      ...rest,
    });
  }
}

export const receivedBody = {
  procedureCode: '1.001612',
  catalogueVersion: '2026-01',
  calendarVersion: '2026-01',
  formSet: 'TT03_2025',
  components: [{ index: 0, original: 1, copies: 0 }],
  quantity: 1,
  code: `${commune}-261124-2001`,
  receivedAt: morning,
  dueAt: morning + 3 * 86_400_000,
  limit: { unit: 'workingDay', value: 3 },
  lookupKey: '00112233445566aa',
  bookNo: '2.0/2026',
  entryNo: 1,
};

/** A UUIDv7 of `morning` and `n`. */
export function dossierId(n: number, at = morning): DossierId {
  const time = at.toString(16).padStart(12, '0');
  const tail = n.toString(16).padStart(15, '0');
  return DossierId.parse(
    `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-8${tail.slice(3, 6)}-${tail.slice(3)}`,
  );
}

export function openTemp(path = ':memory:', kind: 'desk' | 'district' = 'district'): Store {
  const opened = openStore({ path, kind, sha256Hex: crypto.sha256Hex });
  if (!opened.ok) throw new Error(opened.refusal.code);
  opened.value.write((tx) => ok(tx.knowCatalogue(receivedBody.catalogueVersion)));
  return opened.value;
}

export function append(store: Store, ...events: readonly LedgerEvent[]): void {
  for (const event of events)
    store.write((tx) => {
      tx.appendEvent(event);
      return ok(null);
    });
}

export function tempFolder(): { readonly path: (name: string) => string; [Symbol.dispose](): void } {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-db-'));
  return { path: (name) => join(dir, name), [Symbol.dispose]: () => rmSync(dir, { recursive: true }) };
}
