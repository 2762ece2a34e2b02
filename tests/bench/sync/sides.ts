import { join } from 'node:path';
import { type Child, startChild } from './child.ts';
import { setUpOffice } from './office.ts';

/** One way of bringing the same dossiers from a desk to a district, both ends processes of their own. */
export interface Side extends AsyncDisposable {
  readonly name: string;
  readonly url: string;
  /** Puts dossiers into the desk's end. */
  add(dossiers: number): Promise<void>;
  /** Bytes of what is to be sent, sealed in one go; null where nothing is sealed. */
  sealedBytes(): Promise<number | null>;
  /** Brings all that is there over the line at `url`, until the other end has said that it holds it. */
  send(url: string): Promise<Sent>;
}

export interface Sent {
  readonly ms: number;
  /** Processor time of both ends, milliseconds: what a busy machine does not change. */
  readonly cpuMs: number;
}

/** How each is called in the table, and how it is started in a folder of its own. */
export const sides = {
  ours: { name: 'this program', open: openOurs },
  pouch100: { name: 'PouchDB, batches of 100', open: (dir: string) => openPouch(dir, '100') },
  pouch1000: { name: 'PouchDB, batches of 1,000', open: (dir: string) => openPouch(dir, '1000') },
  rest: { name: 'one POST a dossier', open: (dir: string) => openRest(dir, 'each') },
  bare: { name: 'bare: one zstd POST', open: (dir: string) => openRest(dir, 'all') },
} as const;

export type SideName = keyof typeof sides;

/** `live`: keeps trying by itself, as the program does in the background. */
export async function openSide(side: SideName, dir: string, { live = false } = {}): Promise<Side> {
  const { name, open } = sides[side];
  const { server, client } = await open(join(dir, side), live);
  return {
    name,
    url: String(server.ready.url),
    async add(dossiers) {
      await client.ask({ do: 'add', dossiers });
    },
    async sealedBytes() {
      return side === 'ours' ? Number((await client.ask({ do: 'seal' })).bytes) : null;
    },
    async send(url) {
      const before = await usedMs(server, client);
      const { ms } = await client.ask({ do: 'send', url });
      return { ms: Number(ms), cpuMs: (await usedMs(server, client)) - before };
    },
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

async function usedMs(...children: readonly Child[]): Promise<number> {
  let sum = 0;
  for (const child of children) sum += Number((await child.ask({ do: 'used' })).ms);
  return sum;
}

interface Ends {
  readonly server: Child;
  readonly client: Child;
}

async function openOurs(dir: string, live: boolean): Promise<Ends> {
  const { district, desks } = await setUpOffice(dir);
  const server = await startChild('district-child.ts', district);
  const client = await startChild('desk-child.ts', live ? 'live' : 'round', ...desks);
  return { server, client };
}

async function openPouch(dir: string, batch: string): Promise<Ends> {
  const server = await startChild('pouch-server.ts', join(dir, 'district'));
  return { server, client: await startChild('pouch-client.ts', join(dir, 'desk'), batch) };
}

async function openRest(dir: string, mode: 'each' | 'all'): Promise<Ends> {
  const server = await startChild('rest-server.ts', dir);
  return { server, client: await startChild('rest-client.ts', mode) };
}
