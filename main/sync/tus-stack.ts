import type { HttpRequest, HttpStack } from 'tus-js-client';
import type { Result } from '../../shared/result.ts';
import type { HttpAnswer, HttpQuestion } from './http.ts';

type Ask = (question: Pick<HttpQuestion, 'method' | 'url' | 'headers' | 'body'>) => Promise<Result<HttpAnswer>>;

/** What tus-js-client sends its requests by: the desk's own connections, proxy and authority. */
export function createTusStack(ask: Ask): HttpStack {
  return {
    getName: () => 'motcua',
    createRequest(method, url): HttpRequest {
      const headers: Record<string, string> = {};
      return {
        getMethod: () => method,
        getURL: () => url,
        setHeader(name, value) {
          headers[name.toLowerCase()] = value;
        },
        getHeader: (name) => headers[name.toLowerCase()],
        setProgressHandler: () => undefined,
        async send(body: unknown) {
          const answer = await ask({
            method: method === 'HEAD' || method === 'PATCH' ? method : 'POST',
            url: new URL(url),
            headers,
            body: body instanceof Uint8Array ? body : null,
          });
          // What the refusal was is told beside tus, whose errors know statuses alone.
          if (!answer.ok) throw new Error(answer.refusal.code);
          return {
            getStatus: () => answer.value.status,
            getHeader: (name) => answer.value.header(name.toLowerCase()) ?? undefined,
            getBody: () => Buffer.from(answer.value.body).toString('utf8'),
            getUnderlyingObject: () => answer.value,
          };
        },
        abort: async () => undefined,
        getUnderlyingObject: () => null,
      };
    },
  };
}
