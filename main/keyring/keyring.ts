import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { KeyWrap } from '../ports.ts';
import { openSecret, sealSecret } from './seal-secret.ts';

const fileName = 'keys.json';

/** Secret halves of one ledger: its Ed25519 seed (32 bytes) and its age identity (`AGE-SECRET-KEY-1…`). */
export interface LedgerKeys {
  readonly seed: Uint8Array;
  readonly identity: string;
}

export interface Keyring {
  has(name: string): boolean;
  find(name: string): LedgerKeys | null;
  /** Adds and writes through to disk before returning. */
  add(name: string, keys: LedgerKeys): void;
  /** Encrypts what lies at rest (drafts, attachments) under the folder's master key. */
  seal(plain: Uint8Array): Uint8Array;
  open(sealed: Uint8Array): Uint8Array | null;
}

const KeyFile = z.strictObject({
  v: z.literal(1),
  kind: z.enum(['safeStorage', 'passphrase', 'bare']),
  master: z.base64(),
  ledgers: z.record(z.string(), z.base64()),
});
type KeyFile = z.infer<typeof KeyFile>;

/** Makes a folder's key file. Bare wrapping is for training alone; else the first other wrap at hand. */
export function createKeyring(dir: string, wraps: readonly KeyWrap[], training: boolean): Result<Keyring> {
  const wrap =
    wraps.find(({ kind }) => kind !== 'bare') ?? (training ? wraps.find(({ kind }) => kind === 'bare') : undefined);
  if (wrap === undefined) return refuse('keys.passphrase-needed');
  const master = randomBytes(32);
  const file: KeyFile = { v: 1, kind: wrap.kind, master: base64(wrap.wrap(master)), ledgers: {} };
  writeKeyFile(dir, file);
  return ok(keyringOf(dir, file, master));
}

export function openKeyring(dir: string, wraps: readonly KeyWrap[]): Result<Keyring> {
  const file = readKeyFile(dir);
  if (file === null) return refuse('keys.missing');
  const wrap = wraps.find(({ kind }) => kind === file.kind);
  if (wrap === undefined) return refuse('keys.wrap-unavailable', { kind: file.kind });
  const master = wrap.unwrap(Buffer.from(file.master, 'base64'));
  if (master === null) return refuse('keys.wrong-passphrase');
  return ok(keyringOf(dir, file, master));
}

function keyringOf(dir: string, opened: KeyFile, master: Uint8Array): Keyring {
  let file = opened;
  return {
    has: (name) => Object.hasOwn(file.ledgers, name),
    find(name) {
      const sealed = Object.hasOwn(file.ledgers, name) ? file.ledgers[name] : undefined;
      const plain = sealed === undefined ? null : openSecret(master, Buffer.from(sealed, 'base64'));
      if (plain === null) return null;
      return { seed: plain.subarray(0, 32), identity: Buffer.from(plain.subarray(32)).toString('utf8') };
    },
    add(name, { seed, identity }) {
      const plain = Buffer.concat([seed, Buffer.from(identity, 'utf8')]);
      file = { ...file, ledgers: { ...file.ledgers, [name]: base64(sealSecret(master, plain)) } };
      writeKeyFile(dir, file);
    },
    seal: (plain) => sealSecret(master, plain),
    open: (sealed) => openSecret(master, sealed),
  };
}

function readKeyFile(dir: string): KeyFile | null {
  const path = join(dir, fileName);
  if (!existsSync(path)) return null;
  try {
    return KeyFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Whole or not at all: a power cut between two key files must not cost the first. */
function writeKeyFile(dir: string, file: KeyFile): void {
  const path = join(dir, fileName);
  const handle = openSync(`${path}.new`, 'w', 0o600);
  try {
    writeSync(handle, JSON.stringify(file));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(`${path}.new`, path);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
