import { join } from 'node:path';
import { openDistrictApp } from '../../../main/server/district-app.ts';
import { must } from '../place.ts';
import { serveParent } from './child.ts';
import { lastDay, machineDeps } from './office.ts';

/** The district as it is served, on loopback: `district-child.ts MACHINE`. */
const [machine = ''] = process.argv.slice(2);
// Its pages are not measured: none are served.
const dataDir = join(machine, 'data');
const app = must(await openDistrictApp(machineDeps(machine, lastDay), { dataDir, version: '0', rendererDir: dataDir }));
const served = must(await app.serve({ port: 0, host: '127.0.0.1' }));
await serveParent({ url: served.url }, {});
await app.close();
