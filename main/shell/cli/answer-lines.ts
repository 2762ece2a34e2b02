import { once } from 'node:events';
import type { CallResponse } from '../../../shared/contract/envelope.ts';
import type { ErrorCode } from '../../../shared/errors/table.ts';
import type { Result } from '../../../shared/result.ts';
import type { Core } from '../../api/core.ts';
import { idOf, refused } from '../../api/dispatcher.ts';
import { type Line, readLines } from './lines.ts';

export const largestLineBytes = 128 * 1024 * 1024;

export interface AnswerLines {
  readonly core: Pick<Core, 'call'>;
  /** Whether there is somebody of that name: asked of each line, so that a mistyped one is told also where it only reads. */
  readonly knows: (named: string) => Result<unknown>;
  readonly input: AsyncIterable<Buffer | string>;
  readonly out: NodeJS.WritableStream;
  /** Who acts where a line does not say it itself. */
  readonly as: string | undefined;
  readonly stopping: AbortSignal;
}

/**
 * Answers each line with one line, in order, each before the next is begun: an answer that was read is on disk. What is
 * no request is answered by code as well. Ends with the input.
 */
export async function answerLines({ input, out, stopping, ...asking }: AnswerLines): Promise<void> {
  for await (const line of readLines(input, largestLineBytes)) {
    const response = await answerLine(asking, line);
    if (!out.write(`${JSON.stringify(response)}\n`)) await once(out, 'drain');
    if (stopping.aborted) return;
  }
}

type Asking = Pick<AnswerLines, 'core' | 'knows' | 'as'>;

async function answerLine({ core, knows, as }: Asking, line: Line): Promise<CallResponse> {
  if (line === null) return malformed('shell.line-too-long');
  const request = parseLine(line);
  if (request === undefined) return malformed('call.malformed');
  const actor = actorIn(request);
  const known = actor === null ? null : knows(actor);
  return known?.ok === false ? refused(idOf(request), known.refusal) : core.call(withActor(request, as));
}

/** Who acts by the line's own word; what is no name the call itself refuses. */
function actorIn(request: unknown): string | null {
  if (typeof request !== 'object' || request === null || !('as' in request)) return null;
  return typeof request.as === 'string' ? request.as : null;
}

/** Undefined for what is not JSON in UTF-8: broken bytes must not be stored as replacement characters. */
function parseLine(line: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
  } catch {
    return undefined;
  }
}

function withActor(request: unknown, as: string | undefined): unknown {
  if (as === undefined || typeof request !== 'object' || request === null || Array.isArray(request)) return request;
  return { as, ...request };
}

function malformed(code: ErrorCode): CallResponse {
  return refused(null, { code });
}
