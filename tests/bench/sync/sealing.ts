import { type Figure, percentile, timed } from '../figures.ts';
import { createPlace } from '../place.ts';
import { type BenchDesk, openBenchDesk } from './bench-desk.ts';
import { setUpOffice } from './office.ts';

const portions = 10;
const unsent = 100;
const rounds = 15;

/** Sealing the same unsent dossiers with nothing behind them, and with ten years. */
export async function benchSealing(dossiers: number): Promise<readonly Figure[]> {
  using place = createPlace();
  const { desks } = await setUpOffice(place.dir);
  await using desk = await openBenchDesk(desks[0] ?? '');
  const young = await sealingMs(desk);
  for (let portion = 0; portion < portions; portion += 1) desk.add(dossiers);
  const old = await sealingMs(desk);
  const of = `${unsent} dossiers unsent, median of ${rounds}`;
  const history = `${portions * dossiers} dossiers of history, ${of}`;
  return [
    { name: 'sealing', value: young, unit: 'ms', aim: null, of: `no history, ${of}` },
    { name: 'sealing', value: old, unit: 'ms', aim: null, of: history },
    { name: 'sealing: with history ÷ without', value: old / young, unit: 'x', aim: 1.1, of: history },
  ];
}

async function sealingMs(desk: BenchDesk): Promise<number> {
  desk.takeForHeld();
  desk.add(unsent);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push((await timed(() => desk.seal())).ms);
  return percentile(times, 0.5);
}
