import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { benchExchange } from './exchange.ts';
import { type Figure, formatTable } from './figures.ts';
import { benchIntake } from './intake.ts';
import { benchSearch } from './search.ts';

const benches: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  intake: benchIntake,
  exchange: benchExchange,
  search: benchSearch,
};

/** `npm run bench [-- NAME…]`: a table for people, a JSON file for programs. Missed aims do not fail: they are shown. */
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(benches, name));
if (unknown !== undefined) {
  process.stderr.write(`no such measurement: ${unknown}; there are ${Object.keys(benches).join(', ')}\n`);
  process.exit(2);
}
const figures: Figure[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stderr.write(`measuring ${name} …\n`);
  figures.push(...(await bench()));
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
