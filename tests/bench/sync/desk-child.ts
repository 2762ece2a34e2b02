import { openBenchDesk } from './bench-desk.ts';
import { serveParent } from './child.ts';

/** Desks whose dossiers are there already: `desk-child.ts round|live MACHINE…`. */
const [mode = 'round', ...machines] = process.argv.slice(2);
const live = mode === 'live';
const desks = await Promise.all(machines.map((machine, seed) => openBenchDesk(machine, { live, seed })));

await serveParent(
  {},
  {
    async add({ dossiers }) {
      for (const desk of desks) desk.add(Number(dossiers));
      return {};
    },
    async seal() {
      let bytes = 0;
      for (const desk of desks) bytes += await desk.seal();
      return { bytes };
    },
    async send({ url }) {
      const start = performance.now();
      await Promise.all(desks.map((desk) => (live ? desk.sendInBackground(String(url)) : desk.round(String(url)))));
      return { ms: performance.now() - start };
    },
  },
);
for (const desk of desks) await desk[Symbol.asyncDispose]();
