import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Told to browsers of other origins, which have no business here. */
const leftOut: readonly string[] = ['access-control-expose-headers', 'content-length'];

/**
 * Lets tus answer a request of Fastify's. A body whose connection dies ends where it ended: what arrived is kept, which
 * is what resuming lives on.
 */
export async function answerByTus(
  handle: (request: Request) => Promise<Response>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { raw } = request;
  const body = request.method === 'PATCH' || request.method === 'POST' ? createBody(raw) : null;
  const answer = await handle(
    new Request(new URL(request.url, 'http://district'), {
      method: request.method,
      headers: Object.entries(raw.headers).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
      ...(body === null ? {} : { body: body.stream, duplex: 'half' }),
    }),
  );
  // What nobody read goes by, so that the connection can be used again.
  body?.leave();
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !leftOut.includes(name)));
  return reply
    .code(answer.status)
    .headers(headers)
    .send(answer.status === 204 ? null : await answer.text());
}

function createBody(raw: IncomingMessage): { readonly stream: ReadableStream<Uint8Array>; leave(): void } {
  let open = true;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const end = () => {
        if (open) controller.close();
        open = false;
      };
      raw.on('data', (chunk: Uint8Array) => {
        if (!open) return;
        controller.enqueue(chunk);
        if ((controller.desiredSize ?? 0) <= 0) raw.pause();
      });
      raw.on('end', end);
      raw.on('error', end);
      raw.on('close', end);
    },
    pull: () => void raw.resume(),
    cancel: leave,
  });
  function leave(): void {
    open = false;
    raw.resume();
  }
  return { stream, leave };
}
