import { type AnswerState, openAcknowledgement } from '../../shared/batch/acknowledgement.ts';
import { readFiles } from '../../shared/batch/bundle.ts';
import { type ErrorCode, isErrorCode } from '../../shared/errors/table.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { applyIncoming } from './incoming.ts';

export interface Taken {
  /** Events that came down with it. */
  readonly received: number;
  readonly forked: boolean;
  readonly refused: ErrorCode | null;
  /** Something that was sealed later was answered before: what is held is not told by this one. */
  readonly late: boolean;
  /** More waits to come down than came with it. */
  readonly more: boolean;
}

/**
 * An answer counts when the district answers in it the very file that was sent: what else the line gives back, also the
 * district's own words of yesterday from some cache, is no answer. Refuses: sync.answer-not-ours,
 * sync.acknowledgement-stale.
 */
export async function takeAnswer(desk: Desk, bytes: Uint8Array, sent: string): Promise<Result<Taken>> {
  const results = await applyIncoming(desk, bytes, 'network');
  const applied = results.flatMap((result) => (result.ok ? [result.value] : []));
  const answer = answerTo(desk, bytes, sent);
  const stale = results.find((result) => !result.ok && result.refusal.code === 'sync.acknowledgement-stale');
  if (answer === null && stale !== undefined && !stale.ok) return stale;
  // The district's word all right, and on a file of this desk, but on another one: somebody kept it.
  if (answer === null && applied.some(({ kind }) => kind === 'acknowledgement'))
    return refuse('sync.acknowledgement-stale');
  if (answer === null) return refuse('sync.answer-not-ours');
  return ok({
    received: applied.reduce((sum, { events }) => sum + events, 0),
    forked: applied.some(({ forked }) => forked),
    refused: refusalIn(answer),
    late: applied.every(({ answers }) => answers !== sent),
    more: answer.more,
  });
}

interface Answer {
  readonly state: AnswerState;
  readonly code: string | null;
  readonly more: boolean;
}

function answerTo({ deps, office }: Desk, bytes: Uint8Array, sent: string): Answer | null {
  const files = readFiles(bytes);
  const expect = { districtKey: office.district.key, commune: office.commune.code, training: office.training };
  for (const file of files.ok ? files.value : []) {
    const opened = openAcknowledgement(deps.crypto, file, expect);
    if (opened.ok && opened.value.answers.sha256 === sent) return { more: false, ...opened.value };
  }
  return null;
}

/** A code that only a later version knows is told as a refusal all the same. */
function refusalIn({ state, code }: Answer): ErrorCode | null {
  if (state === 'accepted' || state === 'duplicate') return null;
  return code !== null && isErrorCode(code) ? code : 'sync.refused';
}
