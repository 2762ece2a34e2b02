import type { Figure } from '../figures.ts';
import { type BenchOptions, wholeYear } from '../options.ts';
import { benchDesks } from './desks.ts';
import { benchLoopback } from './loopback.ts';
import { ensurePeers } from './peers.ts';
import { benchReplaced } from './replaced.ts';
import { benchSealing } from './sealing.ts';
import { benchPoor, benchSlow, benchSlowOurs } from './slow.ts';
import { benchWire } from './wire.ts';

type Measure = (dossiers: number) => Promise<readonly Figure[]>;

/** Side by side with other people's programs. */
const besidePeers: Readonly<Record<string, Measure>> = { wire: benchWire, loopback: benchLoopback, slow: benchSlow };
const ours: Readonly<Record<string, Measure>> = {
  poor: benchPoor,
  sealing: benchSealing,
  desks: benchDesks,
  replaced: benchReplaced,
};
/** A part of another one, measured only where it is asked for by name. */
const byName: Readonly<Record<string, Measure>> = { 'slow-ours': benchSlowOurs };

export const syncParts = Object.keys({ ...besidePeers, ...ours, ...byName });

/** A year of one commune by `npm run bench -- sync [--only PART,…] [--dossiers N]`, side by side with other roads. */
export async function benchSync({ only, dossiers }: BenchOptions): Promise<readonly Figure[]> {
  const all = Object.entries({ ...besidePeers, ...ours });
  const chosen = only.length === 0 ? all : [...all, ...Object.entries(byName)].filter(([name]) => only.includes(name));
  if (chosen.some(([name]) => Object.hasOwn(besidePeers, name))) ensurePeers();
  const figures: Figure[] = [];
  for (const [name, measure] of chosen) {
    process.stderr.write(`measuring sync, ${name} …\n`);
    figures.push(...(await measure(dossiers ?? wholeYear)));
  }
  return figures;
}
