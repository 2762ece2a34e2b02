import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DistrictStore } from '../../db/district/types.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { readObjectStoreAddress } from '../attachments/object-store-address.ts';
import type { Deps } from '../ports.ts';
import { createObjectStore, type ObjectStore } from '../sync/object-store.ts';
import { isSharedStore } from './database.ts';

/** The address of an object store with its key, for its owner's eyes alone, as `database-url`. */
const addressFile = 'object-store-url';
/** Whose objects a bucket holds: travels with them when they are copied to another store. */
const ownerName = 'motcua-district';
const inUse = 'objectStore';

/**
 * The object store of a district; null where files lie in the folder. On PostgreSQL all processes must have the same
 * one: what one of them keeps, the others show. It is asked nothing yet: dossiers never wait for it. Whose bucket it is
 * is proved before its first use. Refuses: store.objects-address, store.objects-unset; later store.objects-foreign.
 */
export async function openObjects(
  { crypto }: Pick<Deps, 'crypto'>,
  dataDir: string,
  store: DistrictStore,
  district: string,
): Promise<Result<ObjectStore | null>> {
  const path = join(dataDir, addressFile);
  // A backup of a district that had one is put back as an embedded one, with its files in the folder.
  const isShared = isSharedStore(dataDir);
  if (!existsSync(path)) {
    const isElsewhere = isShared && (await store.read.findSetting(inUse)) !== null;
    return isElsewhere ? refuse('store.objects-unset') : ok(null);
  }
  const address = readObjectStoreAddress(readFileSync(path, 'utf8'));
  if (!address.ok) return address;
  const objects = createObjectStore(address.value, crypto);
  return ok(provedFirst(objects, () => proveOwner(objects, store, { district, isShared })));
}

/** A bucket says whose it is; an empty one becomes the district's with its first use, and no other one afterwards. */
async function proveOwner(
  objects: ObjectStore,
  store: DistrictStore,
  { district, isShared }: { readonly district: string; readonly isShared: boolean },
): Promise<Result<null>> {
  const owner = await objects.get(ownerName);
  if (!owner.ok) return owner;
  if (owner.value !== null)
    return Buffer.from(owner.value).toString('utf8') === district ? ok(null) : refuse('store.objects-foreign');
  if (isShared && (await store.read.findSetting(inUse)) !== null) return refuse('store.objects-foreign');
  const marked = await objects.put(ownerName, Buffer.from(district));
  if (!marked.ok) return marked;
  return store.write<null>(null, async (tx) => {
    await tx.setSetting(inUse, 'yes');
    return ok(null);
  });
}

function provedFirst(objects: ObjectStore, prove: () => Promise<Result<null>>): ObjectStore {
  let proved: Promise<Result<null>> | null = null;

  function after<Args extends readonly unknown[], Answer>(
    ask: (...args: Args) => Promise<Result<Answer>>,
  ): (...args: Args) => Promise<Result<Answer>> {
    return async (...args) => {
      proved ??= prove();
      const isOurs = await proved;
      if (isOurs.ok) return ask(...args);
      // Asked anew with the next use: it may have been away.
      proved = null;
      return isOurs;
    };
  }

  return {
    put: after(objects.put),
    get: after(objects.get),
    has: after(objects.has),
    remove: after(objects.remove),
    list: after(objects.list),
  };
}
