import { connect, createServer, type Socket } from 'node:net';

/** The line between a training desk and its district: a real TCP connection that can really be cut. */
export interface TrainingLine {
  readonly url: string;
  isCut(): boolean;
  /** Cut: open connections are torn, new ones refused at once. */
  setCut(cut: boolean): void;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 and passes every byte on to the district's address. */
export async function openTrainingLine(districtUrl: string): Promise<TrainingLine> {
  const target = new URL(districtUrl);
  const sockets = new Set<Socket>();
  let cut = false;
  const server = createServer((near) => {
    if (cut) {
      near.resetAndDestroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  server.unref();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    isCut: () => cut,
    setCut(next) {
      cut = next;
      if (cut) for (const socket of sockets) socket.resetAndDestroy();
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
