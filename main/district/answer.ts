import {
  type AnswerState,
  type AskedLedger,
  type Lacks,
  makeAcknowledgement,
  mostLacking,
} from '../../shared/batch/acknowledgement.ts';
import type { OpenHeader } from '../../shared/batch/open-header.ts';
import { findCommuneLedger } from './commune-ledger.ts';
import type { District } from './district.ts';
import { heldOfDesk, ledgersOfDesk } from './standing.ts';

export interface Answer {
  readonly sha256: string;
  /** What the answered file claims of its sender; null where it cannot be read. */
  readonly header: OpenHeader | null;
  readonly state: AnswerState;
  readonly code: string | null;
  readonly resumeFrom: number | null;
  /** The desk lacks more than goes down with this answer. */
  readonly more?: boolean;
  /** What of its own ledgers the district lacks and the desk holds. */
  readonly asks?: readonly AskedLedger[];
}

/**
 * The signed answer to a file, accepted or not: it says what the district holds of that desk now. Null where the file
 * names no commune of this district: there is nobody to sign for. It tells heads and numbers, never content, so that
 * a claimed sender is enough.
 */
export async function acknowledge(district: District, answer: Answer): Promise<Uint8Array | null> {
  const { header } = answer;
  const ledger = header === null ? null : await findCommuneLedger(district, district.store.read, header.commune);
  if (header === null || ledger === null) return null;
  const { read } = district.store;
  return makeAcknowledgement(district.deps.crypto, {
    commune: ledger.commune,
    desk: header.desk,
    training: district.facts.training,
    answers: { sha256: answer.sha256, nonce: header.nonce },
    state: answer.state,
    code: answer.code,
    resumeFrom: answer.resumeFrom,
    more: answer.more ?? false,
    asks: answer.asks ?? [],
    ledgers: header.desk === null ? [] : await heldOfDesk(read, ledger.commune, header.desk),
    ...(header.desk === null ? {} : { lacks: await lackingOf(district, ledger.commune, header.desk) }),
    at: district.clock.now(),
    seed: ledger.signing.seed,
  });
}

/** Scans that the desk's ledgers name and that have not arrived, the most urgent first. */
async function lackingOf({ store }: District, commune: string, desk: number): Promise<Lacks> {
  const ledgers = (await ledgersOfDesk(store.read, commune, desk)).map(({ id }) => id);
  const count = await store.read.countLackingAttachments(commune, ledgers);
  if (count === 0) return { count, first: [] };
  return { count, first: await store.read.firstLackingAttachments(commune, ledgers, mostLacking) };
}
