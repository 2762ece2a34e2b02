import { z } from 'zod';
import { type Hash, LedgerId } from '../dossier/ids.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { CryptoPort } from './crypto-port.ts';
import { HeadRows, hashOfText, headRows, type LedgerHead, textOfHash } from './heads.ts';
import { HashText, NonceText } from './open-header.ts';
import { readSealed, sealedVersion, sealFile } from './sealed-file.ts';

export type { LedgerHead } from './heads.ts';

export const answerStates = ['accepted', 'duplicate', 'gap', 'fork', 'refused'] as const;
export type AnswerState = (typeof answerStates)[number];

/** Where the district stands in a ledger that it asks for: 0 and null where it has nothing of it. */
export interface AskedLedger {
  readonly ledger: LedgerId;
  readonly seq: number;
  readonly hash: Hash | null;
}

export interface AcknowledgementFacts {
  readonly commune: string;
  /** The desk that is answered; null where the file's sender could not be read. */
  readonly desk: number | null;
  readonly training: boolean;
  /** The batch or greeting that is answered: SHA-256 of the file in hex, its nonce (empty when it could not be read). */
  readonly answers: { readonly sha256: Hash; readonly nonce: string };
  readonly state: AnswerState;
  /** Error code for `refused`, `gap`, `fork`; else null. */
  readonly code: string | null;
  /** For `gap`: the number to send from. */
  readonly resumeFrom: number | null;
  /** The desk lacks more than came with this answer: it asks again at once. Left out: no. */
  readonly more?: boolean;
  /** Ledgers of the district's own of which it lacks what the desk holds, and how far it has each. Left out: none. */
  readonly asks?: readonly AskedLedger[];
  /** What the district holds of that desk's ledgers (also abandoned ones). */
  readonly ledgers: readonly LedgerHead[];
  /** The district's clock, milliseconds UTC. */
  readonly at: number;
}

export interface Lacks {
  readonly count: number;
  /** The most urgent first, at most `mostLacking`; SHA-256 of the plain files. */
  readonly first: readonly Hash[];
}

const nothing: Lacks = { count: 0, first: [] };
/** An answer stays small however many scans wait: once these are there the next answer names others. */
export const mostLacking = 16;

export interface Acknowledgement extends AcknowledgementFacts {
  /** The district's ledger that signed it. */
  readonly district: LedgerId;
  /** Scans that the district lacks of what those ledgers name up to there. */
  readonly lacks: Lacks;
  readonly nonce: string;
  /** Newest version of sealed files that the district reads. */
  readonly reads: number;
}

export interface MakeAcknowledgement extends AcknowledgementFacts {
  /** The district's raw Ed25519 seed. */
  readonly seed: Uint8Array;
  /** Left out: none. */
  readonly lacks?: Lacks;
  readonly nonce?: Uint8Array;
}

/** Everything stands in the open header; what is null is left out, so that an answer stays small. */
export function makeAcknowledgement(crypto: CryptoPort, input: MakeAcknowledgement): Uint8Array {
  const { answers, code, resumeFrom, more = false, asks = [], lacks = nothing } = input;
  return sealFile(crypto, {
    format: 'acknowledgement',
    training: input.training,
    commune: input.commune,
    desk: input.desk,
    seed: input.seed,
    sealedAt: input.at,
    payload: null,
    ...(input.nonce === undefined ? {} : { nonce: input.nonce }),
    more: {
      answers: answers.nonce === '' ? [textOfHash(answers.sha256)] : [textOfHash(answers.sha256), answers.nonce],
      state: input.state,
      ...(code === null ? {} : { code }),
      ...(resumeFrom === null ? {} : { resumeFrom }),
      ...(more ? { more } : {}),
      ...(asks.length === 0
        ? {}
        : { asks: asks.map(({ ledger, seq, hash }) => [ledger, seq, hash && textOfHash(hash)]) }),
      ledgers: headRows(input.ledgers),
      ...(lacks.count === 0 ? {} : { lacks: [lacks.count, lacks.first.map(textOfHash)] }),
      reads: sealedVersion,
    },
  }).bytes;
}

const More = z.object({
  answers: z.union([z.tuple([HashText, NonceText]), z.tuple([HashText])]),
  state: z.enum(answerStates),
  code: z
    .string()
    .regex(/^[a-z]+(\.[a-z-]+)+$/)
    .max(100)
    .optional(),
  resumeFrom: z.number().int().min(1).optional(),
  more: z.literal(true).optional(),
  asks: z
    .array(z.tuple([LedgerId, z.number().int().min(0), HashText.nullable()]))
    .max(100)
    .optional(),
  ledgers: HeadRows,
  lacks: z.tuple([z.number().int().min(1), z.array(HashText).max(mostLacking)]).optional(),
  /** Left out by districts that read version 1 alone. */
  reads: z.number().int().min(1).optional(),
});

/**
 * Opens an acknowledgement that must come from this district (`districtKey`, base64url) for this commune and kind.
 * Total. Refuses: those of `readSealed`, batch.wrong-format, batch.training-mismatch, batch.wrong-commune,
 * batch.unknown-signer, batch.malformed.
 */
export function openAcknowledgement(
  crypto: CryptoPort,
  bytes: Uint8Array,
  expect: { readonly districtKey: string; readonly commune: string; readonly training: boolean },
): Result<Acknowledgement> {
  const sealed = readSealed(crypto, bytes);
  if (!sealed.ok) return sealed;
  const { header } = sealed.value;
  const { commune, desk, training, nonce } = header;
  if (header.format !== 'acknowledgement') return refuse('batch.wrong-format');
  if (training !== expect.training) return refuse('batch.training-mismatch');
  if (commune !== expect.commune) return refuse('batch.wrong-commune', { commune });
  if (header.key !== expect.districtKey) return refuse('batch.unknown-signer');
  const more = More.safeParse(header.more);
  if (!more.success || header.payload !== null) return refuse('batch.malformed');
  const [sha256, answered = ''] = more.data.answers;
  const [count, first] = more.data.lacks ?? [0, []];
  return ok({
    district: header.ledger,
    nonce,
    commune,
    desk,
    training,
    answers: { sha256: hashOfText(sha256), nonce: answered },
    state: more.data.state,
    code: more.data.code ?? null,
    resumeFrom: more.data.resumeFrom ?? null,
    more: more.data.more ?? false,
    asks: (more.data.asks ?? []).map(([ledger, seq, hash]) => ({ ledger, seq, hash: hash && hashOfText(hash) })),
    ledgers: more.data.ledgers,
    lacks: { count, first: first.map(hashOfText) },
    reads: more.data.reads ?? 1,
    at: header.sealedAt,
  });
}
