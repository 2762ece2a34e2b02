import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createBatchTables } from '../../db/batch-tables.ts';
import { createDistrictTables } from '../../db/district-tables.ts';
import { openStore, type Store } from '../../db/store.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { type Keyring, openKeyring } from '../keyring/keyring.ts';
import { createRules } from '../ledger/rules.ts';
import type { Deps } from '../ports.ts';
import { type District, DistrictFacts, districtFile, districtKeyName } from './district.ts';

export function isDistrictFolder(dataDir: string): boolean {
  return existsSync(join(dataDir, districtFile));
}

/** Opens a district folder. Refuses: shell.not-a-district, keys.*, store.*. Whoever opens also closes. */
export function openDistrict(
  deps: Deps,
  dataDir: string,
  changed: District['changed'] = () => undefined,
): Result<District> {
  if (!isDistrictFolder(dataDir)) return refuse('shell.not-a-district');
  const keyring = openKeyring(dataDir, deps.wraps);
  if (!keyring.ok) return keyring;
  const store = openStore({ path: join(dataDir, districtFile), kind: 'district', sha256Hex: deps.crypto.sha256Hex });
  if (!store.ok) return store;
  const district = districtOf(deps, store.value, keyring.value, changed);
  if (!district.ok) store.value.close();
  return district;
}

function districtOf(deps: Deps, store: Store, keyring: Keyring, changed: District['changed']): Result<District> {
  const setting = store.read.findSetting('district');
  if (setting === null) return refuse('shell.not-a-district');
  const facts = DistrictFacts.parse(JSON.parse(setting));
  const keys = keyring.find(districtKeyName);
  if (keys === null) return refuse('keys.missing');
  const close = () => store.close();
  return ok({
    deps,
    clock: deps.clock,
    store,
    tables: createDistrictTables(store.db),
    batches: createBatchTables(store.db),
    keyring,
    facts,
    keys,
    rules: createRules({
      catalogueVersion: () => facts.catalogue.version,
      calendarVersion: () => facts.calendar.version,
      catalogueJson: (version) => rulesJson(store, 'catalogue', facts.catalogue, version),
      calendarJson: (version) => rulesJson(store, 'calendar', facts.calendar, version),
    }),
    inTurn: createTurns(),
    changed,
    close,
    [Symbol.dispose]: close,
  });
}

/** Its own version the district knows by its content; an older one by whichever commune adopted it. */
function rulesJson(
  store: Store,
  kind: 'catalogue' | 'calendar',
  own: { readonly version: string; readonly sha256: string },
  version: string,
): string | null {
  return version === own.version ? store.read.findContent(own.sha256) : store.read.findRules(kind, version);
}

/** Each piece of work begins when the one before has ended, however that went. */
function createTurns(): District['inTurn'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
