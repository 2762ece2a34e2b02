import { readFileSync } from 'node:fs';
import { importFiles } from '../../main/district/import.ts';
import { openDistrict } from '../../main/district/open.ts';
import { createPlace, must } from './place.ts';

/** Imports one sealed file in a process of its own, so that its memory is only this: `import-child.ts DISTRICT FILE`. */
const [dir = '', file = ''] = process.argv.slice(2);
using place = createPlace();
await using district = must(await openDistrict(place.deps, dir));
const bytes = readFileSync(file);
const idleKb = process.resourceUsage().maxRSS;
const start = performance.now();
const [answer] = await importFiles(district, [{ name: 'goi.mcd', bytes }], 'file');
const ms = performance.now() - start;
if (answer?.state !== 'accepted') throw new Error(JSON.stringify(answer));
const memoryMb = (process.resourceUsage().maxRSS - idleKb) / 1000;
process.stdout.write(JSON.stringify({ ms, memoryMb, events: answer.toSeq }));
