import { startProxy, type TcpProxy } from '../../fixtures/line-proxy.ts';
import type { Figure } from '../figures.ts';
import { createPlace } from '../place.ts';
import { openSide, type Side, type SideName, sides } from './sides.ts';

const dayRounds = 20;
const dayDossiers = 10;
/** A document a POST weighs the same however many there are. */
const mostSingle = 2000;

interface Measured {
  readonly side: SideName;
  readonly dossiers: number;
  /** Bytes a dossier, both ways: the whole history at once, and in batches of ten. */
  readonly whole: number;
  readonly day: number;
  /** A round with nothing to send, right after another one. */
  readonly quiet: { readonly bytes: number; readonly words: number; readonly connections: number };
}

/** Bytes on the wire, both ways, everything that TCP carries: the history at once, a day's batches of ten, and silence. */
export async function benchWire(dossiers: number): Promise<readonly Figure[]> {
  const all: Measured[] = [];
  for (const side of ['ours', 'pouch100', 'pouch1000', 'rest'] as const) all.push(await measure(side, dossiers));
  const [ours] = all;
  const pouch = all.find(({ side }) => side === 'pouch100');
  if (ours === undefined || pouch === undefined) throw new Error('nothing was measured');
  const day = `${dayRounds} batches of ${dayDossiers} dossiers`;
  return [
    ...all.map(({ side, dossiers: count, whole }): Figure => {
      const of = `${sides[side].name}, ${count} dossiers, both ways`;
      return { name: 'wire: bytes a dossier', value: whole, unit: 'B', aim: null, of };
    }),
    ...all.map(({ side, day: value }): Figure => {
      const of = `${sides[side].name}, ${day}`;
      return { name: 'wire: bytes a dossier, by day', value, unit: 'B', aim: null, of };
    }),
    { name: 'wire: ours ÷ PouchDB', value: ours.whole / pouch.whole, unit: 'x', aim: 0.1, of: 'whole history' },
    { name: 'wire: ours ÷ PouchDB, by day', value: ours.day / pouch.day, unit: 'x', aim: 0.2, of: day },
    { name: 'quiet round', value: ours.quiet.bytes, unit: 'B', aim: 1000, of: 'both ways, HTTP and all' },
    {
      name: 'quiet round trips',
      value: ours.quiet.words / 2,
      unit: 'x',
      aim: 1,
      of: 'a question and its answer are one',
    },
    {
      name: 'quiet round, new connections',
      value: ours.quiet.connections,
      unit: 'x',
      aim: 0,
      of: 'after another round',
    },
    { name: 'quiet round of PouchDB', value: pouch.quiet.bytes, unit: 'B', aim: null, of: 'nothing to replicate' },
  ];
}

async function measure(side: SideName, most: number): Promise<Measured> {
  using place = createPlace();
  await using opened = await openSide(side, place.dir);
  const proxy = await startProxy(opened.url);
  const dossiers = side === 'rest' ? Math.min(mostSingle, most) : most;
  const whole = (await bytesOf(opened, proxy, dossiers)) / dossiers;
  let day = 0;
  for (let round = 0; round < dayRounds; round += 1) day += await bytesOf(opened, proxy, dayDossiers);
  const quiet = await quietRound(opened, proxy);
  await proxy.close();
  return { side, dossiers, whole, day: day / dayRounds / dayDossiers, quiet };
}

async function bytesOf(side: Side, proxy: TcpProxy, dossiers: number): Promise<number> {
  if (dossiers > 0) await side.add(dossiers);
  const before = proxy.passed();
  await side.send(proxy.url);
  const after = proxy.passed();
  return after.up + after.down - before.up - before.down;
}

async function quietRound(side: Side, proxy: TcpProxy): Promise<Measured['quiet']> {
  await bytesOf(side, proxy, 0);
  proxy.set({});
  const before = proxy.connections();
  const bytes = await bytesOf(side, proxy, 0);
  return { bytes, words: proxy.words(), connections: proxy.connections() - before };
}
