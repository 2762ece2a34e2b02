import type { IpcMainEvent, MessagePortMain } from 'electron';
import type { CallResponse } from '../../../shared/contract/envelope.ts';
import type { Core } from '../../api/core.ts';
import { refused } from '../../api/dispatcher.ts';
import type { ElectronModule, WebContentsPart } from './electron-module.ts';
import { isOwnUrl } from './origin.ts';

/** The preload script's only message: one end of a port, JSON texts both ways (calls, answers, change notices). */
export const portChannel = 'motcua:port';
/** One whole HTML page to the system's print dialog. */
export const printChannel = 'motcua:print';

type Sender = Pick<IpcMainEvent, 'sender' | 'senderFrame'>;

interface TransportDeps {
  readonly core: Core;
  readonly print: (html: string) => Promise<boolean>;
  /** The page of our window; null before it is made and after it is gone. */
  readonly page: () => WebContentsPart | null;
  /** Told when somebody else asked for the port. */
  readonly onRefused: () => void;
}

/**
 * Takes the port from the main frame of our window at our origin, once for each load of the page, and lets the core
 * answer on it. Any other sender gets `shell.sender-refused` and a closed port. The only file that touches `ipcMain`.
 */
export function attachTransport({ ipcMain }: Pick<ElectronModule, 'ipcMain'>, deps: TransportDeps): { close(): void } {
  let served: MessagePortMain | null = null;
  let stop = (): void => {};
  const close = (): void => {
    stop();
    stop = () => {};
    served?.close();
    served = null;
  };
  ipcMain.on(portChannel, (event) => {
    const port = event.ports[0];
    if (port === undefined) return;
    if (served !== null || !isOwnMainFrame(event, deps.page())) {
      deps.onRefused();
      port.postMessage(JSON.stringify(refused(null, { code: 'shell.sender-refused' })));
      port.close();
      return;
    }
    served = port;
    stop = serve(port, deps.core);
    port.once('close', () => {
      if (served === port) close();
    });
  });
  ipcMain.handle(printChannel, (event, html: unknown) => {
    if (isOwnMainFrame(event, deps.page()) && typeof html === 'string') return deps.print(html);
    deps.onRefused();
    throw new Error('shell.sender-refused');
  });
  return { close };
}

function isOwnMainFrame({ sender, senderFrame }: Sender, page: WebContentsPart | null): boolean {
  if (page === null || page.isDestroyed() || sender !== page || senderFrame === null) return false;
  return senderFrame === page.mainFrame && senderFrame.parent === null && isOwnUrl(senderFrame.url);
}

function serve(port: MessagePortMain, core: Core): () => void {
  let open = true;
  const post = (value: object): void => {
    if (open) port.postMessage(JSON.stringify(value));
  };
  port.on('message', ({ data }) => {
    core.call(parsed(data)).then(post, () => post(undelivered));
  });
  port.start();
  const stopNotices = core.onChange(post);
  return () => {
    open = false;
    stopNotices();
  };
}

const undelivered: CallResponse = refused(null, { code: 'call.malformed' });

/** Undefined for what is no JSON text: the core answers it as `call.malformed`. */
function parsed(data: unknown): unknown {
  if (typeof data !== 'string') return undefined;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
