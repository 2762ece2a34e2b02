import { ok, type Result, refuse } from '../../shared/result.ts';

/** The one content type of everything that travels; a captive portal's page has another. */
export const sealedContentType = 'application/vnd.motcua.sealed';

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
  if (response.headers.get('content-type') !== sealedContentType) return drop(response, refuse('sync.answer-not-ours'));
  if (Number(response.headers.get('content-length') ?? 0) > maxAnswerBytes)
    return drop(response, refuse('sync.answer-not-ours'));
  return readBody(response);
}

/** Whoever answers may go on for ever: past the limit nothing more is read. */
async function readBody(response: Response): Promise<Result<Uint8Array>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length;
      // Leaving the loop cancels the body.
      if (bytes > maxAnswerBytes) return refuse('sync.answer-not-ours');
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
