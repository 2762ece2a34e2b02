import type { Figure } from '../figures.ts';
import { type BenchOptions, wholeYear } from '../options.ts';
import { benchDesks } from './desks.ts';
import { benchLoopback } from './loopback.ts';
import { ensurePeers } from './peers.ts';
import { benchSealing } from './sealing.ts';
import { benchPoor, benchSlow } from './slow.ts';
import { benchWire } from './wire.ts';

const parts: Readonly<Record<string, (dossiers: number) => Promise<readonly Figure[]>>> = {
  wire: benchWire,
  loopback: benchLoopback,
  slow: benchSlow,
  poor: benchPoor,
  sealing: benchSealing,
  desks: benchDesks,
};

export const syncParts = Object.keys(parts);

/** A year of one commune by `npm run bench -- sync [--only PART,…] [--dossiers N]`, side by side with other roads. */
export async function benchSync({ only, dossiers }: BenchOptions): Promise<readonly Figure[]> {
  ensurePeers();
  const figures: Figure[] = [];
  for (const [name, measure] of Object.entries(parts)) {
    if (only.length > 0 && !only.includes(name)) continue;
    process.stderr.write(`measuring sync, ${name} …\n`);
    figures.push(...(await measure(dossiers ?? wholeYear)));
  }
  return figures;
}
