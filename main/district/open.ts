import { join } from 'node:path';
import type { DistrictStore } from '../../db/district/types.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { attachmentsDir, createFolderShelf } from '../attachments/folder-shelf.ts';
import { createObjectShelf } from '../attachments/object-shelf.ts';
import type { AttachmentShelf } from '../attachments/shelf.ts';
import { createSeedForms } from '../forms/form-texts.ts';
import { type Keyring, openKeyring } from '../keyring/keyring.ts';
import type { Deps } from '../ports.ts';
import type { ObjectStore } from '../sync/object-store.ts';
import { createLanes } from '../turns.ts';
import { districtLedger } from './actions.ts';
import { isDistrictFolder, openStoreOf } from './database.ts';
import { type District, districtKeyName } from './district.ts';
import { DistrictFacts } from './district-facts.ts';
import { openObjects } from './objects.ts';
import { createDistrictRules } from './rules.ts';
import { readSeed } from './seed.ts';
import { applyWithheldAtStart } from './withheld.ts';

type Facts = District['facts'];

/** Contents of so many are in memory at once. */
const scansAtOnce = 2;

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
  const facts = await readFacts(deps, store, setting);
  if (!facts.ok) return facts;
  const keys = keyring.find(districtKeyName);
  if (keys === null) return refuse('keys.missing');
  const objects = await openObjects(deps, dataDir, store, districtLedger({ deps, keys }));
  if (!objects.ok) return objects;
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
    facts: facts.value,
    keys,
    rules: createDistrictRules(store.read, facts.value, createSeedForms(deps.catalogueDir)),
    shelf: shelfOf(deps, dataDir, keyring, objects.value),
    objects: objects.value,
    lanes: createLanes(store.width),
    scanLanes: createLanes(scansAtOnce),
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

/** A folder from before form texts were published gets those of the program as its first version. */
async function readFacts(deps: Deps, store: DistrictStore, setting: string): Promise<Result<Facts>> {
  const { forms, ...facts } = DistrictFacts.parse(JSON.parse(setting));
  if (forms !== undefined) return ok({ ...facts, forms });
  const seed = readSeed(deps);
  if (!seed.ok) return seed;
  const { version, json } = seed.value.forms;
  return store.write<Facts>(null, async (tx) => {
    const whole = { ...facts, forms: { version, sha256: await tx.putContent(json) } };
    await tx.setSetting('district', JSON.stringify(whole));
    return ok(whole);
  });
}

function shelfOf({ crypto }: Deps, dataDir: string, keyring: Keyring, objects: ObjectStore | null): AttachmentShelf {
  const folder = createFolderShelf({ dir: join(dataDir, attachmentsDir), crypto, keyring });
  return objects === null ? folder : createObjectShelf({ objects, crypto, keyring, before: folder });
}
