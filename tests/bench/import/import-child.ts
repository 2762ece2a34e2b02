import { readFileSync } from 'node:fs';
import { importFiles } from '../../../main/district/import.ts';
import { openDistrict } from '../../../main/district/open.ts';
import { createPlace, must } from '../place.ts';

/** As a desk sends them: two are under way. */
const atOnce = 2;

/** Imports sealed files in their order in a process that does nothing else: `import-child.ts DISTRICT FILE…`. */
const [dir = '', ...files] = process.argv.slice(2);
using place = createPlace();
await using district = must(await openDistrict(place.deps, dir));
const idleKb = process.resourceUsage().maxRSS;
const usedBefore = process.cpuUsage();
const start = performance.now();
const waiting = files.values();
async function send(): Promise<void> {
  for (const file of waiting) {
    const [answer] = await importFiles(district, [{ name: file, bytes: readFileSync(file) }], 'network');
    if (answer?.state !== 'accepted') throw new Error(JSON.stringify(answer));
  }
}
await Promise.all(Array.from({ length: atOnce }, send));
const ms = performance.now() - start;
const { user, system } = process.cpuUsage(usedBefore);
const memoryMb = (process.resourceUsage().maxRSS - idleKb) / 1000;
process.stdout.write(JSON.stringify({ ms, cpuMs: (user + system) / 1000, memoryMb }));
