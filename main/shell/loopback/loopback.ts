import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Core } from '../../api/core.ts';
import type { Clock } from '../../ports.ts';
import { createRpc } from '../web/rpc.ts';
import { listStaticFiles } from '../web/static-files.ts';
import { isOwnSocket, ownOrigin } from './guard.ts';
import { createHttpHandler } from './http.ts';
import { createSessions, type Sessions } from './session.ts';

export interface LoopbackOptions {
  readonly core: Core;
  /** The built renderer: `index.html` and its assets. */
  readonly rendererDir: string;
  readonly clock: Clock;
  /** 0 (the default): any free port. */
  readonly port?: number;
  /** How long after its last window the shell asks to end. */
  readonly lingerMs?: number;
  /** Called once, when no window has been open for `lingerMs` after the first one came. */
  readonly onLastWindowGone: () => void;
}

export interface Loopback {
  readonly port: number;
  readonly origin: string;
  /** A start address for one more window: works once. */
  newStartUrl(): string;
  /** Open windows now. */
  windows(): number;
  close(): Promise<void>;
}

/** Serves the core and the built renderer on 127.0.0.1 alone, to whoever brings a one-time token. */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { core, rendererDir, clock, port: wantedPort = 0, lingerMs = 10_000, onLastWindowGone } = options;
  const linger = createLinger(lingerMs, onLastWindowGone);
  let port = 0;
  let sessions: Sessions | null = null;
  const deps = {
    port: () => port,
    sessions: () => (sessions ??= createSessions({ now: () => clock.now(), port })),
  };
  const rpc = createRpc({
    enter: (request) => (isOwnSocket(request, port) && deps.sessions().isOpen(request.headers.cookie) ? core : null),
    onWindows: linger.windows,
  });
  const server = createServer(createHttpHandler({ ...deps, files: listStaticFiles(rendererDir) }));
  server.on('upgrade', rpc.upgrade);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wantedPort, '127.0.0.1', resolve);
  });
  port = addressOf(server.address()).port;
  return {
    port,
    origin: ownOrigin(port),
    newStartUrl: () => `${ownOrigin(port)}/start#${deps.sessions().newToken()}`,
    windows: linger.open,
    async close() {
      linger.stop();
      rpc.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function addressOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('no address after listening');
  return address;
}

/** A page that is loaded again closes its line for a moment: only a longer silence means that the window is gone. */
function createLinger(lingerMs: number, onGone: () => void) {
  let timer: NodeJS.Timeout | undefined;
  let count = 0;
  return {
    open: () => count,
    windows(open: number) {
      count = open;
      clearTimeout(timer);
      if (open === 0) timer = setTimeout(onGone, lingerMs);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
