import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from '../figures.ts';
import { type BenchOptions, wholeYear } from '../options.ts';
import { createPlace, type Place } from '../place.ts';
import { createYear, type SealedYear } from '../sealed-year.ts';
import { type BenchPostgres, startPostgres } from './postgres.ts';
import { readProfile } from './profile.ts';
import { runImport } from './run-import.ts';

const port = 54_329;
/** As a desk cuts what it sends over a network. */
const eventsPerBatch = 8000;
const shapes = ['batches', 'one file'] as const;

/** A year of one commune taken in by either store: dossiers a second, processor time, and where it went. */
export async function benchImport({ dossiers: asked }: BenchOptions): Promise<readonly Figure[]> {
  const dossiers = asked ?? wholeYear;
  using place = createPlace();
  await using postgres = await startPostgres(port);
  const figures: Figure[] = [];
  for (const shape of shapes) {
    figures.push(...(await measure(place, { dossiers, shape, postgres: null })));
    figures.push(...(await measure(place, { dossiers, shape, postgres })));
  }
  return figures;
}

interface Wanted {
  readonly dossiers: number;
  readonly shape: (typeof shapes)[number];
  readonly postgres: BenchPostgres | null;
}

async function measure(place: Place, { dossiers, shape, postgres }: Wanted): Promise<readonly Figure[]> {
  const store = postgres === null ? 'SQLite' : 'PostgreSQL';
  async function once(profileDir?: string) {
    const name = `${store} ${shape} ${profileDir === undefined ? 'bare' : 'profiled'}`;
    const dataDir = join(place.dir, name);
    const database = postgres === null ? {} : { database: await postgres.newDatabase() };
    const year = await createYear(place, { dataDir, dossiers, ...database });
    const files = await sealedFiles(`${dataDir} files`, year, shape);
    const before = postgres?.usedMs() ?? 0;
    const imported = runImport(dataDir, files, profileDir);
    return {
      ...imported,
      serverMs: (postgres?.usedMs() ?? 0) - before,
      of: `${store}, ${dossiers} dossiers, ${shape}`,
    };
  }
  const { ms, cpuMs, serverMs, of } = await once();
  const profileDir = join(place.dir, `${store} ${shape} profile`);
  await once(profileDir);
  const each = 1000 / dossiers;
  return [
    { name: 'import: dossiers a second', value: 1000 / (ms / dossiers), unit: '/s', aim: aims[store], of },
    { name: 'import: processor, 1,000 dossiers', value: cpuMs * each, unit: 'ms', aim: null, of },
    ...(postgres === null
      ? []
      : [{ name: 'import: the server beside it', value: serverMs * each, unit: 'ms', aim: null, of } as const]),
    ...readProfile(profileDir).map(([stage, spent]): Figure => {
      return { name: `import: ${stage}`, value: spent * each, unit: 'ms', aim: null, of: `${of}, by the profile` };
    }),
  ];
}

const aims = { SQLite: 10_000, PostgreSQL: 4000 } as const;

async function sealedFiles(dir: string, { events, seal }: SealedYear, shape: Wanted['shape']): Promise<string[]> {
  mkdirSync(dir);
  const most = shape === 'batches' ? eventsPerBatch : events.length;
  const files: string[] = [];
  for (let at = 0; at < events.length; at += most) {
    const file = join(dir, `${String(at).padStart(8, '0')}.mcd`);
    writeFileSync(file, await seal(events.slice(at, at + most)));
    files.push(file);
  }
  return files;
}
