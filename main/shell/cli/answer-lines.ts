import { once } from 'node:events';
import type { CallResponse } from '../../../shared/contract/envelope.ts';
import { type ErrorCode, errorMessage } from '../../../shared/errors/table.ts';
import type { Core } from '../../api/core.ts';
import { type Line, readLines } from './lines.ts';

export const largestLineBytes = 128 * 1024 * 1024;

export interface AnswerLines {
  readonly core: Pick<Core, 'call'>;
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
export async function answerLines({ core, input, out, as, stopping }: AnswerLines): Promise<void> {
  for await (const line of readLines(input, largestLineBytes)) {
    const response = await answerLine(core, line, as);
    if (!out.write(`${JSON.stringify(response)}\n`)) await once(out, 'drain');
    if (stopping.aborted) return;
  }
}

function answerLine(core: Pick<Core, 'call'>, line: Line, as: string | undefined): Promise<CallResponse> {
  if (line === null) return Promise.resolve(malformed('shell.line-too-long'));
  const request = parseLine(line);
  return request === undefined ? Promise.resolve(malformed('call.malformed')) : core.call(withActor(request, as));
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
  return { id: null, ok: false, error: { code, message: errorMessage(code, 'vi') } };
}
