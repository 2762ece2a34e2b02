import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { CallResponse } from '../../../shared/contract/envelope.ts';
import { errorMessage } from '../../../shared/errors/table.ts';
import type { Core } from '../../api/core.ts';

export interface RpcDeps {
  readonly core: Core;
  /** Whether the request comes from an own page and from somebody who was let in. */
  readonly mayConnect: (request: IncomingMessage) => boolean | Promise<boolean>;
  /** Told after each change of the number of open windows. */
  readonly onWindows: (open: number) => void;
}

/** 128 MB: a file of 64 MB in base64 with room. */
const largestFrameBytes = 128 * 1024 * 1024;

export interface Rpc {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

/** `/rpc`: requests and answers of shared/contract/envelope.ts as JSON text frames, change notices in between. */
export function createRpc({ core, mayConnect, onWindows }: RpcDeps): Rpc {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestFrameBytes, perMessageDeflate: false });
  server.on('connection', (socket) => {
    onWindows(server.clients.size);
    const stop = core.onChange((notice) => send(socket, notice));
    socket.on('message', (data, isBinary) => {
      if (isBinary) socket.close(1003, 'text only');
      else void answer(core, String(data)).then((response) => send(socket, response));
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
      void mayOpen(request, mayConnect).then((mayOpenRpc) => {
        socket.off('error', gone);
        if (mayOpenRpc) {
          server.handleUpgrade(request, socket, head, (webSocket) => server.emit('connection', webSocket, request));
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
async function mayOpen(request: IncomingMessage, mayConnect: RpcDeps['mayConnect']): Promise<boolean> {
  try {
    return request.url === '/rpc' && (await mayConnect(request));
  } catch {
    return false;
  }
}

function answer(core: Core, text: string): Promise<CallResponse> {
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
