import { z } from 'zod';
import { DossierId, Hash, LedgerId } from './ids.ts';

/** Who may act. `officer` works at the district, `system` is the program itself (openings, adoptions). */
export const ActorRole = z.enum(['clerk', 'leader', 'officer', 'system']);
export type ActorRole = z.infer<typeof ActorRole>;

const instantMs = z.number().int().min(0).max(8_640_000_000_000_000);

/**
 * What is hashed and chained: no personal data and no free text. The hash of a header is SHA-256 over its
 * canonical JSON (RFC 8785); the hash of the body and of the personal part likewise.
 */
export const EventHeader = z.strictObject({
  v: z.literal(1),
  ledger: LedgerId,
  /** 1, 2, 3 … without a gap. */
  seq: z.number().int().min(1),
  /** Hybrid logical clock of the ledger: [milliseconds, counter], strictly rising within a ledger. */
  clock: z.tuple([instantMs, z.number().int().min(0).max(0xffff_ffff)]),
  /** What the wall clock said, in milliseconds UTC. Order never depends on it. */
  at: instantMs,
  /** Id of the person in the ledger's staff; their name is data of another event. */
  actor: z.string().min(1).max(64),
  /** The actor's role when acting, so that the fold can judge a move without knowing any staff list. */
  role: ActorRole,
  /** Header hashes of the dossier's heads in *other* ledgers that the writer knew, sorted. */
  after: z.array(Hash).max(64),
  type: z.string().min(1).max(100),
  dossier: DossierId.nullable(),
  body: Hash,
  personal: Hash.nullable(),
  prev: Hash.nullable(),
});
export type EventHeader = z.infer<typeof EventHeader>;

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };
export type JsonObject = { readonly [key: string]: JsonValue | undefined };

/** Names, numbers, addresses, free texts; with its salt it can be purged and the chain still verifies. */
export interface PersonalPart {
  /** 16 random bytes in hex. */
  readonly salt: string;
  readonly data: JsonObject;
}

/** One immutable event with everything that belongs to it. `personal` is null when there is none or it was purged. */
export interface LedgerEvent {
  readonly header: EventHeader;
  /** SHA-256 of the canonical header. */
  readonly hash: Hash;
  readonly body: JsonObject;
  readonly personal: PersonalPart | null;
  /** What was hashed of it, where that is still at hand: whoever writes it down need not make it again. */
  readonly texts?: EventTexts;
}

/** Canonical JSON of a body and of the data of a personal part. */
export interface EventTexts {
  readonly body: string;
  /** Null where there is no personal part. */
  readonly data: string | null;
}
