import { join } from 'node:path';
import type { DistrictStore } from '../../db/district/types.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { attachmentsDir, createFolderShelf } from '../attachments/folder-shelf.ts';
import { type Keyring, openKeyring } from '../keyring/keyring.ts';
import type { Deps } from '../ports.ts';
import { createLanes } from '../turns.ts';
import { isDistrictFolder, openStoreOf } from './database.ts';
import { type District, DistrictFacts, districtKeyName } from './district.ts';
import { createDistrictRules } from './rules.ts';
import { applyWithheldAtStart } from './withheld.ts';

/** Opens a district folder. Refuses: shell.not-a-district, keys.*, store.*. Whoever opens also closes. */
export async function openDistrict(
  deps: Deps,
  dataDir: string,
  changed: District['changed'] = () => undefined,
): Promise<Result<District>> {
  if (!isDistrictFolder(dataDir)) return refuse('shell.not-a-district');
  const keyring = openKeyring(dataDir, deps.wraps);
  if (!keyring.ok) return keyring;
  const store = await openStoreOf(deps, dataDir);
  if (!store.ok) return store;
  const district = await districtOf(deps, dataDir, store.value, keyring.value, changed);
  if (!district.ok) await store.value.close();
  return district;
}

async function districtOf(
  deps: Deps,
  dataDir: string,
  store: DistrictStore,
  keyring: Keyring,
  changed: District['changed'],
): Promise<Result<District>> {
  const setting = await store.read.findSetting('district');
  if (setting === null) return refuse('shell.not-a-district');
  const facts = DistrictFacts.parse(JSON.parse(setting));
  const keys = keyring.find(districtKeyName);
  if (keys === null) return refuse('keys.missing');
  const ending = new AbortController();
  const close = () => {
    ending.abort();
    return store.close();
  };
  const district: District = {
    deps,
    clock: deps.clock,
    store,
    keyring,
    facts,
    keys,
    rules: createDistrictRules(store.read, facts),
    shelf: createFolderShelf({ dir: join(dataDir, attachmentsDir), crypto: deps.crypto, keyring }),
    lanes: createLanes(store.width),
    changed(topics) {
      changed(topics);
      store.neighbours.tell(topics);
    },
    ending: ending.signal,
    close,
    [Symbol.asyncDispose]: close,
  };
  await applyWithheldAtStart(district);
  return ok(district);
}
