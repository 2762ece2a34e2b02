import Fastify from 'fastify';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { sealedContentType } from '../line.ts';

export const officePath = '/office/v1/greetings';
/** A greeting says little. */
const largestGreetingBytes = 1024 * 1024;

export interface OfficeListener {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Where sibling desks ask what they lack. Whoever asks is proved by what they signed; a stranger gets an empty 403.
 * Refuses: sync.office-port-busy.
 */
export async function listenForNeighbours(
  port: number,
  answer: (greeting: Uint8Array) => Promise<Result<Uint8Array>>,
): Promise<Result<OfficeListener>> {
  const app = Fastify({ logger: false, forceCloseConnections: true, bodyLimit: largestGreetingBytes });
  app.addContentTypeParser(sealedContentType, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post(officePath, async (request, reply) => {
    const answered = Buffer.isBuffer(request.body) ? await answer(request.body) : refuse('batch.not-ours');
    if (!answered.ok) return reply.code(403).send();
    return reply.header('cache-control', 'no-store').type(sealedContentType).send(Buffer.from(answered.value));
  });
  try {
    await app.listen({ port, host: '0.0.0.0' });
  } catch {
    await app.close();
    return refuse('sync.office-port-busy', { port });
  }
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the listener has no port');
  return ok({ port: address.port, close: () => app.close() });
}
