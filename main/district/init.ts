import type { UserRecord } from '../../db/district/tables/users.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { createKeyring } from '../keyring/keyring.ts';
import { buildFolder } from '../ledger/new-folder.ts';
import type { Deps } from '../ports.ts';
import { recordAction } from './actions.ts';
import { keyHolder } from './actor.ts';
import { keepDatabaseUrl, openStoreOf, readDatabaseUrl } from './database.ts';
import { districtKeyName } from './district.ts';
import type { DistrictFacts } from './district-facts.ts';
import { hashPassword, newPassword } from './passwords.ts';
import { readSeed } from './seed.ts';
import { newUser, standingOf } from './users/users.ts';

export interface InitDistrict {
  readonly dataDir: string;
  readonly name: string;
  readonly training: boolean;
  /** "Cấp tỉnh" when left out: there is no district tier since 2025-07-01 (domain.md 1). */
  readonly tierName?: string;
  /** An empty PostgreSQL database, `postgres://…`; left out: embedded SQLite. */
  readonly database?: string;
}

export interface NewDistrict {
  /** The password is told here and never again. */
  readonly administrator: { readonly name: string; readonly password: string };
}

/** What the first administrator logs in as. */
export const administratorName = 'quantri';
const administratorFullName = 'Quản trị';
const defaultTierName = 'Cấp tỉnh';
const defaultFormSet = 'TT03_2025';

/**
 * Sets a district up: keys, storage, the seed catalogue, calendar and form texts as its first versions, the first administrator.
 * The folder stands whole or not at all. Refuses: district.database-unsupported, district.database-in-use,
 * district.seed-unreadable, desk.folder-in-use, keys.passphrase-needed, input.invalid, store.*.
 */
export async function initDistrict(deps: Deps, input: InitDistrict): Promise<Result<NewDistrict>> {
  const url = input.database === undefined ? null : readDatabaseUrl(input.database);
  if (url?.ok === false) return url;
  const name = input.name.trim();
  if (name === '') return refuse('input.invalid', {}, { name: 'input.missing' });
  if (name.length > 300) return refuse('input.invalid', {}, { name: 'input.too-long' });
  return buildFolder(input.dataDir, (dir) => {
    if (url !== null) keepDatabaseUrl(dir, url.value);
    return buildDistrict(deps, dir, { ...input, name });
  });
}

/** Fills an empty folder; the caller decides when it becomes the district's. */
async function buildDistrict(deps: Deps, dir: string, input: InitDistrict): Promise<Result<NewDistrict>> {
  const seed = readSeed(deps);
  if (!seed.ok) return seed;
  const keyring = createKeyring(dir, deps.wraps, input.training);
  if (!keyring.ok) return keyring;
  const { identity, recipient } = await deps.crypto.ageIdentity();
  const keys = { seed: deps.crypto.randomBytes(32), identity };
  keyring.value.add(districtKeyName, keys);
  const password = newPassword();
  const passwordHash = await hashPassword(deps.crypto, password);
  const opened = await openStoreOf(deps, dir);
  if (!opened.ok) return opened;
  await using store = opened.value;
  // Awaited here: the store closes with this block.
  return await store.write<NewDistrict>(null, async (tx) => {
    if ((await tx.findSetting('district')) !== null) return refuse('district.database-in-use');
    const { catalogue, calendar, forms } = seed.value;
    const facts: DistrictFacts = {
      name: input.name,
      tierName: input.tierName?.trim() || defaultTierName,
      training: input.training,
      recipient,
      formSet: defaultFormSet,
      catalogue: { version: catalogue.version, sha256: await tx.putContent(catalogue.json) },
      calendar: { version: calendar.version, sha256: await tx.putContent(calendar.json) },
      forms: { version: forms.version, sha256: await tx.putContent(forms.json) },
    };
    await tx.knowCatalogue(catalogue.version);
    await tx.setSetting('district', JSON.stringify(facts));
    const administrator = firstAdministrator(deps, passwordHash);
    await tx.putUser(administrator);
    const added = { type: 'district.userAdded.v1', ...standingOf(administrator) } as const;
    await recordAction({ deps, clock: deps.clock, keys, facts }, tx, keyHolder, added);
    return ok({ administrator: { name: administratorName, password } });
  });
}

function firstAdministrator({ crypto, clock }: Deps, password: string): UserRecord {
  return {
    ...newUser(crypto),
    name: administratorName,
    fullName: administratorFullName,
    roles: ['administrator'],
    fields: [],
    password,
    mustChange: false,
    addedAt: clock.now(),
  };
}
