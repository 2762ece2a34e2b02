import type { Figure } from '../figures.ts';
import { createPlace } from '../place.ts';
import { openSide, type Sent, type SideName, sides } from './sides.ts';

/** From the word "send" until the district has said that it holds everything: durable, projected, searchable. */
export async function benchLoopback(dossiers: number): Promise<readonly Figure[]> {
  const sent = new Map<SideName, Sent>();
  for (const side of ['bare', 'ours', 'pouch1000', 'pouch100'] as const) {
    using place = createPlace();
    await using opened = await openSide(side, place.dir);
    await opened.add(dossiers);
    sent.set(side, await opened.send(opened.url));
  }
  const msOf = (side: SideName) => sent.get(side)?.ms ?? Number.NaN;
  const cpuOf = (side: SideName) => sent.get(side)?.cpuMs ?? Number.NaN;
  const of = `${dossiers} dossiers, both ends durable`;
  const ratio = (name: string, value: number, aim: number | null): Figure => ({ name, value, unit: 'x', aim, of });
  return [
    ...Array.from(sent, ([side, { ms }]): Figure => {
      return { name: 'loopback', value: ms / 1000, unit: 's', aim: null, of: `${sides[side].name}, ${of}` };
    }),
    ...Array.from(sent, ([side, { cpuMs }]): Figure => {
      const processors = `${sides[side].name}, processor time of both ends`;
      return { name: 'loopback, processor', value: cpuMs / 1000, unit: 's', aim: null, of: processors };
    }),
    ratio('loopback: ours ÷ PouchDB 1,000', msOf('ours') / msOf('pouch1000'), 1 / 3),
    ratio('loopback: ours ÷ bare', msOf('ours') / msOf('bare'), 1.5),
    ratio('loopback, processor: ours ÷ PouchDB 1,000', cpuOf('ours') / cpuOf('pouch1000'), null),
    ratio('loopback, processor: ours ÷ bare', cpuOf('ours') / cpuOf('bare'), null),
  ];
}
