import { loadavg } from 'node:os';
import { createChance } from '../../fixtures/chance.ts';
import { type LineFault, startProxy } from '../../fixtures/line-proxy.ts';
import type { Figure } from '../figures.ts';
import { createPlace } from '../place.ts';
import { openSide, type Side, type SideName, sides } from './sides.ts';

interface PoorLine {
  readonly name: string;
  readonly bytesPerSecond: number;
  /** Each way. */
  readonly delayMs: number;
  /** Every connection that stands is torn at this pace. */
  readonly killEveryMs: number;
  /** Of a hundred new connections. */
  readonly refusedOfHundred: number;
}

const mountain: PoorLine = {
  name: '512 kbit/s, 150 ms each way, cut each 30 s',
  bytesPerSecond: 64_000,
  delayMs: 150,
  killEveryMs: 30_000,
  refusedOfHundred: 0,
};
const valley: PoorLine = {
  name: '64 kbit/s, 600 ms each way, cut each 20 s, 5 % of connections refused',
  bytesPerSecond: 8000,
  delayMs: 600,
  killEveryMs: 20_000,
  refusedOfHundred: 5,
};

/** The mountain line: the whole history, and what PouchDB and a POST a dossier need for a part of it, all at once. */
export async function benchSlow(dossiers: number): Promise<readonly Figure[]> {
  const few = Math.min(2000, dossiers);
  const [whole, ours, pouch, rest] = await overLines(mountain, [
    ['ours', dossiers],
    ['ours', few],
    ['pouch1000', few],
    ['rest', few],
  ]);
  if (whole === undefined || ours === undefined || pouch === undefined || rest === undefined)
    throw new Error('nothing was measured');
  return [
    ...[whole, ours, pouch, rest].map((passage) => seconds(mountain, passage)),
    overLimit(mountain, whole, 1.15),
    ...spent(mountain, whole),
    { name: 'slow line: ours ÷ PouchDB', value: ours.ms / pouch.ms, unit: 'x', aim: 0.05, of: `${few} dossiers` },
    { name: 'slow line: ours ÷ POSTs', value: ours.ms / rest.ms, unit: 'x', aim: null, of: `${few} dossiers` },
  ];
}

/** The mountain line without the others. */
export async function benchSlowOurs(dossiers: number): Promise<readonly Figure[]> {
  return alone(mountain, dossiers, 1.15);
}

/** The poorest line. */
export async function benchPoor(dossiers: number): Promise<readonly Figure[]> {
  return alone(valley, Math.min(5000, dossiers), 1.2);
}

async function alone(line: PoorLine, dossiers: number, aim: number): Promise<readonly Figure[]> {
  const passages = await overLines(line, [['ours', dossiers]]);
  return passages.flatMap((passage) => [
    seconds(line, passage),
    overLimit(line, passage, aim),
    ...spent(line, passage),
  ]);
}

interface Passage {
  readonly side: SideName;
  readonly dossiers: number;
  readonly ms: number;
  /** Processor time of both ends, milliseconds. */
  readonly cpuMs: number;
  readonly sealedBytes: number | null;
  /** Bytes that had their time on the line, up: also those that were torn off and headers. */
  readonly carriedBytes: number;
}

/** Each over a line of its own; they begin together once all have loaded. */
async function overLines(
  line: PoorLine,
  wanted: readonly (readonly [SideName, number])[],
): Promise<readonly Passage[]> {
  using place = createPlace();
  const opened: Side[] = [];
  try {
    for (const [no, [side, dossiers]] of wanted.entries()) {
      const one = await openSide(side, `${place.dir}/${no}`, { live: true });
      opened.push(one);
      await one.add(dossiers);
    }
    return await Promise.all(
      wanted.map(async ([side, dossiers], no): Promise<Passage> => {
        const one = opened[no];
        if (one === undefined) throw new Error('it was not opened');
        const sealedBytes = await one.sealedBytes();
        return { side, dossiers, sealedBytes, ...(await overLine(line, one)) };
      }),
    );
  } finally {
    for (const one of opened) await one[Symbol.asyncDispose]();
  }
}

async function overLine(line: PoorLine, side: Side): Promise<Pick<Passage, 'ms' | 'cpuMs' | 'carriedBytes'>> {
  const { bytesPerSecond, delayMs, killEveryMs, refusedOfHundred } = line;
  const chance = createChance(5);
  const fault: LineFault = { bytesPerSecond, delayMs, refuses: () => chance.below(100) < refusedOfHundred };
  const proxy = await startProxy(side.url);
  proxy.set(fault);
  const killing = setInterval(() => proxy.killAll(), killEveryMs);
  try {
    return { ...(await side.send(proxy.url)), carriedBytes: proxy.carriedUp() };
  } finally {
    clearInterval(killing);
    await proxy.close();
  }
}

function seconds(line: PoorLine, { side, dossiers, ms }: Passage): Figure {
  const of = `${sides[side].name}, ${dossiers} dossiers, ${line.name}`;
  return { name: 'slow line', value: ms / 1000, unit: 's', aim: null, of };
}

function overLimit({ bytesPerSecond }: PoorLine, { dossiers, ms, sealedBytes }: Passage, aim: number): Figure {
  const limitMs = ((sealedBytes ?? Number.NaN) * 1000) / bytesPerSecond;
  const of = `${dossiers} dossiers, ${sealedBytes} B sealed in one go take ${(limitMs / 1000).toFixed(1)} s`;
  return { name: 'slow line: ours ÷ limit of the link', value: ms / limitMs, unit: 'x', aim, of };
}

/** Where the time above the limit went: a line that carried nothing, or one that carried more than the sealed bytes. */
function spent(line: PoorLine, { ms, cpuMs, carriedBytes, sealedBytes }: Passage): readonly Figure[] {
  const busyMs = (carriedBytes * 1000) / line.bytesPerSecond;
  const load = `load ${loadavg()[0]?.toFixed(1)} at the end`;
  return [
    { name: 'slow line: idle', value: (ms - busyMs) / 1000, unit: 's', aim: null, of: 'nothing went up' },
    {
      name: 'slow line: carried ÷ sealed',
      value: carriedBytes / (sealedBytes ?? Number.NaN),
      unit: 'x',
      aim: null,
      of: 'smaller batches, HTTP, what was torn off',
    },
    { name: 'slow line, processor', value: cpuMs / 1000, unit: 's', aim: null, of: `both ends, ${load}` },
  ];
}
