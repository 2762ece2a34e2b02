import { createListeners, type Transport } from './transport.ts';

const firstWaitMs = 250;
const longestWaitMs = 5_000;

/**
 * The loopback shell's line: JSON text frames on `/rpc` of the page's own host. The cookie that came with the page
 * proves who asks. Comes back by itself, waiting twice as long after each failure, up to 5 s.
 */
export function createWebSocketTransport(url: string): Transport {
  const messages = createListeners<string>();
  const line = createListeners<boolean>();
  let socket: WebSocket | null = null;
  let waitMs = firstWaitMs;

  const connect = (): void => {
    const next = new WebSocket(url);
    socket = next;
    next.addEventListener('open', () => {
      waitMs = firstWaitMs;
      line.tell(true);
    });
    next.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') messages.tell(data);
    });
    next.addEventListener('close', () => {
      line.tell(false);
      setTimeout(connect, waitMs);
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    });
  };
  connect();

  return {
    send(text) {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(text);
      return true;
    },
    onMessage: messages.add,
    onLine: line.add,
  };
}
