import type { CryptoPort } from '../../shared/batch/crypto-port.ts';
import { Fault } from '../../shared/fault.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Keyring } from '../keyring/keyring.ts';
import type { ObjectStore } from '../sync/object-store.ts';
import { folderName } from './folder-shelf.ts';
import type { AttachmentShelf, ShelfPlace } from './shelf.ts';

export interface ObjectShelfDeps {
  readonly objects: ObjectStore;
  readonly crypto: Pick<CryptoPort, 'sha256Hex'>;
  readonly keyring: Pick<Keyring, 'seal' | 'open'>;
  /** Where scans lay before there was an object store: still read there. */
  readonly before: AttachmentShelf;
}

/** Scans as sealed objects, `attachments/<commune>/<first two digits>/<hash>`, as they lie in a folder. */
export function createObjectShelf({ objects, crypto, keyring, before }: ObjectShelfDeps): AttachmentShelf {
  const nameOf = ({ commune, sha256 }: ShelfPlace) =>
    `attachments/${folderName(commune)}/${sha256.slice(0, 2)}/${sha256}`;

  async function get(place: ShelfPlace): Promise<Result<Uint8Array>> {
    const sealed = await objects.get(nameOf(place));
    if (!sealed.ok) return sealed;
    if (sealed.value === null) return before.get(place);
    const plain = keyring.open(sealed.value);
    return plain !== null && crypto.sha256Hex(plain) === place.sha256 ? ok(plain) : refuse('attachment.altered');
  }

  return {
    get,
    async put(place, plain) {
      // What rotted is written anew; what is whole is not touched.
      if ((await get(place)).ok) return ok(null);
      return objects.put(nameOf(place), keyring.seal(plain));
    },
    async has(place) {
      const found = await objects.has(nameOf(place));
      // A store that is away has nothing to show: whoever needs the scan asks for it and hears why.
      return found.ok && (found.value || (await before.has(place)));
    },
    async remove(place) {
      const removed = await objects.remove(nameOf(place));
      if (!removed.ok) throw new Fault(removed.refusal);
      await before.remove(place);
    },
  };
}
