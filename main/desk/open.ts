import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../db/store.ts';
import { LedgerId } from '../../shared/dossier/ids.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { attachmentsDir, createFolderShelf, removeTorn } from '../attachments/folder-shelf.ts';
import { createScanOutbox } from '../attachments/outbox.ts';
import { createSeedForms } from '../forms/form-texts.ts';
import { openKeyring } from '../keyring/keyring.ts';
import { createRules } from '../ledger/rules.ts';
import type { Deps } from '../ports.ts';
import type { Desk } from './desk.ts';
import { deskFile } from './init.ts';
import { named, Office } from './office.ts';

export function isDeskFolder(dataDir: string): boolean {
  return existsSync(join(dataDir, deskFile));
}

/** Opens a desk folder. Refuses: desk.not-set-up, keys.*, store.*. Whoever opens also closes the store. */
export function openDesk(deps: Deps, dataDir: string, changed: Desk['changed']): Result<Desk> {
  if (!isDeskFolder(dataDir)) return refuse('desk.not-set-up');
  // No set-up leaves an empty file: what emptied it took the desk's data, and nobody is to set up over that.
  if (statSync(join(dataDir, deskFile)).size === 0) return refuse('store.corrupt');
  const keyring = openKeyring(dataDir, deps.wraps);
  if (!keyring.ok) return keyring;
  const store = openStore({ path: join(dataDir, deskFile), kind: 'desk', sha256Hex: deps.crypto.sha256Hex });
  if (!store.ok) return store;
  const shelf = createFolderShelf({
    dir: join(dataDir, attachmentsDir),
    crypto: deps.crypto,
    keyring: keyring.value,
  });
  const outbox = createScanOutbox(join(dataDir, attachmentsDir, 'outgoing'), deps.crypto);
  const desk = deskOf({ deps, store: store.value, keyring: keyring.value, shelf, outbox, changed });
  if (desk.ok) removeTorn(join(dataDir, attachmentsDir), desk.value.office.commune.code);
  else store.value.close();
  return desk;
}

/** The same folder after its ledger changed: goes on in the one that its settings name now. Shares what is open. */
export function reopenDesk(desk: Desk): Result<Desk> {
  return deskOf(desk);
}

type Opened = Pick<Desk, 'deps' | 'store' | 'keyring' | 'shelf' | 'outbox' | 'changed'>;

function deskOf({ deps, store, keyring, shelf, outbox, changed }: Opened): Result<Desk> {
  const officeJson = store.read.findSetting('office');
  const ledgerId = LedgerId.safeParse(store.read.findSetting('ledger'));
  if (officeJson === null || !ledgerId.success) return refuse('desk.not-set-up');
  const office = Office.parse(JSON.parse(officeJson));
  const keys = keyring.find(ledgerId.data);
  if (keys === null) return refuse('keys.missing');
  const ledger = store.read.findLedger(ledgerId.data);
  if (ledger === null) return refuse('desk.not-set-up');
  return ok({
    deps,
    clock: { now: () => deps.clock.now() + (store.read.clockConfirmation(ledgerId.data)?.offsetMs ?? 0) },
    store,
    keyring,
    get office() {
      return named(office, store.read.officeNames(office.commune.code));
    },
    ledger: ledgerId.data,
    generation: ledger.generation,
    keys,
    rules: createRules({
      versions: (kind) => store.read.usableRules(kind),
      json: (kind, version) => store.read.findRules(kind, version),
      seedForms: createSeedForms(deps.catalogueDir),
    }),
    shelf,
    outbox,
    changed,
  });
}
