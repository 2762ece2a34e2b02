import { z } from 'zod';
import { isErrorCode } from '../../shared/errors/table.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';

/** The one content type of everything that travels; a captive portal's page has another. */
export const sealedContentType = 'application/vnd.motcua.sealed';

/** A refusal in plain words, where the district has nobody to sign for: it says why, and moves nothing. */
export const refusalContentType = 'application/vnd.motcua.refusal+json';

const PlainRefusal = z.object({ code: z.string().max(100) });
const largestRefusalBytes = 10_000;

export interface Line {
  /** Posts one sealed file and gives back what the district answered: a sealed file or bundle. */
  post(
    path: 'greetings' | 'batches' | 'enrolments',
    body: Uint8Array,
    signal: AbortSignal,
  ): Promise<Result<Uint8Array>>;
}

const maxAnswerBytes = 64 * 1024 * 1024;

/**
 * The network road: one POST over HTTP. Anything but the district's own kind of answer moves nothing: a login page with
 * 200, a redirect, a 413, a page of a proxy. Refuses: sync.unreachable, sync.answer-not-ours, sync.too-large.
 */
export function createHttpLine(baseUrl: string, deadlineMs: number): Line {
  return {
    async post(path, body, signal) {
      let response: Response;
      try {
        response = await fetch(new URL(`/sync/v1/${path}`, baseUrl), {
          method: 'POST',
          body: Buffer.from(body),
          headers: { 'content-type': sealedContentType, accept: sealedContentType },
          redirect: 'manual',
          cache: 'no-store',
          signal: AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]),
        });
      } catch {
        return refuse('sync.unreachable');
      }
      return readAnswer(response);
    },
  };
}

async function readAnswer(response: Response): Promise<Result<Uint8Array>> {
  if (response.status === 413) return drop(response, refuse('sync.too-large'));
  if (response.status >= 500) return drop(response, refuse('sync.unreachable'));
  // Refusals travel as signed acknowledgements too, so the status alone decides nothing; the content type does.
  const type = response.headers.get('content-type')?.split(';')[0];
  if (type === refusalContentType) return readRefusal(response);
  if (type !== sealedContentType) return drop(response, refuse('sync.answer-not-ours'));
  if (Number(response.headers.get('content-length') ?? 0) > maxAnswerBytes)
    return drop(response, refuse('sync.answer-not-ours'));
  return readBody(response);
}

/** Only codes of ours are repeated to a person; whoever else answers so is a stranger. */
async function readRefusal(response: Response): Promise<Result<never>> {
  const body = await readBody(response, largestRefusalBytes);
  if (!body.ok) return body;
  try {
    const { code } = PlainRefusal.parse(JSON.parse(Buffer.from(body.value).toString('utf8')));
    return isErrorCode(code) ? refuse(code) : refuse('sync.answer-not-ours');
  } catch {
    return refuse('sync.answer-not-ours');
  }
}

/** Whoever answers may go on for ever: past the limit nothing more is read. */
async function readBody(response: Response, most = maxAnswerBytes): Promise<Result<Uint8Array>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length;
      // Leaving the loop cancels the body.
      if (bytes > most) return refuse('sync.answer-not-ours');
      chunks.push(chunk);
    }
  } catch {
    return refuse('sync.unreachable');
  }
  return ok(Buffer.concat(chunks));
}

async function drop<T>(response: Response, result: Result<T>): Promise<Result<T>> {
  await response.body?.cancel().catch(() => undefined);
  return result;
}
