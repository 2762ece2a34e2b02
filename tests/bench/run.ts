import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { benchDistrict, districtParts } from './district/district.ts';
import { benchExchange } from './exchange.ts';
import { type Figure, formatTable } from './figures.ts';
import { benchImport } from './import/import.ts';
import { benchIntake } from './intake.ts';
import { type BenchOptions, readOptions } from './options.ts';
import { benchSearch } from './search.ts';
import { benchSync, syncParts } from './sync/sync.ts';

const benches: Readonly<Record<string, (options: BenchOptions) => Promise<readonly Figure[]>>> = {
  intake: benchIntake,
  exchange: benchExchange,
  import: benchImport,
  search: benchSearch,
  sync: benchSync,
  district: benchDistrict,
};

/**
 * `npm run bench [-- NAME… --only PART,… --dossiers N]`: a table for people, a JSON file for programs. Missed aims do
 * not fail: they are shown.
 */
const { names: asked, options } = readOptions(process.argv.slice(2));
for (const [given, known] of [
  [asked, Object.keys(benches)],
  [options.only, [...syncParts, ...districtParts]],
] as const) {
  const unknown = given.find((name) => !known.includes(name));
  if (unknown === undefined) continue;
  process.stderr.write(`no such measurement: ${unknown}; there are ${known.join(', ')}\n`);
  process.exit(2);
}
const figures: Figure[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stderr.write(`measuring ${name} …\n`);
  figures.push(...(await bench(options)));
}
const root = join(import.meta.dirname, '..', '..');
const machine = {
  node: process.version,
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  memoryMb: Math.round(totalmem() / 1e6),
};
mkdirSync(join(root, 'bench-results'), { recursive: true });
const file = join('bench-results', `${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}.json`);
writeFileSync(join(root, file), JSON.stringify({ machine, figures }, null, 2));
process.stdout.write(
  `${formatTable(figures)}\n\n${machine.cpu}, ${machine.cores} cores, Node ${machine.node}\n${file}\n`,
);
