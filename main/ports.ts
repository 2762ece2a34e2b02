import type { Logger } from 'pino';
import type { CryptoPort } from '../shared/batch/crypto-port.ts';

/** Wall clock in milliseconds UTC. Handed in: nothing below a shell reads the time by itself. */
export interface Clock {
  now(): number;
}

/** Fresh identifiers: UUIDv7 for dossiers, UUIDv4 for commands made by the program. */
export interface Ids {
  dossierId(at: number): string;
  commandId(): string;
}

/**
 * Wraps the 32-byte master key of a data folder. `kind` is written beside the wrapped key, so that a folder opened by
 * the wrong means says so. Electron: the system's safe storage; command line: MOTCUA_PASSPHRASE; training: bare.
 */
export interface KeyWrap {
  readonly kind: 'safeStorage' | 'passphrase' | 'bare';
  wrap(masterKey: Uint8Array): Uint8Array;
  /** Null when the wrapping does not fit: wrong passphrase, other user, altered bytes. */
  unwrap(wrapped: Uint8Array): Uint8Array | null;
}

/** What every shell gives the core. */
export interface Deps {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly crypto: CryptoPort;
  readonly log: Logger;
  /** The user's profile folder for this program: holds the mark of the highest generation, outside any data folder. */
  readonly profileDir: string;
  /** Wrappings this shell can offer, best first. A new folder takes the first that fits (bare only in training). */
  readonly wraps: readonly KeyWrap[];
  /** The seed catalogue and calendar that the program brings along (files of build/catalogue). */
  readonly catalogueDir: string;
  /** woff2 files of the faces that forms are printed with. */
  readonly fontsDir: string;
  /** HTML to PDF by the Chromium that the shell has; null where there is none. */
  readonly printer: Printer | null;
  /** The system's proxy for an address, `http://host:port`; null where it is reached straight. */
  readonly findSystemProxy: (url: string) => Promise<string | null>;
  /** The system names its proxy by a script that this shell cannot run: `findSystemProxy` does not know it. */
  readonly lacksProxyScript: () => Promise<boolean>;
}

export interface Printer {
  /** Whole page with its own @page size; resolves to the PDF's bytes, rejects with `shell.print-failed`. */
  pdf(html: string): Promise<Uint8Array>;
}
