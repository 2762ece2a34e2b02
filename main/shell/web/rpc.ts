import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { CallResponse } from '../../../shared/contract/envelope.ts';
import { errorMessage } from '../../../shared/errors/table.ts';
import type { Core } from '../../api/core.ts';

export interface RpcDeps {
  /** The core for a request that comes from an own page and from somebody who was let in; null for all others. */
  readonly enter: Enter;
  /** Told after each change of the number of open windows. */
  readonly onWindows: (open: number) => void;
}

type Enter = (request: IncomingMessage) => EnteredCore | null | Promise<EnteredCore | null>;
/** The core as whoever came in may use it. */
export type EnteredCore = Pick<Core, 'call' | 'onChange'>;

/** 128 MB: a file of 64 MB in base64 with room. */
const largestFrameBytes = 128 * 1024 * 1024;

export interface Rpc {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

/** `/rpc`: requests and answers of shared/contract/envelope.ts as JSON text frames, change notices in between. */
export function createRpc({ enter, onWindows }: RpcDeps): Rpc {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestFrameBytes, perMessageDeflate: false });
  server.on('connection', (socket: WebSocket, _request: IncomingMessage, core: EnteredCore) => {
    onWindows(server.clients.size);
    const stop = core.onChange((notice) => send(socket, notice));
    socket.on('message', (data, isBinary) => {
      if (isBinary) socket.close(1003, 'text only');
      else
        void answer(core, String(data)).then((response) => {
          send(socket, response);
          // The window comes back by itself once somebody signed in beside it.
          if (!response.ok && response.error.code === 'district.session-ended') socket.close(4401, 'session ended');
        });
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      stop();
      onWindows(server.clients.size);
    });
  });
  return {
    upgrade(request, socket, head) {
      // Whoever goes away while we look who it is takes only the own socket along.
      const gone = () => socket.destroy();
      socket.once('error', gone);
      void coreFor(request, enter).then((core) => {
        socket.off('error', gone);
        if (core !== null) {
          server.handleUpgrade(request, socket, head, (webSocket) =>
            server.emit('connection', webSocket, request, core),
          );
        } else {
          socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        }
      });
    },
    close() {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

/** A store that cannot say who it is lets nobody in. */
async function coreFor(request: IncomingMessage, enter: Enter): Promise<EnteredCore | null> {
  try {
    return request.url === '/rpc' ? await enter(request) : null;
  } catch {
    return null;
  }
}

function answer(core: EnteredCore, text: string): Promise<CallResponse> {
  try {
    return core.call(JSON.parse(text));
  } catch {
    const error = { code: 'call.malformed', message: errorMessage('call.malformed', 'vi') };
    return Promise.resolve({ id: null, ok: false, error });
  }
}

function send(socket: WebSocket, message: unknown): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
}
