import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

/** The DevTools protocol over a browser's pipe: JSON messages, each ended by a NUL byte. */
export interface CdpPipe {
  /** Rejects when the browser answers an error, when it ends, or after `deadlineMs`. */
  send(method: string, params?: object, sessionId?: string): Promise<unknown>;
}

const Message = z.object({
  id: z.number().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});

interface Waiting {
  readonly method: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
  readonly timer: NodeJS.Timeout;
}

const deadlineMs = 60_000;

/** `toBrowser` is the child's descriptor 3, `fromBrowser` its descriptor 4. */
export function createCdpPipe(toBrowser: Writable, fromBrowser: Readable): CdpPipe {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended: Error | null = null;

  const settle = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    if (found !== undefined) clearTimeout(found.timer);
    waiting.delete(id);
    return found;
  };
  const end = (error: Error): void => {
    ended ??= error;
    for (const id of [...waiting.keys()]) settle(id)?.reject(error);
  };
  const take = (text: string): void => {
    const { id, result, error } = Message.parse(JSON.parse(text));
    if (id === undefined) return;
    const asked = settle(id);
    if (error === undefined) asked?.resolve(result);
    else asked?.reject(new Error(`${asked.method}: ${error.message}`));
  };

  readMessages(fromBrowser, take);
  fromBrowser.once('close', () => end(new Error('the browser has ended')));
  fromBrowser.once('error', end);
  toBrowser.once('error', end);

  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        if (ended !== null) {
          reject(ended);
          return;
        }
        lastId += 1;
        const id = lastId;
        const timer = setTimeout(() => settle(id)?.reject(new Error(`${method}: no answer`)), deadlineMs);
        waiting.set(id, { method, resolve, reject, timer });
        toBrowser.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
      }),
  };
}

function readMessages(stream: Readable, take: (text: string) => void): void {
  let parts: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, from)) {
      parts.push(chunk.subarray(from, at));
      take(Buffer.concat(parts).toString('utf8'));
      parts = [];
      from = at + 1;
    }
    parts.push(chunk.subarray(from));
  });
}
