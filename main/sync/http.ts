import { type Dispatcher, request } from 'undici';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { faultOfConnection } from './connections.ts';

export interface HttpQuestion {
  readonly method: 'GET' | 'HEAD' | 'PATCH' | 'POST' | 'OPTIONS';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  header(name: string): string | null;
  readonly body: Uint8Array;
}

/** Longer answers are nobody's of ours. */
const maxAnswerBytes = 64 * 1024 * 1024;

/**
 * One request over a dispatcher; redirects are answers like any other. Refuses: sync.unreachable, sync.certificate,
 * sync.proxy-refused, sync.answer-not-ours (an answer without end).
 */
export async function askHttp(dispatcher: Dispatcher, question: HttpQuestion): Promise<Result<HttpAnswer>> {
  const { method, url, headers, body, signal } = question;
  try {
    const response = await request(url, {
      dispatcher,
      method,
      headers,
      signal,
      body: body === null ? null : Buffer.from(body.buffer, body.byteOffset, body.byteLength),
    });
    const read = await readBody(response.body, signal);
    if (!read.ok) return read;
    const header = (name: string) => {
      const value = response.headers[name];
      return typeof value === 'string' ? value : (value?.[0] ?? null);
    };
    return ok({ status: response.statusCode, header, body: read.value });
  } catch (error) {
    return refuse(faultOfConnection(error));
  }
}

/** Whoever answers may go on for ever: past the limit nothing more is read. */
async function readBody(body: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<Result<Uint8Array>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    // Leaving the loop ends the connection.
    if (bytes > maxAnswerBytes || signal.aborted) return refuse('sync.answer-not-ours');
    chunks.push(chunk);
  }
  return ok(Buffer.concat(chunks));
}
