import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Profile = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string() }),
      children: z.array(z.number()).optional(),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

/** Which part of an import a file of the program belongs to: the first that fits. */
const stages = [
  ['events: rows', /db\/(event-table|event-row)|postgres\/event-writes/],
  [
    'dossiers: rows, search',
    /db\/(dossier-|projected-dossier|plain-text|attachment-queries|state-json)|postgres\/dossier-rows/,
  ],
  ['search words', /shared\/identity\/search-tokens/],
  ['dossiers: fold', /shared\/dossier|db\/carried|postgres\/touched/],
  ['chain and hashes', /shared\/batch\/(chain|canonical-json)|node-crypto/],
  ['columns', /shared\/batch\/columns/],
  ['envelope', /shared\/batch|age-encryption|@noble|main\/crypto/],
  ['commit, locks, connection', /db\/(district\/(sqlite-store|postgres))|node_modules\/(pg|kysely)/],
  ['ledgers and numbers', /db\//],
  ['import', /main\/district/],
] as const;

/** Milliseconds of each stage, the greatest first: of a sample the innermost frame that a stage knows counts. */
export function readProfile(dir: string): readonly (readonly [string, number])[] {
  const files = readdirSync(dir).filter((name) => name.endsWith('.cpuprofile'));
  if (files.length === 0) throw new Error('no profile was written');
  const spent = new Map<string, number>();
  for (const file of files) addThread(spent, join(dir, file));
  return [...spent].sort(([, a], [, b]) => b - a);
}

/** Each thread writes a profile of its own. */
function addThread(spent: Map<string, number>, path: string): void {
  const { nodes, samples, timeDeltas } = Profile.parse(JSON.parse(readFileSync(path, 'utf8')));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const stageOf = new Map<number, string>();
  function mark(id: number, above: string): void {
    const node = byId.get(id);
    if (node === undefined) return;
    const { functionName, url } = node.callFrame;
    const stage = outside.get(functionName) ?? stages.find(([, pattern]) => pattern.test(url))?.[0] ?? above;
    stageOf.set(id, stage);
    for (const child of node.children ?? []) mark(child, stage);
  }
  mark(nodes[0]?.id ?? 0, 'start, modules');
  samples.forEach((id, i) => {
    const stage = stageOf.get(id) ?? '';
    spent.set(stage, (spent.get(stage) ?? 0) + (timeDeltas[i] ?? 0) / 1000);
  });
}

const outside: ReadonlyMap<string, string> = new Map([
  ['(garbage collector)', 'garbage'],
  ['(idle)', 'waiting'],
  ['(program)', 'the machine itself'],
]);
