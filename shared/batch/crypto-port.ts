/** A key pair of the age format: `AGE-SECRET-KEY-1…` and `age1…`. */
export interface AgeKeys {
  readonly identity: string;
  readonly recipient: string;
}

/** All cryptography and compression that `shared/` needs, handed in so that it stays pure. Bytes in, bytes out. */
export interface CryptoPort {
  /** Lower-case hex; a string is hashed as UTF-8. */
  sha256Hex(data: string | Uint8Array): string;
  sha256(data: Uint8Array): Uint8Array;
  randomBytes(length: number): Uint8Array;
  /** `seed` is the raw 32-byte Ed25519 private key; the signature has 64 bytes. */
  ed25519Sign(seed: Uint8Array, data: Uint8Array): Uint8Array;
  /** `publicKey` is raw, 32 bytes. False for anything that is not a valid signature; never throws. */
  ed25519Verify(publicKey: Uint8Array, data: Uint8Array, signature: Uint8Array): boolean;
  ed25519PublicKey(seed: Uint8Array): Uint8Array;
  /** One zstd frame that states its content size: of level 9, or by a dictionary (then 19: for small data). */
  deflate(data: Uint8Array, dictionary?: Uint8Array): Uint8Array;
  /** Throws when the frame is broken, needs another dictionary or would give more than `maxBytes`. */
  inflate(data: Uint8Array, maxBytes: number, dictionary?: Uint8Array): Uint8Array;
  /** The age v1 format, binary, to all of `recipients` (`age1…`). */
  ageEncrypt(data: Uint8Array, recipients: readonly string[]): Promise<Uint8Array>;
  /** Rejects when the file is not encrypted to `identity` or was altered. */
  ageDecrypt(data: Uint8Array, identity: string): Promise<Uint8Array>;
  ageIdentity(): Promise<AgeKeys>;
  hmacSha256(key: Uint8Array, data: Uint8Array): Uint8Array;
}
