import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { initDistrict } from '../../../main/district/init.ts';
import { type DistrictApp, openDistrictApp } from '../../../main/server/district-app.ts';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { createChance } from '../../fixtures/chance.ts';
import { type OwnPostgres, startPostgres } from '../../fixtures/own-postgres.ts';
import { type Figure, percentile, timed } from '../figures.ts';
import type { BenchOptions } from '../options.ts';
import { createPlace, must } from '../place.ts';
import { type Known, type Measured, measuredCalls } from './calls.ts';
import { type Ask, deepPages } from './deep-pages.ts';
import { fillDistrict } from './fill.ts';
import { createProcessorTime } from './processor-time.ts';

const wholeProvince = 3_500_000;
const rounds = 40;
/** What takes longer than this is asked less often. */
const longestMs = 10_000;

/** No setting is there for the figures' sake but that memory holds what is asked most; nobody cuts the power. */
const flags = [
  'fsync=off',
  'full_page_writes=off',
  'shared_buffers=2GB',
  'max_wal_size=8GB',
  'wal_level=minimal',
  'max_wal_senders=0',
];

export const districtParts = Object.keys(measuredCalls);

/** `npm run bench -- district [--only PART,…] [--dossiers N]`: every list and board of a province on PostgreSQL. */
export async function benchDistrict({ only, dossiers }: BenchOptions): Promise<readonly Figure[]> {
  using place = createPlace();
  const server = await startPostgres(flags);
  try {
    const dataDir = join(place.dir, 'district');
    must(await initDistrict(place.deps, { dataDir, name: 'Cấp tỉnh', training: true, database: server.url }));
    const app = must(await openDistrictApp(place.deps, { dataDir, version: '0', rendererDir: place.dir }));
    try {
      const filled = await fill(app, server, dossiers ?? wholeProvince);
      return [...filled, ...(await measureCalls(app, server, only))];
    } finally {
      await app.close();
    }
  } finally {
    await server.stop();
  }
}

async function fill({ district }: DistrictApp, server: OwnPostgres, dossiers: number): Promise<readonly Figure[]> {
  const { ms } = await timed(() => fillDistrict(district, server, dossiers));
  process.stderr.write(`filled in ${Math.round(ms / 1000)} s\n`);
  return [{ name: 'filling', value: ms / 1000, unit: 's', aim: null, of: `${dossiers} dossiers of 100 communes` }];
}

interface Bench {
  readonly known: Known;
  readonly ask: Ask;
  /** Processor time so far, ms. */
  readonly usedMs: () => number;
}

/** Through the door that a workspace asks at: input and output are parsed by the contract. */
async function measureCalls(
  { core }: DistrictApp,
  server: OwnPostgres,
  only: readonly string[],
): Promise<readonly Figure[]> {
  const ask: Ask = async (call, input) => {
    const answer = await core.call({ id: crypto.randomUUID(), call, input });
    if (!answer.ok) throw new Error(`${call} refused: ${JSON.stringify(answer.error)}`);
    // Parsed already.
    return answer.result as CallOutput<typeof call>;
  };
  const bench = { known: await knownOf(ask), ask, usedMs: createProcessorTime(server) };
  const figures: Figure[] = [];
  for (const [part, calls] of Object.entries(measuredCalls)) {
    if (only.length > 0 && !only.includes(part)) continue;
    // The compiler loses which call an input is of.
    for (const one of calls) figures.push(...(await measure(one as Measured, bench)));
  }
  return figures;
}

async function knownOf(ask: Ask): Promise<Known> {
  const periods = await ask('figure.periods', {});
  await forecastMade(ask, periods);
  return {
    communes: (await ask('commune.list', {})).map(({ code }) => code),
    fields: await ask('field.list', {}),
    periods,
    rows: (await ask('dossier.list', { limit: 100 })).rows,
  };
}

/** Who looks first sets off a forecast, which is made beside the work: not what is measured here. */
async function forecastMade(ask: Ask, periods: Known['periods']): Promise<void> {
  const { from, to } = periods[0] ?? { from: '', to: '' };
  while ((await ask('figure.overview', { from, to })).forecast === null) await setTimeout(1000);
}

async function measure(one: Measured, { known, ask, usedMs }: Bench): Promise<Figure[]> {
  const { name, call, aim } = one;
  const chance = createChance(7);
  // Only lists that are paged through are deep.
  const paged = one as unknown as Measured<'dossier.list'>;
  const input = one.isDeep === true ? await deepPages(paged, { ask, known, chance }) : one.input;
  const walls: number[] = [];
  const used: number[] = [];
  // The first asking warms what a running server has warm.
  await ask(call, input(chance, known));
  const begun = performance.now();
  while (walls.length < rounds && (walls.length < 1 || performance.now() - begun < longestMs)) {
    const before = usedMs();
    walls.push((await timed(() => ask(call, input(chance, known)))).ms);
    used.push(usedMs() - before);
  }
  const of = `${walls.length} times; p50 ${percentile(walls, 0.5).toFixed(1)}, longest ${Math.max(...walls).toFixed(1)}`;
  const usedOf = `p50 ${percentile(used, 0.5).toFixed(1)}, longest ${Math.max(...used).toFixed(1)}`;
  process.stderr.write(
    `${name}: p95 ${percentile(walls, 0.95).toFixed(1)} ms, ${of}; processor p95 ${percentile(used, 0.95).toFixed(1)}, ${usedOf}\n`,
  );
  return [
    { name, value: percentile(walls, 0.95), unit: 'ms', aim, of },
    { name: '  on the processor', value: percentile(used, 0.95), unit: 'ms', aim: null, of: usedOf },
  ];
}
