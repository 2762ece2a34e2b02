import { z } from 'zod';

/** A dossier's identity for life: a UUIDv7 made at the desk. The printed code is a fact, never the identity. */
export const DossierId = z
  .uuid()
  .transform((id) => id.toLowerCase())
  .brand<'DossierId'>();
export type DossierId = z.infer<typeof DossierId>;

/** One chain, one key, one installation: the first 16 bytes of SHA-256 over the raw Ed25519 public key, in hex. */
export const LedgerId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand<'LedgerId'>();
export type LedgerId = z.infer<typeof LedgerId>;

/** SHA-256 in lower-case hex. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/);
export type Hash = string;
