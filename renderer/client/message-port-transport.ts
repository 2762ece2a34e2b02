import { createListeners, type Transport } from './transport.ts';

/**
 * Electron's line: the preload posts one window message `motcua:port` that carries the port. Only a message of this
 * very window is believed, and only the first.
 */
export function createMessagePortTransport(owner: Window): Transport {
  const messages = createListeners<string>();
  const line = createListeners<boolean>();
  let port: MessagePort | null = null;

  const take = (event: MessageEvent): void => {
    const [given] = event.ports;
    if (event.source !== owner || event.data !== 'motcua:port' || !given) return;
    owner.removeEventListener('message', take);
    port = given;
    given.onmessage = ({ data }) => messages.tell(typeof data === 'string' ? data : JSON.stringify(data));
    line.tell(true);
  };
  owner.addEventListener('message', take);

  return {
    send(text) {
      if (!port) return false;
      port.postMessage(text);
      return true;
    },
    onMessage: messages.add,
    onLine: line.add,
  };
}
