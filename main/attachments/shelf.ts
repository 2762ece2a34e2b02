import type { Hash } from '../../shared/dossier/ids.ts';
import type { Result } from '../../shared/result.ts';

/** One scan of a commune, by the SHA-256 of the plain file. */
export interface ShelfPlace {
  readonly commune: string;
  readonly sha256: Hash;
}

/**
 * Where the contents of scans lie: a folder, or a store that speaks S3. Whatever it is, what lies there is sealed under
 * the folder's master key, and stands whole or not at all.
 */
export interface AttachmentShelf {
  /** Durable when it answers; the same place twice changes nothing. Refuses: store.disk-full, store.objects-*. */
  put(place: ShelfPlace, plain: Uint8Array): Promise<Result<null>>;
  /** Proved by its hash. Refuses: attachment.not-here, attachment.altered, store.objects-*. */
  get(place: ShelfPlace): Promise<Result<Uint8Array>>;
  has(place: ShelfPlace): Promise<boolean>;
  /** Gone for good: a purge, or nobody names it. */
  remove(place: ShelfPlace): Promise<void>;
}
